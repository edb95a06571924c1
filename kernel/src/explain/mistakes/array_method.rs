//! A method that arrays do not have, or have under another name.

use super::*;

pub const TITLE: Words = words!("A method that arrays do not have");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image.max()"),
    after(&[IMAGE], "image.average()"),
    after(&[IMAGE], "image.size()"),
    after(&[IMAGE], "let b = image.copy();"),
    after(&[IMAGE], "image.absolute()"),
    after(&[IMAGE], "image.transpose()"),
    after(&[IMAGE], "let rectified = image.maximum(0.0);"),
    after(&[IMAGE], "let rectified = image.slice(s![0, ..]).max(0.0);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [method, kind] = case.if_code("E0599")?.says_any(&[
        "no method named `{}` found for struct `{}` in the current scope",
        "no method named `{}` found for reference `&{}` in the current scope",
        "the method `{}` exists for struct `{}`, but its trait bounds were not satisfied",
    ])?;
    if !kind.starts_with("Array") {
        return None;
    }
    larger(case, method).or_else(|| other(case, method, kind))
}

/// The method that arrays have instead.
fn other(case: &Case, method: &str, kind: &str) -> Option<Words> {
    let element = if kind.contains("f64") { "f64" } else { "f32" };
    let fold = |begin: &str, name: &str| format!(".fold({element}::{begin}, |a, &b| a.{name}(b))");
    let (how, new) = match method {
        "max" | "amax" | "maximum" => (
            words!("`fold` finds the largest element: it keeps the larger of two, again and again"),
            fold("NEG_INFINITY", "max"),
        ),
        "min" | "amin" | "minimum" => (
            words!(
                "`fold` finds the smallest element: it keeps the smaller of two, again and again"
            ),
            fold("INFINITY", "min"),
        ),
        "average" | "avg" => (
            words!("The mean is `mean`; it is an `Option`, because an empty array has none"),
            ".mean()".to_owned(),
        ),
        "size" | "length" | "count" | "numel" => (
            words!("The number of elements is `len`"),
            ".len()".to_owned(),
        ),
        "copy" => (words!("`clone` makes a copy"), ".clone()".to_owned()),
        "absolute" | "fabs" => (
            words!("`mapv` does something with each element"),
            format!(".mapv({element}::abs)"),
        ),
        "transpose" => (words!("The transpose is `t`"), ".t()".to_owned()),
        "flatten_" | "ravel" => (
            words!("All the elements in one row are"),
            ".flatten()".to_owned(),
        ),
        "rows_count" | "height" | "num_rows" => (
            words!("The number of rows is `nrows`"),
            ".nrows()".to_owned(),
        ),
        "width" | "num_cols" => (
            words!("The number of columns is `ncols`"),
            ".ncols()".to_owned(),
        ),
        "astype" => (
            words!("`mapv` converts each element to another type"),
            ".mapv(|v| v as f64)".to_owned(),
        ),
        "mul" | "multiply" => (
            words!(
                "`*` multiplies arrays element by element, and `dot` multiplies them as matrices"
            ),
            ".dot(…)".to_owned(),
        ),
        _ => return None,
    };
    let at = case.here;
    let end = if case.word(at + 1) == "(" {
        case.closing(at + 1)?
    } else {
        at
    };
    let range = case.bytes(at.checked_sub(1)?..=end);
    Some(words!("Arrays have no `{method}`. {how}:"; method, how).code(case.replaced(range, new)))
}

/// `a.maximum(0.0)`: the larger of each element and a number.
fn larger(case: &Case, method: &str) -> Option<Words> {
    let name = match method {
        "max" | "maximum" => "max",
        "min" | "minimum" => "min",
        _ => return None,
    };
    let (place, number) = case.call(case.here)?;
    (!number.is_empty()).then(|| {
        words!(
            "`{name}` is for two numbers, not for an array. `mapv` applies it to each element:";
            name
        )
        .code(case.replaced(place, format!("mapv(|v| v.{name}({number}))")))
    })
}
