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
    if let Some([found, kind]) = case
        .says_any(&[
            "cannot subtract-assign `{}` from `{}`",
            "cannot add-assign `{}` to `{}`",
        ])
        .or_else(|| {
            case.says_any::<2>(&[
                "cannot multiply-assign `{}` by `{}`",
                "cannot divide-assign `{}` by `{}`",
            ])
            .map(|[kind, found]| [found, kind])
        })
        .filter(|_| case.is("E0277"))
    {
        let next = case.token_at(case.span.range.end);
        if let Some(words) = added(case, next, found, kind) {
            return Some(words);
        }
        let number = case.tokens.get(next)?;
        let text = case.at(&number.range);
        let whole = text
            .strip_suffix(".0")
            .filter(|_| number.kind == Kind::Float && found == "{float}" && is_integer(kind))?;
        return Some(
            words!(
                "`{text}` has a decimal point, and a number of the type `{kind}` is a whole \
                 number. Write";
                text, kind
            )
            .code(case.replaced(number.range.clone(), whole)),
        );
    }
    if let Some(words) = arguments(case) {
        return Some(words);
    }
    let value = case.text();
    if let Some([expected]) = case
        .label("expected `{}`, found floating-point number")
        .filter(|[expected]| case.is("E0308") && is_integer(expected))
    {
        return literal(case, value.parse().ok()?, expected);
    }
    if let Some(words) = calculation(case) {
        return Some(words);
    }
    let open = case
        .label::<1>("expected `{}`, found integer")
        .filter(|_| case.is("E0308") && value.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if let Some([expected]) = open.filter(|[expected]| is_float(expected)) {
        return Some(
            words!(
                "`{value}` is a whole number, and {a_expected} is needed. `as` converts it:";
                value, a_expected = a(expected), expected
            )
            .code(case.with(two_float_types::cast(value, expected))),
        );
    }
    let [expected, found] = case.of("E0308")?.label("expected `{}`, found `{}`")?;
    let to_float = is_float(expected) && is_integer(found);
    let to_whole = is_integer(expected) && is_float(found);
    if !to_float && !to_whole {
        return None;
    }
    let (a_found, a_expected) = (a(found), a(expected));
    let words = if to_float {
        words!(
            "`{value}` is {a_found}, a whole number, and one with a decimal point is needed. `as` \
             turns it into {a_expected}:";
            value, a_found, a_expected, found, expected
        )
    } else {
        words!(
            "`{value}` is {a_found}, a number with a decimal point, and a whole one is needed; \
             what follows the decimal point is cut off. `as` turns it into {a_expected}:";
            value, a_found, a_expected, found, expected
        )
    };
    Some(words.code(case.with(two_float_types::cast(value, expected))))
}

/// A number with a decimal point, written where a whole one is needed; perhaps the type is what should change.
fn literal(case: &Case, number: f64, expected: &str) -> Option<Words> {
    let value = case.text();
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
    let written = case
        .others()
        .find(|span| span.label == "expected due to this" && case.at(&span.range) == expected);
    Some(match written {
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
    let line = case.line_range(case.span.range.start).end;
    let end = (first..case.tokens.len())
        .find(|&at| [";", "}"].contains(&case.word(at)) || case.tokens[at].range.start >= line);
    let last = end
        .unwrap_or(case.tokens.len())
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
        .code(case.replaced(range, two_float_types::cast(value, target))),
    )
}

/// Several arguments with a decimal point, where whole numbers are needed, or the other way round.
fn arguments(case: &Case) -> Option<Words> {
    case.of("E0308")?
        .says::<0>("arguments to this function are incorrect")?;
    let mut changes = Vec::new();
    let mut needed = "";
    for span in case.others().filter(|span| !span.label.is_empty()) {
        let number = case.at(&span.range);
        let whole = parts::<1>(&span.label, "expected `{}`, found floating-point number")
            .filter(|[expected]| is_integer(expected))
            .and_then(|[expected]| Some((expected, number.strip_suffix(".0")?.to_owned())));
        let point = || {
            parts::<1>(&span.label, "expected `{}`, found integer")
                .filter(|[expected]| is_float(expected))
                .filter(|_| number.chars().all(|c| c.is_ascii_digit()))
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
    let changes: Vec<_> = changes
        .iter()
        .map(|(range, new)| (range.clone(), new.as_str()))
        .collect();
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
        .filter(|[expected]| case.is("E0308") && is_float(expected))?;
    let first = case.here;
    let end = case.token_at(case.span.range.end.checked_sub(1)?);
    let mut numbers = Vec::new();
    for at in first..=end {
        match case.kind(at)? {
            Kind::Integer | Kind::Word => numbers.push(case.tokens[at].clone()),
            Kind::Sign if "+-*/()".contains(case.word(at)) => {}
            _ => return None,
        }
        let call = case.kind(at) == Some(Kind::Word) && case.word(at + 1) == "(";
        if call || case.word(at) == "as" {
            return None;
        }
    }
    let as_float = |token: &Token| match token.kind {
        Kind::Integer => format!("{}.0", case.at(&token.range)),
        _ => format!("{} as {expected}", case.at(&token.range)),
    };
    let new: Vec<String> = numbers.iter().map(as_float).collect();
    let numbers = numbers.into_iter().map(|token| token.range);
    let changes: Vec<_> = numbers.zip(new.iter().map(String::as_str)).collect();
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
