//! What is refused, and in which words.

use std::fmt::Debug;

use v1conv::Error;

/// An error that says this.
#[track_caller]
pub fn refused<T: Debug>(result: Result<T, Error>, said: &str) {
    let message = result.unwrap_err().to_string();
    assert!(message.contains(said), "{said:?} is not in {message:?}");
}
