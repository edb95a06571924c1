//! Something changed while it is lent.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "change-while-lent",
    title: words!("A change while a reference is in use"),
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
        words!(
            "`{name}` is changed here, while what was lent by this line is still used later:"; name
        )
        .code(line)
        .and(words!(
            "A change could move the elements elsewhere in memory, and the reference would point \
             to nothing. Change first and borrow afterwards, or keep a copy instead of a \
             reference."
        )),
    )
}
