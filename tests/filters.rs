//! Filters: the properties that the tutorial explains, and what is refused.

use ndarray::{Array2, s};
use v1conv::{PHASE, SIGMA, WAVELENGTH, center_surround, filters, gabor};

#[test]
fn channel_one_is_the_negative_of_channel_zero() {
    let filters = filters(6, 7).unwrap();
    let channel =
        |channel: usize| -> Array2<f32> { filters.slice(s![channel, 0, .., ..]).to_owned() };
    let (on, off) = (channel(0), channel(1));
    assert_eq!(on, -&off);
    assert!(on[[3, 3]] > 0.0 && on[[0, 0]] < 0.0);
}

#[test]
fn every_filter_has_mean_zero() {
    for filter in filters(12, 9).unwrap().outer_iter() {
        assert!(filter.mean().unwrap().abs() < 1e-6);
    }
}

#[test]
fn the_parts_make_the_whole() {
    let all = filters(6, 7).unwrap();
    assert_eq!(
        all.slice(s![0, 0, .., ..]),
        center_surround(7, SIGMA).unwrap()
    );
    let second = gabor(7, 45.0, 0.4 * SIGMA, WAVELENGTH, PHASE).unwrap();
    assert_eq!(all.slice(s![3, 0, .., ..]), second);
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
fn a_tiny_sigma_gives_numbers() {
    for sigma in [1e-170, 1e-300, f64::MIN_POSITIVE] {
        let filters = [center_surround(7, sigma), gabor(7, 0.0, sigma, 10.0, 0.0)];
        assert!(
            filters
                .iter()
                .all(|filter| filter.as_ref().unwrap().iter().all(|v| v.is_finite()))
        );
    }
}

#[test]
fn numbers_that_make_no_sense_are_explained() {
    let cases = [
        (
            filters(1, 7).unwrap_err(),
            "out_channels of filters: expected 2 or more",
        ),
        (
            filters(6, 0).unwrap_err(),
            "kernel_size of a filter: expected 1 or more, found 0",
        ),
        (filters(6, usize::MAX).unwrap_err(), "fits into memory"),
        (filters(usize::MAX, 7).unwrap_err(), "fits into memory"),
        (
            center_surround(7, 0.0).unwrap_err(),
            "sigma of center_surround",
        ),
        (center_surround(7, f64::NAN).unwrap_err(), "found NaN"),
        (
            gabor(7, f64::INFINITY, 1.0, 10.0, 0.0).unwrap_err(),
            "orientation of gabor",
        ),
        (
            gabor(7, 0.0, -1.0, 10.0, 0.0).unwrap_err(),
            "sigma of gabor",
        ),
        (
            gabor(7, 0.0, 1.0, 0.0, 0.0).unwrap_err(),
            "wavelength of gabor",
        ),
        (
            gabor(7, 0.0, 1.0, 10.0, f64::NAN).unwrap_err(),
            "phase of gabor",
        ),
    ];
    for (error, expected) in cases {
        let message = error.to_string();
        assert!(message.contains(expected), "{message}");
    }
}
