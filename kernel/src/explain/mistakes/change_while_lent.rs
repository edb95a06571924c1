//! Something changed while it is lent.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "change-while-lent",
    title: ("A change while a reference is in use", "貸している間の変更"),
    examples: &[cell(
        "{\n    let mut v = vec![1, 2, 3];\n    let first = &v[0];\n    v.push(4);\n    println!(\"{first}\");\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot borrow `{}` as mutable because it is also borrowed as immutable")
        .filter(|_| case.is("E0502"))?;
    let lent = case
        .others()
        .find(|span| span.label.contains("immutable borrow occurs here"))?;
    case.others()
        .find(|span| span.label.contains("later used here"))?;
    let line = case.line_range(lent.range.start);
    let line = case.at(&line).trim();
    Some(
        say(
            format!("`{name}` is changed here, while what was lent by this line is still used later:"),
            format!("ここで `{name}` を変えていますが、下の行で作った参照が、このあとでまだ使われます。"),
        )
        .code(line)
        .say(
            "A change could move the elements elsewhere in memory, and the reference would point to nothing. Change \
             first and borrow afterwards, or keep a copy instead of a reference.",
            "変えると、要素がメモリーの別の場所に移り、参照が使えなくなるかもしれません。先に変えてから借りるか、参照の代わりにコピーを\
             持つようにします。",
        ),
    )
}
