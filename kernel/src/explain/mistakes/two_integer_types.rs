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
    let [expected, found] = case.of("E0308")?.label("expected `{}`, found `{}`")?;
    if expected == found || !is_integer(expected) || !is_integer(found) {
        return None;
    }
    let value = case.text();
    let unsigned = |kind: &str| kind.starts_with('u');
    if let Some(words) = index(case, expected, found) {
        return Some(words);
    }
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
            .code(case.with(two_float_types::cast(value, expected)))
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
            .code(case.with(two_float_types::cast(value, expected)))
    })
}

/// A calculation with a subtraction, each of its numbers converted; `None` if there is none, or it is too complex to
/// take apart.
fn each_as(case: &Case, kind: &str) -> Option<String> {
    let first = case.here;
    let end = case.token_at(case.span.range.end.checked_sub(1)?);
    let minus = (first + 1..end).any(|at| case.word(at) == "-");
    if !minus {
        return None;
    }
    let mut out = String::new();
    let mut copied = case.span.range.start;
    let mut at = first;
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
                let range = whole_number_with_float::operand_after(case, at);
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
    let here = case.here;
    let open = (0..here)
        .rev()
        .find(|&at| case.word(at) == "[" && case.closing(at).is_some_and(|end| end > here))?;
    let outer = open.checked_sub(1)?;
    if found != "usize" || case.word(outer) != "[" || case.expression_before(outer).is_empty() {
        return None;
    }
    let wrong: Vec<Range<usize>> = indices(case, open)?
        .into_iter()
        .take_while(|range| range.end <= case.span.range.start)
        .filter(|range| case.at(range).parse::<i64>().is_err())
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let names: Vec<Words> = wrong
        .iter()
        .map(|range| Words::given(format!("`{}`", case.at(range))))
        .collect();
    let names = Words::joined(&names, &words!(", "));
    let casts: Vec<String> = wrong
        .iter()
        .map(|range| two_float_types::cast(case.at(range), "usize"))
        .collect();
    let changes: Vec<_> = wrong
        .iter()
        .cloned()
        .zip(casts.iter().map(String::as_str))
        .collect();
    Some(
        words!(
            "Each index is a `usize`, but {names} is {a_expected}. Write (if it is never negative)";
            names, a_expected = a(expected), expected
        )
        .code(case.fixed(&changes)),
    )
}

/// The places of the indices between brackets.
pub(super) fn indices(case: &Case, open: usize) -> Option<Vec<Range<usize>>> {
    let end = case.closing(open)?;
    let mut found = Vec::new();
    let mut begin = open + 1;
    let mut at = open + 1;
    while at <= end {
        match case.word(at) {
            "(" | "[" | "{" => at = case.closing(at)?,
            "," => {
                found.push((begin, at));
                begin = at + 1;
            }
            _ if at == end => found.push((begin, at)),
            _ => {}
        }
        at += 1;
    }
    let place = |(begin, end): (usize, usize)| (begin < end).then(|| case.bytes(begin..=end - 1));
    Some(found.into_iter().filter_map(place).collect())
}
