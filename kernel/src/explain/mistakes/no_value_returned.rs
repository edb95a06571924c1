//! A function that ends without its value.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "no-value-returned",
    title: (
        "A function that does not return its value",
        "値を返していない関数",
    ),
    examples: &[
        cell("fn double(x: f32) -> f32 {\n    let y = x * 2.0;\n}"),
        cell(
            "fn total(n: usize) -> usize {\n    let mut sum = 0;\n    for i in 0..n {\n        sum += i;\n    }\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [expected] = case
        .label("expected `{}`, found `()`")
        .filter(|_| case.is("E0308"))?;
    let ends_with_loop = case.hints("loops evaluate to unit type `()`");
    let function = case
        .others()
        .find(|span| span.label.starts_with("implicitly returns `()`"));
    let (name, from) = match function {
        Some(span) => (case.at(&span.range), case.span.range.end),
        None if ends_with_loop => {
            let here = case.token_at(case.span.range.start);
            let head = (0..here).rev().find(|&at| case.word(Some(at)) == "fn")?;
            (case.word(Some(head + 1)), case.tokens[head].range.end)
        }
        None => return None,
    };
    let body = case.source[from..]
        .lines()
        .take_while(|line| !line.starts_with('}'));
    let promised = if function.is_some() {
        case.text()
    } else {
        expected
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
            say(
                "The semicolon behind the last line makes a statement of it, and the function returns \
             nothing. Its value is the last expression, without a semicolon:",
                "最後の行にセミコロンがあると、値ではなく文になり、関数は何も返しません。関数の値は、セミ\
             コロンのない最後の式です。",
            )
            .code(value),
        );
    }
    let made = body.filter_map(|line| line.trim().strip_prefix("let "));
    let names = made.map(|rest| {
        rest.trim_start_matches("mut ")
            .split([' ', ':', '='])
            .next()
            .unwrap_or("")
    });
    let last = if ends_with_loop {
        names.into_iter().find(|name| !name.is_empty())
    } else {
        names.last()
    };
    let last = last.filter(|name| !name.is_empty()).unwrap_or("…");
    let last = if expected.starts_with("Result<") {
        format!("Ok({last})")
    } else {
        last.to_owned()
    };
    Some(
        say(
            format!("`{name}` promises {a_promised}, but its body ends without a value. Its last line, \
             without a semicolon, is what it returns, for example", a_promised = a(promised)),
            format!("`{name}` は `{promised}` を返すと書いてありますが、最後に値がありません。セミコロンのな\
             い最後の行が戻り値になります。たとえば次の行です。"),
        )
        .code(last),
    )
}
