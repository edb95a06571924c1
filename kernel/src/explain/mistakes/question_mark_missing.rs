//! A `Result` used as if it were the value.

use super::*;

pub const TITLE: Words = words!("A `Result` without `?`");
pub const EXAMPLES: &[Example] = &[
    after(&[FILTERS], "let f: Array2<f32> = filters(7);"),
    after(&[FILTERS], "filters(7).sum()"),
    after(
        &[FILTERS, "fn total(a: &Array2<f32>) -> f32 { a.sum() }"],
        "total(&filters(7))",
    ),
    after(
        &[FILTERS, "fn total(a: &Array2<f32>) -> f32 { a.sum() }"],
        "fn sum_of_filters() -> Result<f32, String> {\n    let all = filters(7);\n    Ok(total(&all))\n}",
    ),
    after(
        &[FILTERS],
        "fn make() -> Result<Array2<f32>, String> {\n    Ok(filters(7))\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    line_before(case).or_else(|| value(case))
}

/// A value that is a `Result`.
fn value(case: &Case) -> Option<Words> {
    let place = if case.is("E0308") {
        let [expected, _] = case.label_any(&[
            "expected `{}`, found `Result<{}>`",
            "expected `{}`, found `&Result<{}>`",
        ])?;
        if expected.trim_start_matches('&').starts_with("Result<") {
            return None;
        }
        let end = case.span.range.end;
        end - case.text().trim_start_matches('&').len()..end
    } else {
        case.if_code("E0599")?.says_any::<2>(&[
            "no method named `{}` found for enum `Result<{}>` in the current scope",
            "cannot {} `Result<{}>`",
        ])?;
        case.expression_before(case.here.checked_sub(1)?)
    };
    let value = case.at(&place);
    Some(
        words!(
            "`{value}` may fail, so it gives a `Result`: the value or an error. `?` takes the \
             value out (and passes an error on):";
            value
        )
        .code(case.inserted(place.end, "?")),
    )
}

/// A variable that holds a `Result`, because the line that made it has no `?`.
fn line_before(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    let bare = found.trim_start_matches('&');
    if !bare.starts_with("Result<") || expected.trim_start_matches('&').starts_with("Result<") {
        return None;
    }
    let name = case.text().trim_start_matches('&');
    let made = case.scope.seen_from(case.here);
    let made = made.filter(|binding| binding.name == name).last()?;
    let place = case.tokens[made.at].range.start;
    let (line, number) = (case.line_at(place), case.line_number(place));
    let call = line.split("//").next()?.trim_end().strip_suffix(");")?;
    if !line.starts_with("let ") {
        return None;
    }
    Some(
        words!(
            "`{name}` is a `Result`, a value or an error, because line {number} made it without \
             `?`. A `?` there takes the value out (and passes an error on):";
            name, number
        )
        .code(format!("{call})?;")),
    )
}
