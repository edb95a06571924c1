//! The exercises: what the student's cells call, in the language of the edition.
//!
//! The editions offer the same names, so that their cells are the same: `use v1conv::exercises::en::*;` or
//! `use v1conv::exercises::ja::*;` chooses the language.

mod answer;
mod check;
mod convolution;
mod layer;
mod weights;

pub use check::{Check, Status};

/// One edition: the same functions, speaking its language.
macro_rules! edition {
    ($module:ident, $language:expr, $name:literal) => {
        #[doc = concat!("What the exercises of the ", $name, " edition call.")]
        pub mod $module {
            use ndarray::{Array2, Array4};

            use super::Check;
            use crate::{ConvolutionalLayer, Error, Language};

            const LANGUAGE: Language = $language;

            /// The placeholder of an exercise: replace it with your answer.
            ///
            /// # Errors
            /// Always [`Error::NotDone`].
            pub fn not_done<T>() -> Result<T, Error> {
                Err(Error::NotDone { language: LANGUAGE })
            }

            /// Checks exercise 1.1: a function that convolves an image (H, W) with a filter (K, K), K odd, stride 1,
            /// zeros outside of the image, and gives an output (H, W).
            pub fn check_1_1(
                convolve: fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>,
            ) -> Check {
                super::convolution::check(convolve, LANGUAGE)
            }

            /// Checks exercise 1.3: a function that makes gratings of these orientations, in degrees, and runs them
            /// through the layer with the tutorial's filters; it gives the stimuli (N, 1, 48, 64) and the
            /// activations (N, 6, 48, 64).
            pub fn check_1_3(
                run_layer: fn(&[f64]) -> Result<(Array4<f32>, Array4<f32>), Error>,
            ) -> Check {
                super::layer::check(run_layer, LANGUAGE)
            }

            /// Checks bonus exercise 2: a function that reads the weights out of any layer.
            pub fn check_b2(
                read_weights: fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>,
            ) -> Check {
                super::weights::check(read_weights, LANGUAGE)
            }
        }
    };
}

edition!(en, Language::English, "English");
edition!(ja, Language::Japanese, "Japanese");
