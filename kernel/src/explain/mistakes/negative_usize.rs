//! A negative `usize`.

use super::*;

pub const TITLE: Words = words!("A negative number in a type without a sign");
pub const EXAMPLES: &[Example] = &[
    cell("let n: usize = -1;"),
    cell("let i = -1;\nlet v = vec![1, 2];\nv[i]"),
    cell("for dy in -1..2 {\n    let y: usize = 5 + dy;\n}"),
    cell("let n: usize = 1;\nlet m = -n;"),
    cell("let row: usize = 1;\nif row > -1 {\n    println!(\"inside\");\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = match case.error.code.as_str() {
        "E0600" => case.says("cannot apply unary operator `-` to type `{}`"),
        _ => case.says("the trait bound `{}: Neg` is not satisfied"),
    }?;
    if !is_integer(kind) || !kind.starts_with('u') {
        return None;
    }
    let before = |back: usize| case.word(case.here.checked_sub(back));
    let equal = before(1) == "=" && ["<", ">", "=", "!"].contains(&before(2));
    let value = case.text();
    if (["<", ">"].contains(&before(1)) || equal) && value.starts_with('-') {
        return Some(words!(
            "`{value}` would be negative, and {a_kind} never is: it has no sign, so nothing of \
             this type is below zero, and there is nothing to compare. If what you compare comes \
             from a subtraction, `a - b`, the program stops when that goes below zero. Check \
             before it that `a >= b`.";
            value, a_kind = a(kind), kind
        ));
    }
    let signed = kind.replacen('u', "i", 1);
    let negative = match value.strip_prefix('-') {
        Some(number) if number.parse::<u32>().is_ok() => value.to_owned(),
        Some(name) if print_without_text::is_name(name) => format!("-({name} as {signed})"),
        _ => "-1".to_owned(),
    };
    Some(
        words!(
            "`{value}` would be negative, and {a_kind} never is: it has no sign. Numbers that may \
             be negative can be `{signed}`; before you use one as an index, check that it is \
             still inside, and then write";
            value, a_kind = a(kind), signed, kind
        )
        .code(format!(
            "let y: {signed} = {negative};\nif y >= 0 {{\n    let index = y as usize;\n    …\n}}"
        )),
    )
}
