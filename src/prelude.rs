//! What the tutorial's cells name in every language: `use v1conv::prelude::*;`
//!
//! Everything that shows something comes from [`crate::en`] or [`crate::ja`].

pub use ndarray::{Array, Array1, Array2, Array4, Axis, array, s};

pub use crate::{
    Colours, ConvolutionalLayer, Error, Figure, Grating, PHASE, SIGMA, Show, WAVELENGTH, Widget,
    bilibili, center_surround, conv2d, example_filter, example_image, example_photo, fetch_data,
    filters, frames, gabor, grating, load_data_split, load_image, osf, youtube,
};
