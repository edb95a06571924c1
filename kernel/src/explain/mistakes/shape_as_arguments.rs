//! `Array2::zeros(4, 6)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "shape-as-arguments",
    title: words!("A shape that is not a tuple"),
    examples: &[
        cell("let a: Array2<f32> = Array2::zeros(4, 6);"),
        cell("let a: Array2<f32> = Array2::zeros(4);"),
        cell("let a: Array2<f32> = Array2::zeros((4, 6, 2));"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [found, needed] = case
        .says("type mismatch resolving `<{} as ShapeBuilder>::Dim == Dim<[usize; {}]>`")
        .filter(|_| case.is("E0271"))?;
    if !(found == "usize"
        || found.starts_with("(usize")
        || found.starts_with("[usize")
        || found == "()")
    {
        return None;
    }
    let open = (0..case.token_at(case.span.range.start))
        .rev()
        .find(|&at| {
            case.word(Some(at)) == "(" && case.kind(at.saturating_sub(1)) == Some(Kind::Word)
        })?;
    let end = closing(case.source, &case.tokens, open)?;
    let inside = case
        .at(&(case.tokens[open].range.end..case.tokens[end].range.start))
        .trim();
    let numbers = inside.trim_matches(['(', ')', '[', ']']);
    let count = numbers.split(',').count();
    let axes: usize = needed.parse().ok()?;
    let range = case.tokens[open].range.end..case.tokens[end].range.start;
    if count == axes && !inside.starts_with('(') {
        return Some(
            words!("A shape is one argument, a tuple in its own brackets:")
                .code(case.fixed(&[(range, &format!("({numbers})"))])),
        );
    }
    let example = ["", "3", "(3, 4)", "(2, 3, 4)", "(1, 2, 3, 4)"].get(axes)?;
    Some(
        words!(
            "This array has {axes} axes, so its shape needs {axes} lengths; `{inside}` has \
             {count}. For example:";
            axes, inside, count
        )
        .code(case.fixed(&[(range, example)])),
    )
}
