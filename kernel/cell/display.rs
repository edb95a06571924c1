//! The value that ends a cell, shown by `{:?}` where it has no way of its own.

use std::fmt::Debug;
use std::io::Write;

/// Stands behind every `evcxr_display` that takes `&self`: those are found first, since this one takes `&mut self`.
///
/// Without it evcxr compiles a cell a second time to find out that a value has none.
pub trait ShowPlain {
    /// Shows the value as text.
    fn evcxr_display(&mut self);
}

impl<T: Debug> ShowPlain for T {
    fn evcxr_display(&mut self) {
        show(format!("{self:?}"));
    }
}

fn show(text: String) {
    let _ = writeln!(std::io::stdout().lock(), "EVCXR_BEGIN_CONTENT text/plain\n{text}\nEVCXR_END_CONTENT");
}
