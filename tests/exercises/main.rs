//! The checks of the exercises: right answers pass, and wrong ones are told what is wrong.

mod cells;
mod complex_cell;
mod convolution;
mod grading;
mod hostile;
mod layer;
mod points;
mod seed;
mod shown;
mod support;
mod weights;
