//! Filters: the properties that the tutorial explains, and what they refuse.

use ndarray::s;
use v1conv::{PHASE, SIGMA, WAVELENGTH, center_surround, filters, gabor};

#[path = "support/refused.rs"]
mod refused;
use refused::refused;

#[test]
fn every_filter_has_mean_zero() {
    for filter in filters(12, 9).unwrap().outer_iter() {
        assert!(filter.mean().unwrap().abs() < 1e-6);
    }
}

#[test]
fn the_parts_make_the_whole() {
    let all = filters(6, 7).unwrap();
    let channel = |channel: usize| all.slice(s![channel, 0, .., ..]);
    let center = center_surround(7, SIGMA).unwrap();
    assert!(center[[3, 3]] > 0.0 && center[[0, 0]] < 0.0);
    assert_eq!(channel(0), center);
    assert_eq!(channel(1), -center);
    let second = gabor(7, 45.0, 0.4 * SIGMA, WAVELENGTH, PHASE).unwrap();
    assert_eq!(channel(3), second);
}

#[test]
fn every_size_gives_numbers() {
    for kernel_size in 1..=33 {
        let filters = filters(7, kernel_size).unwrap();
        assert_eq!(filters.dim(), (7, 1, kernel_size, kernel_size));
        assert!(
            filters.iter().all(|value| value.is_finite()),
            "K = {kernel_size}"
        );
    }
}

#[test]
fn numbers_that_make_no_sense_are_explained() {
    refused(filters(1, 7), "out_channels of filters: expected 2 or more");
    refused(
        filters(6, 0),
        "kernel_size of a filter: expected 1 or more, found 0",
    );
    refused(filters(6, usize::MAX), "make one of them smaller.");
    refused(filters(usize::MAX, 7), "make one of them smaller.");
    refused(center_surround(7, 0.0), "sigma of center_surround");
    refused(center_surround(7, f64::NAN), "found NaN");
    refused(
        gabor(7, f64::INFINITY, 1.0, 10.0, 0.0),
        "orientation of gabor",
    );
    refused(gabor(7, 0.0, -1.0, 10.0, 0.0), "sigma of gabor");
    refused(gabor(7, 0.0, 1.0, 0.0, 0.0), "wavelength of gabor");
    refused(gabor(7, 0.0, 1.0, 10.0, f64::NAN), "phase of gabor");
    // Such stripes have no finite number at the edge of the filter.
    refused(
        gabor(7, 0.0, 1.0, 1e-308, 0.0),
        "wavelength of gabor: expected at least 1.6e-305",
    );
    refused(gabor(7, 0.0, 1.0, 5e-324, 0.0), "found 5e-324");
}

#[test]
fn filters_of_any_numbers_are_numbers() {
    let edges = [5e-324, 1e-306, 1e-30, 1.0, 1e30, f64::MAX];
    for sigma in edges {
        let filter = center_surround(5, sigma).unwrap();
        assert!(filter.iter().all(|weight| weight.is_finite()), "{sigma:e}");
        for wavelength in edges {
            let Ok(filter) = gabor(5, 30.0, sigma, wavelength, 90.0) else {
                assert!(wavelength < 1e-304, "{wavelength:e}");
                continue;
            };
            let all_numbers = filter.iter().all(|weight| weight.is_finite());
            assert!(all_numbers, "{sigma:e}, {wavelength:e}");
        }
    }
    // A phase of any number of full turns is the same as none.
    let turned = gabor(7, 0.0, 1.0, 10.0, 360.0 * 2f64.powi(60)).unwrap();
    assert_eq!(turned, gabor(7, 0.0, 1.0, 10.0, 0.0).unwrap());
}
