//! `image[0:2]`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "slice-with-colon",
    title: words!("A slice with a colon"),
    examples: &[
        after(&["let x: Array1<f32> = array![1.0, 2.0, 3.0];"], "x[0:2]"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[0:2, :]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[:, 0]",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let column = image.slice(s![:, 0]);",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if case.error.message.starts_with("Invalid syntax in s![]") {
        return in_the_macro(case);
    }
    let here = case.token_at(case.span.range.start);
    let open = (0..=here.min(case.tokens.len().checked_sub(1)?))
        .rev()
        .find(|&back| {
            case.word(Some(back)) == "["
                && closing(case.source, &case.tokens, back).is_some_and(|end| {
                    end > here || case.span.range.start <= case.tokens[end].range.end
                })
        })?;
    let end = closing(case.source, &case.tokens, open)?;
    let name = open.checked_sub(1)?;
    let inside = case.at(&(case.tokens[open].range.end..case.tokens[end].range.start));
    let has_colon = (open..end).any(|at| {
        case.word(Some(at)) == ":"
            && case.word(Some(at + 1)) != ":"
            && case.word(Some(at - 1)) != ":"
    });
    if !case.is_syntax()
        || !has_colon
        || case.kind(name) != Some(Kind::Word)
        || inside.contains(['(', '{', '?'])
    {
        return None;
    }
    let array = case.word(Some(name));
    let range = case.tokens[name].range.start..case.tokens[end].range.end;
    let mut parts: Vec<String> = inside.split(',').map(rust).collect();
    if case.axes(array).is_some_and(|axes| axes > parts.len()) {
        parts.push("..".to_owned());
    }
    Some(
        words!(
            "In Rust, a range has two dots, not a colon, and you cut out a part of an array with \
             `slice` and `s!`. Write"
        )
        .code(case.fixed(&[(range, &format!("{array}.slice(s![{}])", parts.join(", ")))])),
    )
}

/// `s![0, :, 1:3]`
fn in_the_macro(case: &Case) -> Option<Words> {
    let at = case.token_at(case.span.range.start);
    let open = at + 2;
    if case.word(Some(at)) != "s" || case.word(Some(open)) != "[" {
        return None;
    }
    let end = closing(case.source, &case.tokens, open)?;
    let range = case.tokens[open].range.end..case.tokens[end].range.start;
    let inside = case.at(&range);
    let colon = (open..end).any(|at| {
        case.word(Some(at)) == ":"
            && case.word(Some(at + 1)) != ":"
            && case.word(Some(at - 1)) != ":"
    });
    if !colon || inside.contains(['(', '{']) {
        return None;
    }
    let parts: Vec<String> = inside.split(',').map(rust).collect();
    Some(
        words!("In Rust, a range has two dots, not a colon; alone, they mean a whole axis. Write")
            .code(case.fixed(&[(range, &parts.join(", "))])),
    )
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
