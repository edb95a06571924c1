//! A number with a decimal point where a whole one is needed, or the other way round.

use super::*;

pub const TITLE: Words = words!("A whole number and one with a decimal point");
pub const EXAMPLES: &[Example] = &[
    cell("let n: usize = 3;\nlet c: f32 = n;"),
    cell("let n: i32 = 2.5;"),
    cell("let n: i32 = 2.0;"),
    cell("let shown = [1, 2, 3].iter().nth(0.5);"),
    cell("let half: f32 = 1.5;\nlet k: usize = half;"),
    cell("let mut n: usize = 3;\nn -= 1.0;"),
    cell("let mut total: f32 = 0.0;\nfor i in 0..3_usize {\n    total += i;\n}"),
    after(
        &["fn larger(a: usize, b: usize) -> usize { if a > b { a } else { b } }"],
        "larger(3.0, 4.0)",
    ),
    after(&[AREA], "area(3, 4)"),
    cell("let x: f32 = 1/2;"),
    cell("let x = 5;\nlet y = 2;\nlet ratio: f32 = x / y;"),
    cell("let mut total = 0.0;\nfor i in 0..5 {\n    total += i;\n}"),
    cell("let mut total: f32 = 1.0;\nlet n: i32 = 2;\ntotal *= n + 1;"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if let Some([found, kind]) = case.if_code("E0277").and_then(assigned) {
        let next = case.token_at(case.span.range.end);
        return added(case, next, found, kind).or_else(|| subtracted(case, next, found, kind));
    }
    case.if_code("E0308")?;
    arguments(case).or_else(
        || match case.label("expected `{}`, found floating-point number") {
            Some([expected]) if is_integer(expected) => literal(case, expected),
            _ => calculation(case).or_else(|| value(case)),
        },
    )
}

/// The type of what is added to a variable (or subtracted from it, …), and the type of the variable.
fn assigned<'a>(case: &Case<'a>) -> Option<[&'a str; 2]> {
    case.says_any(&[
        "cannot subtract-assign `{}` from `{}`",
        "cannot add-assign `{}` to `{}`",
    ])
    .or_else(|| {
        let [kind, found] = case.says_any(&[
            "cannot multiply-assign `{}` by `{}`",
            "cannot divide-assign `{}` by `{}`",
        ])?;
        Some([found, kind])
    })
}

/// `n -= 1.0`
fn subtracted(case: &Case, next: usize, found: &str, kind: &str) -> Option<Words> {
    let number = case.tokens.get(next)?;
    let text = case.at(&number.range);
    let whole = text
        .strip_suffix(".0")
        .filter(|_| number.kind == Kind::Float && found == "{float}" && is_integer(kind))?;
    Some(
        words!(
            "`{text}` has a decimal point, and a number of the type `{kind}` is a whole \
             number. Write";
            text, kind
        )
        .code(case.replaced(number.range.clone(), whole)),
    )
}

/// A value of one kind where the other is needed.
fn value(case: &Case) -> Option<Words> {
    let value = case.text();
    let open = case.label("expected `{}`, found integer");
    if let Some([expected]) =
        open.filter(|[expected]| is_float(expected) && consists_of(value, "_"))
    {
        return Some(
            words!(
                "`{value}` is a whole number, and {a_expected} is needed. `as` converts it:";
                value, a_expected = a(expected), expected
            )
            .code(case.with(cast(value, expected))),
        );
    }
    let [expected, found] = case.label("expected `{}`, found `{}`")?;
    let (a_found, a_expected) = (a(found), a(expected));
    let words = if is_float(expected) && is_integer(found) {
        words!(
            "`{value}` is {a_found}, a whole number, and one with a decimal point is needed. `as` \
             turns it into {a_expected}:";
            value, a_found, a_expected, found, expected
        )
    } else if is_integer(expected) && is_float(found) {
        words!(
            "`{value}` is {a_found}, a number with a decimal point, and a whole one is needed; \
             what follows the decimal point is cut off. `as` turns it into {a_expected}:";
            value, a_found, a_expected, found, expected
        )
    } else {
        return None;
    };
    Some(words.code(case.with(cast(value, expected))))
}

