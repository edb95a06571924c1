//! `?` in a function that does not return a `Result`.

use super::*;

pub const TITLE: Words = words!("`?` in a function that does not return a `Result`");
pub const EXAMPLES: &[Example] = &[
    after(&[FILTERS], "fn make() -> Array2<f32> {\n    filters(7)?\n}"),
    after(&[FILTERS], "fn show() {\n    let f = filters(7)?;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let head = "the `?` operator can only be used in a function that returns `Result` or `Option`";
    if !case.is("E0277") || !case.begins(head) {
        return None;
    }
    let [kind] = case.label("cannot use the `?` operator in a function that returns `{}`")?;
    let error = if case.context.names.contains(&"Error") && case.has_library() {
        "Error"
    } else {
        "String"
    };
    let (last, promise) = if kind == "()" {
        ("Ok(())", words!("promises nothing"))
    } else {
        let promise = words!("promises {a_kind} and no error"; a_kind = a(kind), kind);
        ("Ok(…)", promise)
    };
    let head = case.at(&case.labelled("should return")?.range);
    let head = head.lines().next()?.trim_end_matches('{');
    let head = head.split("->").next()?.trim();
    Some(
        words!(
            "`?` passes an error on to the function's caller, but this function {promise}. Let it \
             return a `Result` (with the error type of what it calls), and end with `{last}`:";
            promise, last
        )
        .code(format!(
            "{head} -> Result<{kind}, {error}> {{\n    …\n    {last}\n}}"
        )),
    )
}
