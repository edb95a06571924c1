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
    let [left, right] = case.if_code("E0277").and_then(sides)?;
    let sign = case.here;
    if case.span.range.len() != 1 {
        return None;
    }
    let (kind, range, target) =
        if like_float(left) && like_integer(right) && case.kind(sign + 1) == Some(Kind::Word) {
            (right, case.operand_after(sign + 1), left)
        } else if like_integer(left) && like_float(right) {
            (left, case.expression_before(sign), right)
        } else {
            return None;
        };
    let declared = case.number_type_of_line();
    let value = case.at(&range);
    if is_digits(value) {
        return None;
    }
    if kind == left && case.hints("required for `") && case.hints("Array") {
        return array(case, range, right);
    }
    if let Some(number) = rounded(case, right).filter(|_| declared.is_none_or(is_integer)) {
        let words = words!(
            "`{value}` is a whole number, and `{number}.0` has a decimal point. Between whole \
             numbers, `/` divides as `//` does in Python, and the result is a whole number:";
            value, number
        )
        .code(case.replaced(case.bytes(sign + 1..=sign + 1), number));
        return Some(if declared.is_some() {
            words
        } else {
            words
                .and(words!("If the result should have a decimal point:"))
                .code(case.replaced(range, cast(value, "f32")))
        });
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
        .code(case.replaced(range, cast(value, target))),
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

/// The types on both sides of a sign between numbers.
pub(super) fn sides<'a>(case: &Case<'a>) -> Option<[&'a str; 2]> {
    case.says_any(&["cannot multiply `{}` by `{}`", "cannot divide `{}` by `{}`"])
        .or_else(|| {
            let [right, left] =
                case.says_any(&["cannot add `{}` to `{}`", "cannot subtract `{}` from `{}`"])?;
            Some([left, right])
        })
}

/// The whole number that a divisor such as `2.0` is.
fn rounded<'a>(case: &Case<'a>, right: &str) -> Option<&'a str> {
    let division = case.word(case.here) == "/" && right == "{float}";
    let divisor = case.here + 1;
    let literal = case.kind(divisor) == Some(Kind::Float) && division;
    case.word(divisor).strip_suffix(".0").filter(|_| literal)
}
