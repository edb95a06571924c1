//! `import` and `from … import …`.

use super::*;

pub const TITLE: Words = words!("Python's `import`");
pub const EXAMPLES: &[Example] = &[cell("import numpy as np"), cell("from numpy import zeros")];

pub fn explain(case: &Case) -> Option<Words> {
    let first = case.line_tokens().start;
    let import = case.follows(first, &["import", "_"]);
    let from = case.follows(first, &["from", "_"]) && case.in_line(&["import"]).is_some();
    if !case.is_syntax() || !(import || from) {
        return None;
    }
    let module = case.word(first + 1);
    Some(
        words!(
            "`import` is Python, and the Python library `{module}` cannot be loaded here. In \
             Rust, `use` brings in names from a library; a notebook's first cell usually loads \
             what it needs. For example:";
            module
        )
        .code("use std::collections::HashMap;"),
    )
}
