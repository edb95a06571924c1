//! Everything that the tutorial's cells name: `use v1conv::prelude::*;`

pub use ndarray::{Array1, Array2, Array4, Axis, array, s};

pub use crate::{
    ConvolutionalLayer, Error, Figure, Grating, PHASE, SIGMA, Show, WAVELENGTH,
    animate_convolution, bilibili, center_surround, conv2d, example_filter, example_image,
    fetch_data, filters, frames, gabor, grating, load_data_split, osf, plot_example_activations,
    plot_filters, plot_stimuli, plot_weights, show_activation, show_stimulus, youtube,
};
