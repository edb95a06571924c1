//! The editions of the tutorial: the functions that its cells call, each in one language.
//!
//! The editions offer the same names, so that their cells are the same: `use v1conv::en::*;` or `use v1conv::ja::*;`
//! chooses the language of figures, widgets, exercises and errors.

/// One edition.
macro_rules! edition {
    ($module:ident, $language:expr, $name:literal) => {
        #[doc = concat!("What the cells of the ", $name, " edition call.")]
        pub mod $module {
            use ndarray::{Array1, Array2, Array4};

            use crate::exercises::{self, Check, Note, Progress, for_each_exercise};
            use crate::figure::for_each_figure;
            use crate::{ConvolutionalLayer, Error, Figure, Language, ProgressBar, Widget};

            const LANGUAGE: Language = $language;

            for_each_figure!(figures);
            shown! { Widget:
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
            for_each_exercise!(exercises);

            /// [`progress_bar`](crate::progress_bar) in this language.
            #[must_use]
            pub fn progress_bar(steps: usize) -> ProgressBar {
                LANGUAGE.speak();
                crate::progress_bar(steps).in_language(LANGUAGE)
            }

            /// The placeholder of an exercise: replace it with your answer.
            ///
            /// # Errors
            /// Always [`Error::NotDone`].
            pub fn not_done<T>() -> Result<T, Error> {
                LANGUAGE.speak();
                Err(Error::NotDone { language: LANGUAGE })
            }

            /// The exercises that are done, as far as this kernel has seen them checked, even before a restart.
            #[must_use]
            pub fn progress() -> Progress {
                LANGUAGE.speak();
                exercises::progress(LANGUAGE)
            }
        }
    };
}

/// The functions that return a figure or a widget.
macro_rules! shown {
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

macro_rules! figures {
    (() $($file:ident: $function:ident $arguments:tt;)*) => { shown! { Figure: $($function $arguments;)* } };
}

/// The check, hints and solution of each exercise.
macro_rules! exercises {
    (()
        $($file:ident, $notebook:literal, $number:literal, $function:ident:
            $check:ident, $hint:ident, $solution:ident, $export:ident, $answer:ty, $about:literal;)*
    ) => { $(
        #[doc = concat!("Checks exercise ", $number, ": ", $about, ".")]
        #[must_use]
        pub fn $check(answer: $answer) -> Check {
            use exercises::$file::{EXERCISE, answer as arrays};
            LANGUAGE.speak();
            exercises::check($number, &EXERCISE, |input| arrays(answer, input), LANGUAGE)
        }

        #[doc = concat!("A hint for exercise ", $number, ": level 1 is a nudge, level 3 is nearly the answer.")]
        ///
        /// # Errors
        /// [`Error::Argument`] for another level.
        pub fn $hint(level: usize) -> Result<Note, Error> {
            LANGUAGE.speak();
            exercises::hint($number, &exercises::$file::EXERCISE.hints, level, LANGUAGE)
        }

        #[doc = concat!("The solution of exercise ", $number, ".")]
        #[must_use]
        pub fn $solution() -> Note {
            LANGUAGE.speak();
            exercises::solution($number, &exercises::$file::EXERCISE.solution, LANGUAGE)
        }
    )* };
}

macro_rules! editions {
    ($($code:ident $language:ident $name:literal;)*) => {
        $(edition!($code, Language::$language, $name);)*
    };
}
languages::each!(editions);