/// A number with a decimal point, written where a whole one is needed; perhaps the type is what should change.
fn literal(case: &Case, expected: &str) -> Option<Words> {
    let value = case.text();
    let number: f64 = value.parse().ok()?;
    if number.fract() == 0.0 {
        return Some(
            words!(
                "`{value}` has a decimal point, and {a_expected} is a whole number. Write a whole \
                 one:";
                value, a_expected = a(expected), expected
            )
            .code(case.with(format!("{number:.0}"))),
        );
    }
    let (below, above) = (number.floor(), number.ceil());
    let written = case.labelled("expected due to this");
    Some(match written.filter(|kind| case.at(&kind.range) == expected) {
        Some(kind) => words!(
            "`{value}` has a decimal point, and {a_expected} is a whole number. For numbers with \
             a decimal point, the type is `f32`:";
            value, a_expected = a(expected), expected
        )
        .code(case.replaced(kind.range.clone(), "f32")),
        None => words!(
            "`{value}` has a decimal point, and {a_expected} is needed here, a whole number. \
             Write one, such as `{below}` or `{above}`.";
            value, a_expected = a(expected), below, above, expected
        ),
    })
}

/// A whole number added to (or subtracted from, …) one with a decimal point: the operand after the sign is converted.
fn added(case: &Case, first: usize, found: &str, kind: &str) -> Option<Words> {
    let whole = is_integer(found) || (found == "{integer}" && case.kind(first)? == Kind::Word);
    let (target, of) = match kind {
        "{float}" => ("f32", "a number with a decimal point".to_owned()),
        kind => (kind, format!("{}, a number with a decimal point", a(kind))),
    };
    if !whole || !is_float(target) {
        return None;
    }
    let line = case.line_tokens().end;
    let end = (first..line).find(|&at| [";", "}"].contains(&case.word(at)));
    let last = end
        .unwrap_or(line)
        .checked_sub(1)
        .filter(|last| *last >= first)?;
    let range = case.bytes(first..=last);
    let value = case.at(&range);
    Some(
        words!(
            "`{value}` is a whole number, and it should go into {of}. Rust never converts one \
             into the other by itself; `as` does:";
            value, of
        )
        .code(case.replaced(range, cast(value, target))),
    )
}

/// Several arguments with a decimal point, where whole numbers are needed, or the other way round.
fn arguments(case: &Case) -> Option<Words> {
    case.says::<0>("arguments to this function are incorrect")?;
    let mut changes = Vec::new();
    let mut needed = "";
    for span in case.others().filter(|span| !span.label.is_empty()) {
        let number = case.at(&span.range);
        let whole = parts::<1>(&span.label, "expected `{}`, found floating-point number")
            .filter(|[expected]| is_integer(expected))
            .and_then(|[expected]| Some((expected, number.strip_suffix(".0")?.to_owned())));
        let point = || {
            parts::<1>(&span.label, "expected `{}`, found integer")
                .filter(|[expected]| is_float(expected) && is_digits(number))
                .map(|[expected]| (expected, format!("{number}.0")))
        };
        let (expected, fixed) = whole.or_else(point)?;
        if !needed.is_empty() && is_float(needed) != is_float(expected) {
            return None;
        }
        needed = expected;
        changes.push((span.range.clone(), fixed));
    }
    changes.sort_by_key(|(range, _)| range.start);
    let words = if is_float(needed) {
        words!(
            "These arguments are whole numbers, and numbers with a decimal point (`{needed}`) are \
             needed. Write";
            needed
        )
    } else {
        words!(
            "These arguments have a decimal point, and whole numbers (`{needed}`) are needed. \
             Write";
            needed
        )
    };
    (changes.len() > 1).then(|| words.code(case.fixed(&changes)))
}

/// `1 / 2` or `x / y` where a number with a decimal point is needed.
fn calculation(case: &Case) -> Option<Words> {
    let [expected] = case
        .label("expected `{}`, found integer")
        .filter(|[expected]| is_float(expected))?;
    let end = case.token_at(case.span.range.end.checked_sub(1)?);
    let mut changes = Vec::new();
    for at in case.here..=end {
        let word = case.word(at);
        match case.kind(at)? {
            Kind::Integer => changes.push((case.bytes(at..=at), format!("{word}.0"))),
            Kind::Word if word != "as" && case.word(at + 1) != "(" => {
                changes.push((case.bytes(at..=at), format!("{word} as {expected}")));
            }
            Kind::Sign if "+-*/()".contains(word) => {}
            _ => return None,
        }
    }
    let text = case.text();
    (changes.len() > 1).then(|| {
        words!(
            "`{text}` is a calculation with whole numbers (so `1 / 2` is 0), and {a_expected} is \
             needed here. Write";
            text, a_expected = a(expected), expected
        )
        .code(case.fixed(&changes))
    })
}
