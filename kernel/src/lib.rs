//! A Rust kernel for Jupyter in front of `evcxr_jupyter`.

pub mod door;
pub mod environment;
pub mod explain;
pub mod files;
pub mod front;
pub mod home;
pub mod keeper;
pub mod language;
pub mod loaded;
pub mod settings;
pub mod source;
pub mod system;
pub mod trim;
pub mod warm;
