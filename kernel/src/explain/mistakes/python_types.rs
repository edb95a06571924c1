//! `int`, `float` and other Python types.

use super::*;

pub const TITLE: Words = words!("`int`, `float` and other Python types");
pub const EXAMPLES: &[Example] = &[
    cell("let n: int = 3;"),
    cell("let a: Array2<float> = Array2::zeros((2, 2));"),
    cell("fn shout(text: &str) -> string { text }"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case.says("cannot find type `{}` in this scope")?;
    if case.text() != name {
        return None;
    }
    let (what, rust) = match name {
        "int" | "integer" | "Integer" | "Int" => (
            words!(
                "whole numbers are `usize` if they are counts or indices, and `i32` if they may \
                 be negative"
            ),
            "usize",
        ),
        "float" | "Float" | "real" => (
            words!("numbers with a decimal point are `f32`, or `f64` with twice as many bits"),
            "f32",
        ),
        "double" => (
            words!("numbers with a decimal point in 64 bits are `f64`"),
            "f64",
        ),
        "string" | "Str" => (
            words!("a string that owns its characters is a `String`"),
            "String",
        ),
        "boolean" | "Bool" | "Boolean" => (words!("it is called `bool`"), "bool"),
        "ndarray" | "array" | "Tensor" | "NDArray" => (
            words!(
                "the type of an array says how many axes it has: `Array1`, `Array2`, `Array4`, \
                 with the type of its elements"
            ),
            "Array2<f32>",
        ),
        "list" => (
            words!("a list is a `Vec`, with the type of its elements"),
            "Vec<f32>",
        ),
        _ => return None,
    };
    let words = words!("Rust has no type `{name}`: {what}. Write"; name, what);
    let words = words.code(case.with(rust));
    Some(if rust == "usize" {
        words.and(words!("or")).code(case.with("i32"))
    } else {
        words
    })
}
