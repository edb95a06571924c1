//! Text without its second quotation mark.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unclosed-text",
    title: ("A string that is not closed", "閉じていない文字列"),
    examples: &[cell("let s = \"abc;\nlet t = 1;")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if !case.is("E0765") {
        return None;
    }
    let begin = case.span.range.start;
    let line = case.line_range(begin);
    let text = case.at(&(begin..line.end));
    let body = text.trim_end().trim_end_matches([';', ')']);
    let end = &text.trim_end()[body.len()..];
    Some(
        say("The string that begins here has no closing quotation mark, so everything after it would belong to it. \
             Close it:", "ここで始まる文字列に、終わりの引用符がありません。このままでは、あとのすべてが文字列にな\
             ります。引用符で閉じます。")
            .code(format!("{}{body}\"{end}", case.at(&(line.start..begin)).trim_start())),
    )
}
