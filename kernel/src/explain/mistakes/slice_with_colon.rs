//! `image[0:2]`.

use super::*;

pub const TITLE: Words = words!("A slice with a colon");
pub const EXAMPLES: &[Example] = &[
    after(&[NUMBERS], "x[0:2]"),
    after(&[IMAGE], "image[0:2, :]"),
    after(&[IMAGE], "image[:, 0]"),
    after(&[IMAGE], "let column = image.slice(s![:, 0]);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    if case.begins("Invalid syntax in s![]") {
        return in_the_macro(case);
    }
    let here = case.here;
    let open = (0..=here.min(case.tokens.len().checked_sub(1)?))
        .rev()
        .find(|&back| {
            case.word(back) == "["
                && case.closing(back).is_some_and(|end| {
                    end > here || case.span.range.start <= case.tokens[end].range.end
                })
        })?;
    let end = case.closing(open)?;
    let name = open.checked_sub(1)?;
    let inside = case.at(&case.between(open, end));
    if !case.is_syntax()
        || !has_colon(case, open, end)
        || case.kind(name) != Some(Kind::Word)
        || inside.contains(['(', '{', '?'])
    {
        return None;
    }
    let array = case.word(name);
    let range = case.bytes(name..=end);
    let mut parts: Vec<String> = inside.split(',').map(rust).collect();
    if case.axes(array).is_some_and(|axes| axes > parts.len()) {
        parts.push("..".to_owned());
    }
    Some(
        words!(
            "In Rust, a range has two dots, not a colon, and you cut out a part of an array with \
             `slice` and `s!`. Write"
        )
        .code(case.replaced(range, format!("{array}.slice(s![{}])", parts.join(", ")))),
    )
}

/// `s![0, :, 1:3]`
fn in_the_macro(case: &Case) -> Option<Words> {
    let open = case.here + 2;
    let end = case
        .closing(open)
        .filter(|_| case.follows(case.here, &["s", "!", "["]))?;
    let range = case.between(open, end);
    let inside = case.at(&range);
    if !has_colon(case, open, end) || inside.contains(['(', '{']) {
        return None;
    }
    let parts: Vec<String> = inside.split(',').map(rust).collect();
    Some(
        words!("In Rust, a range has two dots, not a colon; alone, they mean a whole axis. Write")
            .code(case.replaced(range, parts.join(", "))),
    )
}

/// Whether there is a colon, not `::`, between brackets.
fn has_colon(case: &Case, open: usize, end: usize) -> bool {
    (open + 1..end)
        .any(|at| case.word(at) == ":" && case.word(at + 1) != ":" && case.word(at - 1) != ":")
}

/// Python's `a:b`, `a:b:step` and `:`.
fn rust(part: &str) -> String {
    let pieces: Vec<&str> = part.split(':').map(str::trim).collect();
    match pieces[..] {
        [begin, end] => format!("{begin}..{end}"),
        [begin, end, step] => format!("{begin}..{end};{step}"),
        _ => part.trim().to_owned(),
    }
}
