//! Two elements or arguments without a comma.

use super::*;

pub const TITLE: Words = words!("A missing comma");
pub const EXAMPLES: &[Example] = &[
    cell("let v = [1.0, 2.0 3.0];"),
    after(&[AREA], "area(1.0 2.0)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let place = case.help("missing `,`")?.range.clone();
    Some(words!("Elements and arguments are separated by commas:").code(case.replaced(place, ",")))
}
