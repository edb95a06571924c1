//! A sum that begins as a whole number.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "sum-of-another-type",
    title: words!("A sum that begins with `0` instead of `0.0`"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let mut sum = 0;\nfor value in image.iter() {\n    sum += value;\n}\nsum",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let mut sum = 0;\nsum += image[[0, 0]];\nsum",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [found, sum] = case
        .says("cannot add-assign `{}` to `{}`")
        .or_else(|| case.says("cannot subtract-assign `{}` from `{}`"))?;
    let found = found.trim_start_matches('&');
    if sum != "{integer}" || !(is_float(found) || found == "{float}") {
        return None;
    }
    let at = case.token_at(case.span.range.start).checked_sub(1)?;
    let name = case.word(Some(at));
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
