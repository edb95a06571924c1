//! A sum that begins as a whole number.

use super::*;

pub const TITLE: Words = words!("A sum that begins with `0` instead of `0.0`");
pub const EXAMPLES: &[Example] = &[
    after(
        &[IMAGE],
        "let mut sum = 0;\nfor value in image.iter() {\n    sum += value;\n}\nsum",
    ),
    after(&[IMAGE], "let mut sum = 0;\nsum += image[[0, 0]];\nsum"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [found, sum] = case.says_any(&[
        "cannot add-assign `{}` to `{}`",
        "cannot subtract-assign `{}` from `{}`",
    ])?;
    let found = found.trim_start_matches('&');
    if sum != "{integer}" || !like_float(found) {
        return None;
    }
    let name = case.word(case.here.checked_sub(1)?);
    let line = case
        .made_here(name)
        .or_else(|| Some(case.made_in(name)?.1))?;
    let new = line.replacen("= 0;", "= 0.0;", 1);
    (new != line).then(|| {
        words!(
            "`{name}` began as `0`, a whole number, and stays one; a number with a decimal point \
             cannot be added to it. Begin with `0.0`:";
            name
        )
        .code(new)
    })
}
