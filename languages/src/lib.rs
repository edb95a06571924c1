//! What the tutorial's programs say, in each language.
//!
//! The source speaks English. Every other language has a folder here; in its `words` are translations, whose keys are the
//! English texts. [`words!`] looks them up while the source is compiled: a text without a translation does not compile,
//! and neither does a translation with a placeholder that nothing fills. A new language is a new folder.

#[macro_use]
mod each;

// What `build.rs` found in the folders.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

mod catalog;
mod language;
mod words;

pub use catalog::{Catalog, Texts, agree, find};
pub use language::Language;
pub use words::{Say, Words};
