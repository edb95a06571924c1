//! The recordings of the tutorial: fetched once, checked, and read into arrays.
//!
//! Source: Stringer, Michaelos, Tsyboulski, Lindo, Pachitariu (2021), "High-precision coding in
//! visual cortex", Cell 184, <https://doi.org/10.1016/j.cell.2021.03.042>, in the form that
//! Neuromatch Academy hands out.

mod curl;
mod fetch;
mod load;
pub(crate) mod npy;
mod npz;
#[cfg(all(test, not(miri)))]
mod tests;

pub use fetch::fetch_data;
pub use load::{DataSplit, load_data_split};
