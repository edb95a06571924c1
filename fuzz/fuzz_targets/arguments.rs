//! Any sizes, numbers and names: the result is arrays of finite numbers, or an error in both languages.
//!
//! ```text
//! ASAN_OPTIONS=allocator_may_return_null=1 \
//!     cargo +nightly fuzz run arguments -- -max_total_time=600 -len_control=0 -max_len=256 -detect_leaks=0
//! ```
//!
//! It asks for more memory than there is, to see it refused.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use ndarray::Array2;
use v1conv::{
    ConvolutionalLayer, Error, Grating, Language, animate_convolution, center_surround, filters,
    gabor, grating, load_data_split, load_image, show_stimulus,
};

#[derive(Debug, Arbitrary)]
enum Fuzzed {
    Filters(Size, Size),
    Center(Size, f64),
    Gabor(Size, [f64; 4]),
    Grating {
        angle: f64,
        frequency: f64,
        resolution: f64,
        phase: f64,
        patch: bool,
    },
    Layer(Size, Size, Size),
    Animation {
        sides: [u8; 4],
        stride: Size,
        padding: Size,
    },
    Name(String),
    Saved(String),
}

/// Small enough to compute, or too large for any memory.
#[derive(Debug, Clone, Copy)]
struct Size(usize);

impl<'a> Arbitrary<'a> for Size {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self(if u.ratio(4, 5)? {
            u.int_in_range(0..=12)?
        } else {
            *u.choose(&[
                1 << 50,
                1 << 61,
                1 << 62,
                isize::MAX as usize,
                usize::MAX - 1,
                usize::MAX,
            ])?
        }))
    }
}

/// Whether it contains hiragana or katakana, as every Japanese sentence does.
fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|letter| ('\u{3040}'..'\u{3100}').contains(&letter))
}

fn check(result: std::result::Result<(), Error>) {
    let Err(error) = result else { return };
    let [english, japanese] = [Language::English, Language::Japanese].map(|it| error.message(it));
    assert!(is_japanese(&japanese), "{japanese}");
    // A file may have any name.
    assert!(
        !is_japanese(&english) || matches!(error, Error::File { .. }),
        "{english}"
    );
}

fn all_numbers<'a>(values: impl IntoIterator<Item = &'a f32>) {
    assert!(values.into_iter().all(|value| value.is_finite()));
}

fuzz_target!(|fuzzed: Fuzzed| {
    check(match fuzzed {
        Fuzzed::Filters(Size(channels), Size(kernel)) => {
            filters(channels, kernel).map(|it| all_numbers(&it))
        }
        Fuzzed::Center(Size(kernel), sigma) => {
            center_surround(kernel, sigma).map(|it| all_numbers(&it))
        }
        Fuzzed::Gabor(Size(kernel), [orientation, sigma, wavelength, phase]) => {
            gabor(kernel, orientation, sigma, wavelength, phase).map(|it| all_numbers(&it))
        }
        Fuzzed::Grating {
            angle,
            frequency,
            resolution,
            phase,
            patch,
        } => {
            assert_eq!(
                grating(angle).iter().any(|value| value.is_nan()),
                !angle.is_finite()
            );
            let grating = Grating::new(angle).phase(phase).patch(patch);
            // The largest pictures take too long.
            let resolution = if resolution > 0.3 {
                resolution * 100.0
            } else {
                resolution
            };
            grating
                .spatial_frequency(frequency)
                .resolution(resolution)
                .render()
                .map(|image| {
                    assert!(image.iter().all(|value| [-0.5, 0.0, 0.5].contains(value)));
                })
        }
        Fuzzed::Layer(Size(c_in), Size(c_out), Size(kernel)) => {
            ConvolutionalLayer::new(c_in, c_out, kernel).map(|layer| all_numbers(layer.weight()))
        }
        Fuzzed::Animation {
            sides,
            stride,
            padding,
        } => {
            let [h, w, k, l] = sides.map(|side| usize::from(side % 16));
            let (image, filter) = (Array2::zeros((h, w)), Array2::zeros((k, l)));
            animate_convolution(&image, &filter, stride.0, padding.0).map(|widget| {
                assert!(!widget.html().is_empty());
            })
        }
        Fuzzed::Name(name) => load_image(&name)
            .map(drop)
            .and(load_data_split(&name).map(drop)),
        Fuzzed::Saved(name) => {
            // To a folder that does not exist, so that nothing is written.
            let path = format!("/nowhere/{name}");
            show_stimulus(&grating(0.0)).and_then(|figure| figure.save(path))
        }
    });
});
