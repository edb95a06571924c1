//! Gratings: what the parameters do, and what they refuse.

use v1conv::{Grating, grating};

#[path = "support/refused.rs"]
mod refused;
use refused::refused;

#[test]
fn the_defaults_are_those_of_the_tutorial() {
    let built = Grating::new(30.0)
        .spatial_frequency(1.0 / 28.0)
        .resolution(0.1)
        .patch(false);
    assert_eq!(built.render().unwrap(), grating(30.0));
}

#[test]
fn a_patch_is_a_disc_on_the_right() {
    let patch = Grating::new(0.0).patch(true).render().unwrap();
    assert_eq!(patch.dim(), (48, 64));
    assert!(patch.column(0).iter().all(|&value| value == 0.0));
    assert_ne!(patch[[24, 48]], 0.0);
    assert_eq!(patch[[2, 48]], 0.0);
}

#[test]
fn the_size_is_rounded_up() {
    let size = |resolution| {
        Grating::new(0.0)
            .resolution(resolution)
            .render()
            .unwrap()
            .dim()
    };
    assert_eq!(size(0.07), (34, 45));
    assert_eq!(size(1.0), (480, 640));
    assert_eq!(size(1e-9), (1, 1));
}

#[test]
fn numbers_that_make_no_sense_are_explained() {
    let plain = Grating::new(0.0);
    refused(
        Grating::new(f64::NAN).render(),
        "angle of a grating: expected a finite number",
    );
    refused(
        plain.spatial_frequency(0.0).render(),
        "spatial_frequency of a grating",
    );
    refused(plain.spatial_frequency(f64::INFINITY).render(), "found inf");
    refused(plain.resolution(0.0).render(), "resolution of a grating");
    refused(plain.resolution(-1.0).render(), "found -1");
    refused(plain.resolution(1e6).render(), "up to 16");
    refused(plain.resolution(f64::NAN).render(), "found NaN");
    refused(plain.phase(f64::NAN).render(), "phase of a grating");
    refused(plain.phase(f64::INFINITY).render(), "phase of a grating");
    // The coordinates would not be numbers, and the image a single colour.
    refused(plain.spatial_frequency(1e307).render(), "found 1e307");
    refused(
        plain.resolution(16.0).spatial_frequency(f64::MAX).render(),
        "at most 4.4e303 at this resolution",
    );
    // The short form cannot return an error: its result is NaN, and the figure says so.
    for angle in [f64::NAN, f64::INFINITY] {
        let image = grating(angle);
        assert_eq!(image.dim(), (48, 64));
        assert!(image.iter().all(|value| value.is_nan()));
        let figure = v1conv::show_stimulus(&image).unwrap();
        assert!(figure.text().contains("no value is a finite number"));
    }
}

#[test]
fn every_pixel_has_the_sign_of_its_cosine() {
    // 0 and ±90 degrees put whole rows or columns at one phase; from 1e10 on, neighbours are whole turns apart.
    for angle in [0.0, -90.0, 90.0, 45.0, 30.5, -17.3, 1e-7, 720.0] {
        for frequency in [
            1.0 / 28.0,
            std::f64::consts::PI / 20.0,
            3.0,
            1e4,
            1e10,
            1e100,
            1e300,
        ] {
            let image = Grating::new(angle)
                .spatial_frequency(frequency)
                .render()
                .unwrap();
            let (sin, cos) = f64::to_radians(angle).sin_cos();
            for ((row, column), &pixel) in image.indexed_iter() {
                let x = frequency * column as f64 / 0.1;
                let y = frequency * row as f64 / 0.1;
                let expected = if (x * cos + y * sin).cos() > 0.0 {
                    0.5
                } else {
                    -0.5
                };
                assert_eq!(
                    pixel, expected,
                    "angle {angle}, frequency {frequency}, at ({row}, {column})"
                );
            }
        }
    }
}

#[test]
fn a_phase_moves_the_stripes() {
    let drawn = |angle, phase| Grating::new(angle).phase(phase).render().unwrap();
    for angle in [0.0, 30.0, -90.0] {
        assert_eq!(drawn(angle, 0.0), grating(angle));
        for phase in [1.0, 47.0, 90.0, 133.0, -20.0] {
            let (sin, cos) = f64::to_radians(angle).sin_cos();
            for ((row, column), &pixel) in drawn(angle, phase).indexed_iter() {
                let [x, y] = [column, row].map(|at| at as f64 / 28.0 / 0.1);
                let value = (x * cos + y * sin + phase.to_radians()).cos();
                // Closer to zero, the order of the sum decides.
                if value.abs() > 1e-9 {
                    assert_eq!(pixel, if value > 0.0 { 0.5 } else { -0.5 });
                }
            }
        }
    }
}
