//! The functions that show something, in the language of each edition. They are offered beside the exercises, as
//! `v1conv::exercises::en` and `v1conv::exercises::ja`: one line of a notebook chooses the language of all.

/// One edition: the functions of the crate that show something, speaking its language.
macro_rules! edition {
    ($module:ident, $language:expr, $name:literal) => {
        #[doc = concat!("What the cells of the ", $name, " edition call to show something.")]
        pub mod $module {
            use ndarray::{Array1, Array2, Array4};

            use crate::{Error, Figure, Language, ProgressBar, Widget};

            const LANGUAGE: Language = $language;

            edition! { Figure:
                show_stimulus(stimulus: &Array2<f32>);
                plot_stimuli(stimuli: &[Array2<f32>], titles: &[impl AsRef<str>]);
                plot_filters(filters: &Array4<f32>, shown: &[(usize, &str)]);
                show_activation(activation: &Array2<f32>);
                plot_example_activations(stimuli: &Array4<f32>, act: &Array4<f32>, channels: &[usize]);
                plot_weights(weights: &Array4<f32>, channels: &[usize]);
                plot_responses(phases: &[f64], responses: &[(Array1<f32>, f32)]);
            }
            edition! { Widget:
                step_through_convolution();
                animate_convolution(image: &Array2<f32>, filter: &Array2<f32>, stride: usize, padding: usize);
                shape_gabor();
                turn_grating();
                watch_complex_cell();
                see_picture();
                guess_grating();
                guess_border();
                guess_stride();
                guess_filter();
                guess_cell();
            }

            /// [`progress_bar`](crate::progress_bar) in this language.
            #[must_use]
            pub fn progress_bar(steps: usize) -> ProgressBar {
                LANGUAGE.speak();
                crate::progress_bar(steps).in_language(LANGUAGE)
            }
        }
    };
    ($shown:ident: $($function:ident($($argument:ident: $kind:ty),*);)*) => { $(
        #[doc = concat!("[`", stringify!($function), "`](crate::", stringify!($function), ") in this language.")]
        ///
        /// # Errors
        /// Those of the function.
        pub fn $function($($argument: $kind),*) -> Result<$shown, Error> {
            LANGUAGE.speak();
            Ok(crate::$function($($argument),*)?.in_language(LANGUAGE))
        }
    )* };
}

edition!(en, Language::English, "English");
edition!(ja, Language::Japanese, "Japanese");
