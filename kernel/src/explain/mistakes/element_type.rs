//! An array with elements of another type.

use super::*;

pub const TITLE: Words = words!("An array with elements of another type");
pub const EXAMPLES: &[Example] = &[after(&[IMAGE], "let a: Array2<f64> = image.clone();")];

pub fn explain(case: &Case) -> Option<Words> {
    let [expected, found] = case.if_code("E0308")?.label("expected `{}`, found `{}`")?;
    let element = |kind: &str| {
        let array = kind.trim_start_matches('&').strip_prefix("Array")?;
        let element = array.split_once('<')?.1.split([',', '>']).next()?;
        // If it is not a number, it would have been inferred; what it met is the mistake.
        let number = is_float(element) || is_integer(element);
        number.then(|| element.to_owned())
    };
    let (needed, given) = (element(expected)?, element(found)?);
    let same_layer = expected.starts_with('&') == found.starts_with('&') && !found.contains("View");
    if needed == given || !same_layer {
        return None;
    }
    let value = case.text();
    let inner = value.trim_start_matches('&');
    let lend = if expected.starts_with('&') { "&" } else { "" };
    Some(
        words!(
            "`{value}` holds elements of the type `{given}`, and `{needed}` is needed here. \
             `mapv` converts each element:";
            value, given, needed
        )
        .code(case.with(format!("{lend}{inner}.mapv(|v| v as {needed})"))),
    )
}
