//! The support crate of a tutorial on convolution as a model of visual cortex.
//!
//! A stimulus meets filters in a convolution, and its output becomes a figure:
//!
//! ```
//! use ndarray::Axis;
//! use v1conv::{ConvolutionalLayer, filters, grating, plot_example_activations};
//!
//! let stimuli = grating(45.0).insert_axis(Axis(0)).insert_axis(Axis(0)); // (N, C_in, H, W)
//! let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
//! let activations = layer.forward(&stimuli)?; // (N, C_out, H, W)
//! let figure = plot_example_activations(&stimuli, &activations, &[0, 1, 2, 3, 4, 5])?;
//! assert!(figure.svg()?.contains("activation strength"));
//! # Ok::<(), v1conv::Error>(())
//! ```
//!
//! The tutorial and its numbers are those of Neuromatch Academy, week 1, day 5, tutorial 2 (Jorge A. Menendez,
//! Carsen Stringer and others), <https://github.com/NeuromatchAcademy/course-content>.

mod conv;
mod data;
mod display;
mod edition;
mod error;
pub mod exercises;
mod figure;
mod files;
mod filters;
mod language;
mod layer;
mod media;
mod photo;
pub mod prelude;
mod progress_bar;
mod random;
mod require;
mod shape;
mod shared;
mod simd;
mod stimulus;
mod widgets;

pub use conv::{Backend, Lanes, conv2d};
pub use data::{DataSplit, fetch_data, load_data_split};
pub use display::Show;
pub use edition::*;
pub use error::{Cause, Error};
pub use figure::functions::*;
pub use figure::{Colours, Figure};
pub use filters::{PHASE, SIGMA, WAVELENGTH, center_surround, filters, gabor};
pub use language::{Language, Words};
pub use layer::ConvolutionalLayer;
pub use media::{Frames, Media, bilibili, frames, osf, youtube};
/// The array library, re-exported because notebooks and their type inference need its names.
pub use ndarray;
pub use photo::{example_photo, load_image};
pub use progress_bar::{ProgressBar, progress_bar};
pub use simd::Instructions;
pub use stimulus::{Grating, grating};
pub use widgets::{
    Widget, animate_convolution, example_filter, example_image, guess_border, guess_cell,
    guess_filter, guess_grating, guess_stride, see_picture, shape_gabor, step_through_convolution,
    turn_grating, watch_complex_cell,
};
