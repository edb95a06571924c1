//! A slice with more or fewer axes than the array has.

use super::*;

pub const TITLE: Words = words!("A slice that does not name all axes");
pub const EXAMPLES: &[Example] = &[
    after(
        &["let weights: Array4<f32> = Array4::zeros((6, 1, 7, 7));"],
        "let first = weights.slice(s![0, .., 3]);",
    ),
    after(&[IMAGE], "let part = image.slice(s![0..2, .., 1]);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [given, axes] = by_bound(case).or_else(|| by_size(case))?;
    let (given, axes): (usize, usize) = (given.parse().ok()?, axes.parse().ok()?);
    let open = case.here + 2;
    let end = case.closing(open)?;
    let dot = case.here.checked_sub(3)?;
    let array = case.at(&case.expression_before(dot));
    let array = quoted_or(array, words!("The array"));
    let words = words!(
        "{array} has {axes} axes, and `s![…]` names {given}. Each axis needs an index or a range; \
         `..` is all of it.";
        array, axes, given
    );
    Some(if given < axes && case.word(end) == "]" {
        words
            .and(words!("To keep the whole of the last ones:"))
            .code(case.inserted(case.tokens[end].range.start, ", ..".repeat(axes - given)))
    } else {
        words!(
            "{array} has {axes} axes, and `s![…]` names {given}. Each axis needs exactly one \
             index or range; `..` is all of it.";
            array, axes, given
        )
    })
}

/// How many axes the slice names, and how many the array has, by what `slice` demands.
fn by_bound<'a>(case: &Case<'a>) -> Option<[&'a str; 2]> {
    let [given, _, axes] = case.if_code("E0277")?.says(
        "the trait bound `SliceInfo<[SliceInfoElem; {}], {}>: SliceArg<Dim<[usize; {}]>>` is not \
         satisfied",
    )?;
    Some([given, axes])
}

/// The same by their sizes.
fn by_size<'a>(case: &Case<'a>) -> Option<[&'a str; 2]> {
    let sizes = case.is("E0308") || case.is("E0271");
    let [axes, given] = case
        .label("expected an array with a size of {}, found one with a size of {}")
        .filter(|_| sizes && case.text().starts_with("s!"))?;
    Some([given, axes])
}
