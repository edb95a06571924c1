//! The value that ends a cell, shown with `{:?}` if it has no display of its own.

use std::fmt::Debug;
use std::io::Write;

/// Comes after every `evcxr_display` that takes `&self`: those are found first, because this one takes `&mut self`.
///
/// Without it, evcxr compiles a cell twice to find out that a value has none.
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
    let _ = writeln!(
        std::io::stdout().lock(),
        "EVCXR_BEGIN_CONTENT text/plain\n{text}\nEVCXR_END_CONTENT"
    );
}
