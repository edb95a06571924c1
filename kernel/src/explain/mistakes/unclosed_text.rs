//! Text without its second quotation mark.

use super::*;

pub const TITLE: Words = words!("A string that is not closed");
pub const EXAMPLES: &[Example] = &[cell("let s = \"abc;\nlet t = 1;")];

pub fn explain(case: &Case) -> Option<Words> {
    let begin = case.if_code("E0765")?.span.range.start;
    let line = case.line_range(begin);
    let text = case.at(&(begin..line.end));
    let body = text.trim_end().trim_end_matches([';', ')']);
    let end = &text.trim_end()[body.len()..];
    Some(
        words!(
            "The string that begins here has no closing quotation mark, so everything after it \
             would belong to it. Close it:"
        )
        .code(format!(
            "{}{body}\"{end}",
            case.at(&(line.start..begin)).trim_start()
        )),
    )
}
