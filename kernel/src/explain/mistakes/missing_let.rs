//! A variable that was never made.

use super::*;

pub const TITLE: Words = words!("A new variable without `let`");
pub const EXAMPLES: &[Example] = &[
    cell("a = 3;"),
    cell("width = 2.5"),
    cell(
        "fn total(v: &Array1<f32>) -> f32 {\n    sum = 0.0;\n    for x in v {\n        sum += x;\n    }\n    sum\n}",
    ),
    after(&["let row = 1;"], "rows = 5;"),
    cell(
        "fn sign(x: f32) -> f32 {\n    if x < 0.0 {\n        s = -1.0;\n    } else {\n        s = 1.0;\n    }\n    s\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = match case.error.code.as_str() {
        "E0425" => case.says("cannot find value `{}` in this scope"),
        // There is a macro `s!`.
        "E0423" => case.says("expected value, found macro `{}`"),
        _ => None,
    }?;
    let at = case.here;
    let begins = at == 0 || [";", "{", "}"].contains(&case.word(at - 1));
    if !begins || case.word(at + 1) != "=" || case.word(at + 2) == "=" {
        return None;
    }
    if let Some(number) = block_left(case, name, at) {
        return Some(words!(
            "There is no variable `{name}` yet, and a variable made inside a block `{{ … }}` ends \
             with the block; but `{name}` is also needed after it. Make it before line {number}, \
             where the block begins, with `let mut {name} = …;`.";
            name, number
        ));
    }
    let line = case.line();
    let semicolon = if line.ends_with([';', '{', '}']) {
        ""
    } else {
        ";"
    };
    let changes = changes(case, name, at);
    let keyword = if changes { "let mut " } else { "let " };
    let words = if changes {
        words!(
            "There is no variable `{name}` yet. A new one is made with `let`, and with `let mut` \
             because it changes later:";
            name
        )
    } else {
        words!(
            "There is no variable `{name}` yet. A new one is made with `let`, or with `let mut` \
             if it will change later:";
            name
        )
    };
    let words = words.code(case.inserted(case.span.range.start, keyword) + semicolon);
    Some(match case.nearest(name, &[Sort::Variable]) {
        Some(near) => words
            .and(words!("Or did you mean `{near}`?"; near))
            .code(case.with(near)),
        None => words,
    })
}

/// Whether a variable changes after a token, where a `let` there would be seen.
fn changes(case: &Case, name: &str, at: usize) -> bool {
    let end = case
        .around(at, "{")
        .map_or(case.tokens.len(), |(_, end)| end);
    (at + 1..end).any(|next| case.word(next) == name && is_changed(case, next))
}

/// Whether the variable at a token is changed: by `=`, `+=`, an index or a mutating method.
pub(super) fn is_changed(case: &Case, at: usize) -> bool {
    let second = case.word(at + 2);
    let before = case.word(at.checked_sub(1));
    match case.word(at + 1) {
        _ if before == "let" || before == "mut" && case.word(at.checked_sub(2)) == "let" => false,
        "=" => second != "=" && second != ">",
        "+" | "-" | "*" | "/" => second == "=",
        "[" => case
            .closing(at + 1)
            .is_some_and(|end| is_changed(case, end)),
        "." => [
            "push",
            "fill",
            "assign",
            "slice_mut",
            "row_mut",
            "column_mut",
            "iter_mut",
            "mapv_inplace",
        ]
        .contains(&second),
        _ => false,
    }
}

/// The number of the line where the outermost block begins that holds a token, but not all uses of a name in the same
/// function (or the cell): some come after it.
fn block_left(case: &Case, name: &str, at: usize) -> Option<usize> {
    let body = case
        .scope
        .function_around(at)
        .map_or(0..case.tokens.len(), |function| function.body.clone());
    let shown = [format!("{{{name}}}"), format!("{{{name}:")];
    let last = body.clone().rev().find(|&next| {
        if case.kind(next) == Some(Kind::Text) {
            return shown
                .iter()
                .any(|shown| case.word(next).contains(shown.as_str()));
        }
        case.word(next) == name
            && case.word(next.checked_sub(1)) != "."
            && case.word(next + 1) != ":"
    })?;
    let mut outermost = None;
    let mut inner = at;
    while let Some((open, end)) = case
        .around(inner, "{")
        .filter(|(open, _)| *open > body.start)
    {
        if last > end {
            // If it is made again after the block, that is another variable.
            let again = (end..last).any(|next| {
                case.word(next) == "let"
                    && [next + 1, next + 2].map(|at| case.word(at)).contains(&name)
            });
            if !again && !assigned_first(case, name, end, last) {
                outermost = Some(open);
            }
        }
        inner = open;
    }
    outermost.map(|open| case.line_number(case.tokens[open].range.start))
}

/// Whether a variable gets a new value after one token, where it is used at another.
fn assigned_first(case: &Case, name: &str, from: usize, used: usize) -> bool {
    let next = case.find_from(from, name).filter(|&next| next < used);
    next.is_some_and(|next| {
        let given = case.word(next + 1) == "=" && case.word(next + 2) != "=";
        let block = case.around(next, "{");
        given && block.is_none_or(|(open, end)| (open..end).contains(&used))
    })
}
