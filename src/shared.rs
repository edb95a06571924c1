//! Generic functions called by a notebook's cells, compiled here once instead of in each cell.
//!
//! Rust lets crates share them at the lower two `opt-level`s, and the kernel compiles this crate at 1.

use std::any::Any;
use std::collections::HashMap;
use std::hint::black_box;

use ndarray::{Array1, Array2, Array4, s};

use crate::exercises::{Check, Note, Progress};
use crate::{ConvolutionalLayer, Error, Figure, Show, Widget};

/// Nobody calls this: because it could be called, everything it names is compiled.
#[used]
static SHARED: fn() = shared;

fn shared() {
    keep(0.0_f32);
    keep(0.0_f64);
    keep(Vec::<f64>::new());
    keep(Vec::<String>::new());
    keep(Vec::<Array2<f32>>::new());
    keep(Array1::<f32>::zeros(1));
    keep(Array2::<f32>::zeros((1, 1)));
    keep(Array4::<f32>::zeros((1, 1, 1, 1)));
    let _ = ConvolutionalLayer::new(1, 1, 1).map(keep);

    black_box(<Result<Figure, Error> as Show>::evcxr_display as fn(&_));
    black_box(<Result<Widget, Error> as Show>::evcxr_display as fn(&_));
    black_box(<Result<Note, Error> as Show>::evcxr_display as fn(&_));
    black_box(<Check as Show>::evcxr_display as fn(&_));
    black_box(<Progress as Show>::evcxr_display as fn(&_));

    let mut stimuli = Array4::<f32>::zeros((1, 1, 1, 1));
    let stimulus = stimuli.slice(s![0, 0, .., ..]).to_owned();
    stimuli.slice_mut(s![0, 0, .., ..]).assign(&stimulus);
    let middle = stimuli.slice(s![0, .., 0, 0]).mapv(f32::abs);
    black_box(middle.sum());
}

/// Keeps a value and takes it out again, as the kernel keeps variables from one cell to the next.
fn keep<T: 'static>(value: T) {
    let mut variables: HashMap<String, Box<dyn Any>> = HashMap::new();
    let name = black_box("name");
    variables.insert(name.to_owned(), Box::new(value));
    black_box(
        variables
            .get(name)
            .map(|value| value.downcast_ref::<T>().is_none()),
    );
    black_box(variables.remove(name).map(|value| value.downcast::<T>()));
}
