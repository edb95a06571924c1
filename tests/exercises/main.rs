//! The checks of the exercises: right answers pass, wrong ones are told what is wrong with them.

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
