//! A method of floats on a whole number.

use super::*;

pub const TITLE: Words = words!("A method of numbers with a decimal point on a whole number");
pub const EXAMPLES: &[Example] = &[
    cell("let n: usize = 9;\nlet r = n.sqrt();"),
    cell("let n: i32 = 9;\nlet r = n.sin();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    const FLOATS: [&str; 15] = [
        "sqrt",
        "sin",
        "cos",
        "tan",
        "exp",
        "ln",
        "log10",
        "powf",
        "powi",
        "floor",
        "ceil",
        "round",
        "tanh",
        "to_radians",
        "to_degrees",
    ];
    let [method, kind] =
        case.says("no method named `{}` found for type `{}` in the current scope")?;
    if !case.is("E0599") || !is_integer(kind) || !FLOATS.contains(&method) {
        return None;
    }
    let range = case.expression_before(case.here.checked_sub(1)?);
    let value = case.at(&range);
    Some(
        words!(
            "`{value}` is {a_kind}, a whole number, and only numbers with a decimal point have \
             `{method}`. Write";
            value, a_kind = a(kind), method, kind
        )
        .code(case.replaced(range, format!("({value} as f32)"))),
    )
}
