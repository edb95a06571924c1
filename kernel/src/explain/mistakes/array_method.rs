//! A method that arrays do not have, or have under another name.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-method",
    title: words!("A method that arrays do not have"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.max()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.average()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.size()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let b = image.copy();",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.absolute()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.transpose()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let rectified = image.maximum(0.0);",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let rectified = image.slice(s![0, ..]).max(0.0);",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [method, kind] = case
        .says("no method named `{}` found for struct `{}` in the current scope")
        .or_else(|| {
            case.says("no method named `{}` found for reference `&{}` in the current scope")
        })
        .or_else(|| {
            case.says(
                "the method `{}` exists for struct `{}`, but its trait bounds were not satisfied",
            )
        })
        .filter(|_| case.is("E0599"))?;
    if !kind.starts_with("Array") {
        return None;
    }
    if let Some(words) = larger(case, method) {
        return Some(words);
    }
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
    let at = case.token_at(case.span.range.start);
    let open = at + 1;
    let end = if case.word(Some(open)) == "(" {
        closing(case.source, &case.tokens, open)?
    } else {
        at
    };
    let range = case.tokens[at.checked_sub(1)?].range.start..case.tokens[end].range.end;
    Some(
        words!("Arrays have no `{method}`. {how}:"; method, how).code(case.fixed(&[(range, &new)])),
    )
}

/// `a.maximum(0.0)`: the larger of each element and a number.
fn larger(case: &Case, method: &str) -> Option<Words> {
    let name = match method {
        "max" | "maximum" => "max",
        "min" | "minimum" => "min",
        _ => return None,
    };
    let at = case.token_at(case.span.range.start);
    let end = closing(case.source, &case.tokens, at + 1)?;
    let inside = case.tokens[at + 1].range.end..case.tokens[end].range.start;
    let number = case.at(&inside).trim();
    let range = case.tokens[at].range.start..case.tokens[end].range.end;
    (!number.is_empty()).then(|| {
        words!(
            "`{name}` is for two numbers, not for an array. `mapv` applies it to each element:";
            name
        )
        .code(case.fixed(&[(range, &format!("mapv(|v| v.{name}({number}))"))]))
    })
}
