//! A line that does not end.

use super::*;

pub const TITLE: Words = words!("A missing semicolon");
pub const EXAMPLES: &[Example] = &[
    cell("let a = 1\nlet b = 2;"),
    cell("let output = vec![1.0]\nprintln!(\"{:?}\", output);"),
    cell("fn double(x: f32) -> f32 {\n    let y = 2.0 * x\n    y\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [_] = case.if_code("")?.says("expected `;`, found {}")?;
    let place = &case.help("add `;` here")?.range;
    let (before, rest) = case.source.split_at(place.start);
    // Something else on the same line is not a missing semicolon but code that Rust does not know.
    let ends_line = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
        || rest.trim_start().starts_with("//")
        || rest.trim().is_empty();
    let line = before.lines().last()?.trim();
    let first = line.split_whitespace().next()?;
    let statement = ["let", "return", "use", "const", "break"].contains(&first)
        || line.ends_with([')', ']', '"', '?', '}'])
        || line.contains('=');
    if !ends_line || !statement {
        return None;
    }
    Some(
        words!(
            "A statement ends with a semicolon; the next line does not begin a new one by itself. \
             Write"
        )
        .code(case.replaced(place.clone(), ";")),
    )
}
