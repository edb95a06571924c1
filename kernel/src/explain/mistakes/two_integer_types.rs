//! `i32` and `usize` mixed.

use super::*;

pub const TITLE: Words = words!("Two types of whole numbers");
pub const EXAMPLES: &[Example] = &[
    cell("let y: usize = 2;\nlet dy: i32 = -1;\nlet row = y + dy;"),
    cell("let half: usize = 3;\nlet offset: i32 = half;"),
    cell(
        "fn rows(y: usize, ky: usize, half: usize) -> i32 {\n    let row: i32 = y + ky - half;\n    row\n}",
    ),
    cell("fn inside(row: i32, height: usize) -> bool {\n    row >= 0 && row < height\n}"),
    cell("fn above(row: i32, height: usize) -> bool {\n    height < row && row > 0\n}"),
    cell(
        "fn first(row: i32, height: usize) -> usize {\n    if 0 < height { row } else { height }\n}",
    ),
    after(
        &[IMAGE],
        "let row: i32 = 1;\nlet col: usize = 2;\nimage[[row, col]]",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    if expected == found || !is_integer(expected) || !is_integer(found) {
        return None;
    }
    index(case, expected, found).or_else(|| value(case, expected, found))
}

/// A value of one type where the other is needed.
fn value(case: &Case, expected: &str, found: &str) -> Option<Words> {
    let value = case.text();
    let unsigned = |kind: &str| kind.starts_with('u');
    let words = words!(
        "`{value}` is {a_found}, and {a_expected} is needed here. Rust never mixes types of whole \
         numbers.";
        value, a_found = a(found), a_expected = a(expected), found, expected
    );
    Some(if unsigned(expected) && !unsigned(found) {
        words
            .and(words!(
                "A `{expected}` is never negative. If `{value}` may be, calculate in `{found}` \
                 and check the sign before you convert back; if it never is, write";
                expected, value, found
            ))
            .code(case.with(cast(value, expected)))
    } else if let Some(each) = each_as(case, expected).filter(|_| unsigned(found)) {
        words
            .and(words!(
                "A `{found}` cannot hold a number below zero, not even halfway through a \
                 calculation. So convert each number before you subtract:";
                found
            ))
            .code(case.with(each))
    } else {
        words
            .and(words!("`as` converts one to the other:"))
            .code(case.with(cast(value, expected)))
    })
}

/// A calculation with a subtraction, each of its numbers converted; `None` if there is none, or it is too complex to
/// take apart.
fn each_as(case: &Case, kind: &str) -> Option<String> {
    let end = case.token_at(case.span.range.end.checked_sub(1)?);
    case.find_from(case.here + 1, "-")
        .filter(|&minus| minus < end)?;
    let mut out = String::new();
    let mut copied = case.span.range.start;
    let mut at = case.here;
    let mut operand = true;
    while at <= end {
        let word = case.word(at);
        if !operand {
            if !["+", "-", "*", "/", "%", ")"].contains(&word) {
                return None;
            }
            operand = word != ")";
            at += 1;
            continue;
        }
        match case.kind(at)? {
            Kind::Sign if word == "(" => at += 1,
            Kind::Integer => {
                operand = false;
                at += 1;
            }
            Kind::Word => {
                let range = case.operand_after(at);
                out.push_str(case.at(&(copied..range.end)));
                out.push_str(&format!(" as {kind}"));
                copied = range.end;
                operand = false;
                at = case.token_at(range.end.checked_sub(1)?) + 1;
            }
            _ => return None,
        }
    }
    out.push_str(case.at(&(copied..case.span.range.end)));
    (!operand).then_some(out)
}

/// Indices of two types in double brackets: the compiler takes the first one's type to be right, whatever it is.
fn index(case: &Case, expected: &str, found: &str) -> Option<Words> {
    let (open, _) = case.around(case.here, "[")?;
    let outer = open.checked_sub(1)?;
    if found != "usize" || case.word(outer) != "[" || case.expression_before(outer).is_empty() {
        return None;
    }
    let mut wrong = case.items(open)?;
    wrong.retain(|place| {
        place.end <= case.span.range.start && case.at(place).parse::<i64>().is_err()
    });
    if wrong.is_empty() {
        return None;
    }
    let names: Vec<&str> = wrong.iter().map(|place| case.at(place)).collect();
    let names = listed(&names, &words!(", "));
    Some(
        words!(
            "Each index is a `usize`, but {names} is {a_expected}. Write (if it is never negative)";
            names, a_expected = a(expected), expected
        )
        .code(case.each(&wrong, |index| cast(index, "usize"))),
    )
}
