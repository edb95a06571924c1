//! `3` where a number with a decimal point is needed.

use super::*;

pub const TITLE: Words = words!("A whole number where one with a decimal point is needed");
pub const EXAMPLES: &[Example] = &[
    cell("let width: f32 = 3;"),
    after(&[AREA], "area(2, 3.0)"),
    cell("let total: f32 = 2.5;\nlet half = total / 2;"),
    cell("let mut sum: f32 = 0.0;\nsum += 1;"),
    after(
        &["let small: Array2<f32> = Array2::zeros((2, 3));"],
        "&small * 2",
    ),
    cell("let half = 7 / 2.0;"),
    cell("let x: f32 = 1 + 2.5;"),
    cell("let a = 1.5;\nif a > 1 {\n    println!(\"big\");\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let number = literal(case)?;
    let digits = case.at(&number);
    let needed = needed(case)?;
    Some(
        words!(
            "`{digits}` is a whole number, and {a_needed} is needed here: a number with a decimal \
             point. Rust never converts one into the other by itself. Write";
            digits, a_needed = a(needed), needed
        )
        .code(case.replaced(number.clone(), format!("{digits}.0"))),
    )
}

/// The whole number that the compiler would write with `.0`.
fn literal(case: &Case) -> Option<Range<usize>> {
    let offered = case
        .suggestions()
        .find(|span| span.replacement.as_deref() == Some(".0"));
    let at = match offered {
        Some(span) => case.token_at(span.range.start.checked_sub(1)?),
        // For a comparison with a number with a decimal point, and for an array, the compiler suggests nothing.
        None => times_array(case)
            .or_else(|| before_sign(case))
            .or_else(|| compared(case))?,
    };
    (case.kind(at)? == Kind::Integer).then(|| case.bytes(at..=at))
}

/// The whole number that a number with a decimal point is compared with.
fn compared(case: &Case) -> Option<usize> {
    let sides = case.says("can't compare `{}` with `{}`")?;
    (sides == ["{float}", "{integer}"]).then(|| case.token_at(case.span.range.end))
}

/// The types on both sides of a sign between numbers, written out or not.
fn sides<'a>(case: &Case<'a>) -> Option<[&'a str; 2]> {
    whole_number_with_float::sides(case).or_else(|| {
        let [] = case.says("cannot add a float to an integer")?;
        Some(["{integer}", "{float}"])
    })
}

/// The whole number before the sign, if one with a decimal point comes after it.
fn before_sign(case: &Case) -> Option<usize> {
    let [left, right] = sides(case)?;
    let at = case.here.checked_sub(1)?;
    // Not the last part of something longer: `a[0]`, `x.1`.
    let alone = !["[", "."].contains(&case.word(at.checked_sub(1)));
    (left == "{integer}" && like_float(right) && alone && case.kind(at) == Some(Kind::Integer))
        .then_some(at)
}

/// The whole number after the sign, if an array of numbers with a decimal point comes before it.
fn times_array(case: &Case) -> Option<usize> {
    let [left, right] = sides(case)?;
    let at = case.token_at(case.span.range.end);
    let sign = case.span.range.len() == 1;
    (is_float(left) && right == "{integer}" && sign && case.kind(at) == Some(Kind::Integer))
        .then_some(at)
}

fn needed<'a>(case: &Case<'a>) -> Option<&'a str> {
    if case.is("E0308") {
        return match case.label("expected `{}`, found integer") {
            Some([needed]) => Some(needed),
            None => case.label("expected {}, found integer").map(|[_]| "f64"),
        };
    }
    case.if_code("E0277")?;
    if let Some([_, needed]) = case.says_any(&[
        "cannot add-assign `{}` to `{}`",
        "cannot subtract-assign `{}` from `{}`",
    ]) {
        return Some(needed);
    }
    let [left, right] = sides(case).or_else(|| {
        case.says_any(&[
            "cannot divide-assign `{}` by `{}`",
            "cannot multiply-assign `{}` by `{}`",
            "can't compare `{}` with `{}`",
        ])
    })?;
    let float = if left == "{integer}" { right } else { left };
    Some(if float == "{float}" { "f64" } else { float })
}
