//! `v.append(x)` and `v.add(x)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "append-to-list",
    title: ("Python's `append`", "Pythonの `append`"),
    examples: &[cell("let mut v = vec![1];\nv.append(2);")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let help = case
        .error
        .children
        .iter()
        .find(|child| child.message == "you might have meant to use `push`")?
        .spans
        .first()
        .filter(|_| case.is("E0308"))?;
    Some(
        say("`push` adds one element to the end of a list (`Vec`); `append` moves over all the elements of another \
             list:", "リスト (`Vec`) に要素を1つ加えるのは `push` です。`append` は別のリストの要素をすべて移します。")
            .code(case.fixed(&[(help.range.clone(), "push")])),
    )
}
