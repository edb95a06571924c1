//! Too many or too few arguments.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "number-of-arguments",
    title: ("The wrong number of arguments", "引数の数が違う"),
    examples: &[
        after(&["fn area(w: f32, h: f32) -> f32 { w * h }"], "area(2.0)"),
        after(
            &["fn area(w: f32, h: f32) -> f32 { w * h }"],
            "area(2.0, 3.0, 4.0)",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.row(0, 1)",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let found = [
        "this function takes {} {} but {} {} supplied",
        "this method takes {} {} but {} {} supplied",
    ];
    let [takes, _, given, _] = found
        .iter()
        .find_map(|pattern| case.says::<4>(pattern))
        .filter(|_| case.is("E0061"))?;
    let name = case.text();
    let given = given.split(' ').next()?;
    let many = |n: &str| if n == "1" { "argument" } else { "arguments" };
    let words = say(
        format!(
            "`{name}` takes {takes} {}, and here it is given {given}.",
            many(takes)
        ),
        format!("`{name}` の引数は{takes}個ですが、ここでは{given}個渡しています。"),
    );
    let defined = case
        .error
        .children
        .iter()
        .find(|child| child.message.ends_with("defined here"))
        .and_then(|child| child.spans.first());
    let head = defined.map(|span| {
        let source = case.cells[span.cell].source;
        let begin = source[..span.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        source[begin..]
            .lines()
            .next()
            .unwrap_or("")
            .trim()
            .trim_end_matches('{')
            .split('{')
            .next()
            .unwrap_or("")
            .trim()
            .to_owned()
    });
    if let Some(head) = head {
        return Some(
            words
                .say("It is defined as", "定義は次のとおりです。")
                .code(head),
        );
    }
    let missing: Vec<&str> = case
        .others()
        .filter_map(|span| {
            parts::<2>(&span.label, "argument #{} is missing")
                .map(|[n, _]| n)
                .or_else(|| {
                    parts::<2>(&span.label, "argument #{} of type `{}` is missing")
                        .map(|[_, kind]| kind)
                })
        })
        .collect();
    match case
        .error
        .children
        .iter()
        .find(|child| {
            child.message.starts_with("remove the extra argument")
                || child.message.starts_with("provide the argument")
        })
        .and_then(|child| child.spans.first())
    {
        Some(span) if span.cell == case.span.cell && !missing.is_empty() => {
            let proposed = without_comments(span.replacement.as_deref()?);
            // The compiler may take two arguments of one type for each other.
            let (range, new) = match in_their_order(case, &proposed) {
                Some((range, new)) => (range, new),
                None => (span.range.clone(), proposed),
            };
            let kinds = missing.join("`, `");
            Some(
                words
                    .say(
                        format!("One of the type `{kinds}` is missing:"),
                        format!("`{kinds}` 型の引数が足りません。"),
                    )
                    .code(case.mended(&[(range, &new)])),
            )
        }
        Some(span) if span.cell == case.span.cell => {
            Some(words.code(case.mended(&[(span.range.clone(), span.replacement.as_deref()?)])))
        }
        _ => None,
    }
}

/// The arguments as they are, with `…` for those that the compiler misses, where it proposes another order.
fn in_their_order(case: &Case, proposed: &str) -> Option<(std::ops::Range<usize>, String)> {
    let open = case.token_at(case.span.range.end);
    let end = closing(case.source, &case.tokens, open).filter(|_| case.word(Some(open)) == "(")?;
    let mut depth = 0;
    let mut begin = case.tokens[open].range.end;
    let mut given = Vec::new();
    for at in open + 1..=end {
        match case.word(Some(at)) {
            "," if depth == 0 => {
                given.push(case.source[begin..case.tokens[at].range.start].trim());
                begin = case.tokens[at].range.end;
            }
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    given.push(case.source[begin..case.tokens[end].range.start].trim());
    let mut rest = proposed;
    let kept = given.iter().all(|each| {
        let found = rest.split_once(each).map(|(_, after)| rest = after);
        found.is_some()
    });
    if kept {
        return None;
    }
    let mut numbers: Vec<usize> = case
        .others()
        .filter_map(|span| parts::<2>(&span.label, "argument #{} of type `{}` is missing"))
        .filter_map(|[number, _]| number.parse().ok())
        .collect();
    numbers.sort_unstable();
    for number in numbers {
        let at = number.checked_sub(1).filter(|at| *at <= given.len())?;
        given.insert(at, "…");
    }
    let range = case.tokens[open].range.start..case.tokens[end].range.end;
    Some((range, format!("({})", given.join(", "))))
}

/// The compiler's proposal with `…` where it has a type in a comment.
fn without_comments(code: &str) -> String {
    let mut pieces = code.split("/*");
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |code, piece| {
        format!(
            "{code}…{}",
            piece.split_once("*/").map_or("", |(_, rest)| rest)
        )
    })
}
