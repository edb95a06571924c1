//! A `Result` or a lazy iterator that nobody uses.

use super::*;

pub const TITLE: Words = words!("A result that is not used");
pub const EXAMPLES: &[Example] = &[
    after(&[FILTERS], "filters(3);\nlet a = 1;"),
    cell("let v = vec![3, 1];\nv.iter().map(|a| println!(\"{a}\"));"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let message = &case.if_code("unused_must_use")?.error.message;
    if message.starts_with("unused `Result`") {
        return Some(
            words!("This may fail, and nobody would know. `?` stops the cell and shows the error:")
                .code(case.with(format!("{}?", case.text().trim_end_matches(';')))),
        );
    }
    if message.contains("iterator") || message.starts_with("unused `Map`") {
        return Some(words!(
            "Nothing happens here: `map` and methods like it only say what to do with each \
             element once something asks for it. A `for` loop does it, or `.collect()` at the end \
             keeps the results."
        ));
    }
    message.starts_with("unused").then(|| {
        let code = case.text();
        words!(
            "The value of `{code}` is never used. Keep it in a variable, or leave the line out:";
            code
        )
        .code(format!("let value = {code};"))
    })
}
