//! A variable with a whole number in a calculation with decimal points.

use super::*;

pub const TITLE: Words = words!("A whole number in a calculation with decimal points");
pub const EXAMPLES: &[Example] = &[
    after(
        &[IMAGE],
        "let n = image.len();\nlet mean = image.sum() / n;",
    ),
    cell("let n = 5;\nlet mean = 10.0 / n;"),
    cell("let n: usize = 5;\nlet mean = 2.5 * n;"),
    cell("let count: usize = 3;\nlet x: f32 = count * 2.5;"),
    cell("let k: usize = 7;\nlet half = k / 2.0;"),
    cell("let v: Vec<f32> = (0..5).map(|i| i * 0.5).collect();"),
    cell("let a = array![1, 2, 3];\nlet b = a * 0.5;"),
    cell("let a = array![[1, 2], [3, 4]];\nlet offset: f32 = 1.5;\nlet b = &a + offset;"),
    cell("let k: usize = 7;\nlet half: usize = k / 2.0;"),
    cell(
        "fn middle(k: usize) -> f32 {\n    let mut sum: f32 = 0.0;\n    sum += k * 0.5;\n    sum\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let patterns = [
        ("cannot multiply `{}` by `{}`", false),
        ("cannot divide `{}` by `{}`", false),
        ("cannot add `{}` to `{}`", true),
        ("cannot subtract `{}` from `{}`", true),
    ];
    let (left, right) = patterns.iter().find_map(|(pattern, turned)| {
        let [a, b] = case.says(pattern)?;
        Some(if *turned { (b, a) } else { (a, b) })
    })?;
    let float = |kind: &str| is_float(kind) || kind == "{float}";
    let whole = |kind: &str| is_integer(kind) || kind == "{integer}";
    let sign = case.here;
    if !case.is("E0277") || case.span.range.len() != 1 {
        return None;
    }
    let (kind, range, target) =
        if float(left) && whole(right) && case.kind(sign + 1) == Some(Kind::Word) {
            (right, operand_after(case, sign + 1), left)
        } else if whole(left) && float(right) {
            (left, case.expression_before(sign), right)
        } else {
            return None;
        };
    let declared = case.number_type_of_line();
    let value = case.at(&range);
    if value.is_empty() || value.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if kind == left && case.hints("required for `") && case.hints("Array") {
        return array(case, range, right);
    }
    let literal = case
        .tokens
        .get(sign + 1)
        .filter(|token| token.kind == Kind::Float);
    let rounded = literal.and_then(|token| case.at(&token.range).strip_suffix(".0"));
    if let Some(number) = rounded.filter(|_| case.word(sign) == "/" && right == "{float}") {
        let declared_whole = declared.is_some_and(is_integer);
        let place = case.tokens[sign + 1].range.clone();
        if declared.is_none() || declared_whole {
            let words = words!(
                "`{value}` is a whole number, and `{number}.0` has a decimal point. Between whole \
                 numbers, `/` divides as `//` does in Python, and the result is a whole number:";
                value, number
            )
            .code(case.replaced(place, number));
            return Some(if declared_whole {
                words
            } else {
                words
                    .and(words!("If the result should have a decimal point:"))
                    .code(case.replaced(range, two_float_types::cast(value, "f32")))
            });
        }
    }
    if declared.is_some_and(is_integer) {
        return None;
    }
    let target = match declared {
        _ if is_float(target) => target,
        Some(declared) => declared,
        None if case.line().contains("f32") => "f32",
        None => "f64",
    };
    let what = if kind == "{integer}" {
        words!("a whole number")
    } else {
        words!("{a_kind}, a whole number"; a_kind = a(kind), kind)
    };
    Some(
        words!(
            "`{value}` is {what}, and the other side is a number with a decimal point. Rust only \
             calculates with two numbers of the same type. Convert it with `as`:";
            value, what
        )
        .code(case.replaced(range, two_float_types::cast(value, target))),
    )
}

/// An array of whole numbers before the sign.
fn array(case: &Case, range: Range<usize>, right: &str) -> Option<Words> {
    let value = case.at(&range).trim_start_matches('&');
    let target = if right == "{float}" { "f32" } else { right };
    Some(
        words!(
            "The elements of `{value}` are whole numbers, and the other side has a decimal point. \
             Rust only calculates with two numbers of the same type. `mapv` makes a new array \
             with each element converted:";
            value
        )
        .code(case.replaced(range, format!("{value}.mapv(|x| x as {target})"))),
    )
}

/// The operand that begins with a token: a name with its calls and indices.
pub(super) fn operand_after(case: &Case, first: usize) -> Range<usize> {
    let mut at = first;
    while let Some(next) = case.tokens.get(at + 1) {
        let step = match case.word(at + 1) {
            "." => Some(at + 2),
            "(" | "[" if next.range.start == case.tokens[at].range.end => case.closing(at + 1),
            _ => None,
        };
        let Some(step) = step.filter(|step| *step < case.tokens.len()) else {
            break;
        };
        at = step;
    }
    case.bytes(first..=at)
}
