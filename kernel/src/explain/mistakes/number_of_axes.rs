//! An array with the wrong number of axes.

use super::*;

pub const TITLE: Words = words!("An array with the wrong number of axes");
pub const EXAMPLES: &[Example] = &[after(
    &[NUMBERS, "fn total(a: &Array2<f32>) -> f32 { a.sum() }"],
    "total(&x)",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let [needed, found] = case
        .if_code("E0308")?
        .label("expected an array with a size of {}, found one with a size of {}")?;
    if !case.hints("Array") {
        return None;
    }
    let value = case.text().trim_start_matches('&');
    let (needed_n, found_n): (usize, usize) = (needed.parse().ok()?, found.parse().ok()?);
    let words = if found_n == 1 {
        words!(
            "`{value}` has {found} axis, and an array with {needed} is needed here.";
            value, found, needed
        )
    } else {
        words!(
            "`{value}` has {found} axes, and an array with {needed} is needed here.";
            value, found, needed
        )
    };
    let lend = if case.text().starts_with('&') {
        "&"
    } else {
        ""
    };
    Some(if needed_n > found_n {
        let added = ".insert_axis(Axis(0))".repeat(needed_n - found_n);
        words
            .and(words!("`insert_axis` puts an axis of length 1 in front:"))
            .code(case.with(format!("{lend}{value}.clone(){added}")))
    } else {
        let taken = ".index_axis(Axis(0), 0)".repeat(found_n - needed_n);
        words
            .and(words!("`index_axis` takes one part along an axis:"))
            .code(case.with(format!("{lend}{value}{taken}.to_owned()")))
    })
}
