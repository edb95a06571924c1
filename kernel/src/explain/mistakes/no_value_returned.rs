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
        cell(
            "fn zeros(image: &Array2<f32>) -> Result<Array2<f32>, String> {\n    let output: Array2<f32> = Array2::zeros(image.dim());\n    let (height, width) = image.dim();\n    println!(\"{height} {width}\");\n}",
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
    let kind = promised
        .strip_prefix("Result<")
        .and_then(|inner| inner.rsplit_once(", "))
        .map_or(promised, |(kind, _)| kind);
    let last = variable_of(&body.collect::<Vec<_>>(), kind, ends_with_loop).unwrap_or("…");
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

/// The variable that a function means to return: one with the promised type, or else the last that it makes itself, not
/// in an inner block; where it ends with a loop, the first.
fn variable_of<'s>(body: &[&'s str], kind: &str, ends_with_loop: bool) -> Option<&'s str> {
    let depth = |line: &&&str| line.len() - line.trim_start().len();
    let lines = || body.iter().filter(|line| line.trim_start().starts_with("let "));
    let outer = lines().map(|line| depth(&line)).min()?;
    let made: Vec<(&str, &str)> = lines()
        .filter(|line| depth(line) == outer)
        .filter_map(|line| {
            let rest = line.trim_start().strip_prefix("let ")?;
            let rest = rest.strip_prefix("mut ").unwrap_or(rest);
            let (name, _) = rest.split_once([' ', ':', '='])?;
            let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
            named.then_some((name, rest[name.len()..].trim_start_matches([':', ' '])))
        })
        .collect();
    let promised = made.iter().find(|(_, rest)| rest.starts_with(kind));
    let other = if ends_with_loop { made.first() } else { made.last() };
    promised.or(other).map(|(name, _)| *name)
}
