//! A function that ends without its value.

use super::*;

pub const TITLE: Words = words!("A function that does not return its value");
pub const EXAMPLES: &[Example] = &[
    cell("fn double(x: f32) -> f32 {\n    let y = x * 2.0;\n}"),
    cell(
        "fn total(n: usize) -> usize {\n    let mut sum = 0;\n    for i in 0..n {\n        sum += i;\n    }\n}",
    ),
    cell(
        "fn blank(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    let (height, width) = image.dim();\n    let half = width / 2;\n    let mut output: Array2<f32> = Array2::zeros((height, width));\n    for y in 0..height {\n        output[[y, half]] = 1.0;\n    }\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected] = case.if_code("E0308")?.label("expected `{}`, found `()`")?;
    let function = case.labelled("implicitly returns `()`");
    let (name, from) = match function {
        Some(span) => (case.at(&span.range), case.span.range.end),
        None if case.hints("loops evaluate to unit type `()`") => {
            let head = case.find_before(case.here, "fn")?;
            (case.word(head + 1), case.tokens[head].range.end)
        }
        None => return None,
    };
    let written = case.labelled("because of return type");
    let promised = match (function, written) {
        (Some(_), _) => case.text(),
        (None, Some(span)) => case.at(&span.range),
        (None, None) => expected,
    };
    let ok = case.source[from..]
        .lines()
        .take_while(|line| !line.starts_with('}'))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .last();
    if let Some(value) = ok
        .filter(|line| line.starts_with("Ok("))
        .and_then(|line| line.strip_suffix(';'))
    {
        return Some(
            words!(
                "The semicolon after the last line turns it into a statement, so the function \
                 returns nothing. Its value is the last expression, without a semicolon:"
            )
            .code(value),
        );
    }
    let last = made(case, from, promised).unwrap_or("…");
    let last = if expected.starts_with("Result<") {
        format!("Ok({last})")
    } else {
        last.to_owned()
    };
    let words = words!(
        "`{name}` promises {a_promised}, but its body ends without a value. Its last line, \
         without a semicolon, is what it returns:";
        name, a_promised = a(promised), promised
    );
    Some(if last == "…" {
        words
    } else {
        words.code(last)
    })
}

/// The variable that the function makes for its value: the only one of the promised type, or else the only one that is
/// still visible at its end.
fn made<'a>(case: &Case<'a>, from: usize, promised: &str) -> Option<&'a str> {
    let at = case.token_at(from);
    let function = case
        .scope
        .function_around(at)
        .or_else(|| case.scope.functions.iter().rev().find(|f| f.at <= at))?;
    let end = function.body.end.checked_sub(1)?;
    let own = case
        .scope
        .seen_from(end)
        .filter(|binding| binding.sort == Sort::Variable && function.body.contains(&binding.at));
    let mut names: Vec<(&str, Option<String>)> = Vec::new();
    for binding in own {
        names.retain(|(name, _)| *name != binding.name);
        names.push((binding.name, written_type(case, binding.at)));
    }
    let without_spaces = |kind: &str| kind.replace(' ', "");
    let promised = without_spaces(promised);
    let inner = parts::<1>(&promised, "Result<{}>").map_or(promised.as_str(), |[inner]| {
        let mut depth = 0i32;
        let comma = inner.char_indices().find(|(_, c)| {
            depth += match c {
                '<' | '(' | '[' => 1,
                '>' | ')' | ']' => -1,
                _ => 0,
            };
            *c == ',' && depth == 0
        });
        comma.map_or(inner, |(at, _)| &inner[..at])
    });
    let mut typed = names
        .iter()
        .filter(|(_, kind)| kind.as_deref().map(without_spaces).as_deref() == Some(inner));
    if let Some((name, _)) = typed.next() {
        return typed.next().is_none().then_some(*name);
    }
    match names[..] {
        [(name, None)] => Some(name),
        _ => None,
    }
}

/// The type written after the name of a variable.
fn written_type(case: &Case, name: usize) -> Option<String> {
    let end = (name + 2..case.tokens.len()).find(|&at| [";", "="].contains(&case.word(at)))?;
    (case.word(name + 1) == ":").then(|| case.at(&case.bytes(name + 2..=end - 1)).to_owned())
}
