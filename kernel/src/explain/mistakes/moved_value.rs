//! A value used after it was given away.

use super::*;

pub const TITLE: Words = words!("A value used after it was given away");
pub const EXAMPLES: &[Example] = &[
    cell("let v = vec![1, 2, 3];\nlet w = v;\nprintln!(\"{:?}\", v);"),
    after(
        &["fn show(a: Array1<f32>) { println!(\"{a}\"); }"],
        "let a: Array1<f32> = array![1.0, 2.0];\nshow(a);\nshow(a);",
    ),
    cell(
        "let names = vec![String::from(\"a\")];\nfor name in names {\n    println!(\"{name}\");\n}\nprintln!(\"{}\", names.len());",
    ),
    cell("let v = vec![1.0, 2.0];\nfor i in 0..2 {\n    let w = v;\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case.if_code("E0382")?.says_any(&[
        "borrow of moved value: `{}`",
        "use of moved value: `{}`",
        "value used here after move: `{}`",
    ])?;
    if case.span.label.contains("previous iteration of loop") {
        return Some(
            words!(
                "The first time around, the loop gives `{name}` away, and the second time there \
                 is nothing left to give. Pass a copy each time:";
                name
            )
            .code(case.with(format!("{name}.clone()"))),
        );
    }
    let gone = case.others().find(|span| {
        let moved = span.label == "value moved here"
            || span
                .label
                .ends_with("moved due to this implicit call to `.into_iter()`");
        moved && case.at(&span.range) == name
    })?;
    case.tokens
        .get(case.token_at(gone.range.start))
        .filter(|token| token.kind == Kind::Word && token.range == gone.range)?;
    let by_loop = gone.label.contains("into_iter");
    let words = if by_loop {
        words!(
            "The loop used `{name}` up, so it cannot be used after the loop. Let the loop only \
             look, with `&`:";
            name
        )
    } else {
        words!(
            "`{name}` was given away earlier (marked above), so it cannot be used again. Lend it \
             with `&` if the other side only looks, or pass a copy:";
            name
        )
    };
    let new = if by_loop {
        format!("&{name}")
    } else {
        format!("{name}.clone()")
    };
    Some(words.code(case.replaced(gone.range.clone(), new)))
}
