//! A Rust kernel for Jupyter that stands in front of `evcxr_jupyter`.

#![warn(missing_docs)]

pub mod explain;
pub mod source;
