//! `Array2::zeros(4, 6)`.

use super::*;

pub const TITLE: Words = words!("A shape that is not a tuple");
pub const EXAMPLES: &[Example] = &[
    cell("let a: Array2<f32> = Array2::zeros(4, 6);"),
    cell("let a: Array2<f32> = Array2::zeros(4);"),
    cell("let a: Array2<f32> = Array2::zeros((4, 6, 2));"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [found, needed] = case
        .if_code("E0271")?
        .says("type mismatch resolving `<{} as ShapeBuilder>::Dim == Dim<[usize; {}]>`")?;
    if !["usize", "()"].contains(&found)
        && !found.starts_with("(usize")
        && !found.starts_with("[usize")
    {
        return None;
    }
    let open = (0..case.here)
        .rev()
        .find(|&at| case.word(at) == "(" && case.kind(at.saturating_sub(1)) == Some(Kind::Word))?;
    let range = case.between(open, case.closing(open)?);
    let inside = case.at(&range).trim();
    let numbers = inside.trim_matches(['(', ')', '[', ']']);
    let count = numbers.split(',').count();
    let axes: usize = needed.parse().ok()?;
    if count == axes && !inside.starts_with('(') {
        return Some(
            words!("A shape is one argument, a tuple in its own brackets:")
                .code(case.replaced(range, format!("({numbers})"))),
        );
    }
    let example = ["", "3", "(3, 4)", "(2, 3, 4)", "(1, 2, 3, 4)"].get(axes)?;
    Some(
        words!(
            "This array has {axes} axes, so its shape needs {axes} lengths; `{inside}` has \
             {count}. For example:";
            axes, inside, count
        )
        .code(case.replaced(range, example)),
    )
}
