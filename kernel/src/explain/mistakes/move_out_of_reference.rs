//! Something borrowed is given away.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "move-out-of-reference",
    title: ("A borrowed value given away", "借りた値を手放した"),
    examples: &[cell("fn own(a: &Vec<f32>) -> Vec<f32> {\n    *a\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let value = case.text().trim_start_matches('*');
    if !case.is("E0507")
        || !case.error.message.contains("behind a shared reference")
            && !case.error.message.contains("out of a shared reference")
    {
        return None;
    }
    let simple = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_.()".contains(c));
    simple.then(|| {
        say(
            format!("`{value}` is only borrowed here, so it cannot be given away: something else owns it. Make your \
             own copy:"),
            format!("`{value}` は借りているだけで、ほかの持ち主がいるので、手放せません。自分のコピーを作ります。"),
        )
        .code(case.with(&format!("{value}.clone()")))
    })
}
