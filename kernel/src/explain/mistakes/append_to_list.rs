//! `v.append(x)` and `v.add(x)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "append-to-list",
    title: ("`append` of Python", "Pythonの `append`"),
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
        say("One element is put behind a list (`Vec`) with `push`; `append` moves all elements of \
             another list over:", "リスト (`Vec`) に要素を1つ加えるのは `push` です。`append` は別のリストの要素をすべて移します。")
            .code(case.mended(&[(help.range.clone(), "push")])),
    )
}
