//! `int`, `float` and other Python types.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-types",
    title: (
        "`int`, `float` and other Python types",
        "Pythonの型（`int`・`float` など）",
    ),
    examples: &[
        cell("let n: int = 3;"),
        cell("let a: Array2<float> = Array2::zeros((2, 2));"),
        cell("fn shout(text: &str) -> string { text }"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case.says("cannot find type `{}` in this scope")?;
    if case.text() != name {
        return None;
    }
    let (en, ja, rust) = match name {
        "int" | "integer" | "Integer" | "Int" => (
            "whole numbers are `usize` if they are counts or indices, and `i32` if they may be negative",
            "整数の型は、個数や添字なら `usize`、負にもなるなら `i32` です",
            "usize",
        ),
        "float" | "Float" | "real" => (
            "numbers with a decimal point are `f32`, or `f64` with twice as many bits",
            "小数の型は `f32` です（`f64` はその2倍のビット数です）",
            "f32",
        ),
        "double" => (
            "numbers with a decimal point in 64 bits are `f64`",
            "64ビットの小数の型は `f64` です",
            "f64",
        ),
        "string" | "Str" => (
            "a string that owns its characters is a `String`",
            "文字列の型は `String` です",
            "String",
        ),
        "boolean" | "Bool" | "Boolean" => ("it is called `bool`", "`bool` と書きます", "bool"),
        "ndarray" | "array" | "Tensor" | "NDArray" => (
            "the type of an array says how many axes it has: `Array1`, `Array2`, `Array4`, with the type of its elements",
            "配列の型には、軸の数と要素の型を書きます（`Array1`、`Array2`、`Array4`）",
            "Array2<f32>",
        ),
        "list" => (
            "a list is a `Vec`, with the type of its elements",
            "リストの型は `Vec` で、要素の型も書きます",
            "Vec<f32>",
        ),
        _ => return None,
    };
    let words = say(
        format!("Rust has no type `{name}`: {en}. Write"),
        format!("Rustに `{name}` という型はありません。{ja}。次のように書きます。"),
    );
    let words = words.code(case.with(rust));
    Some(if rust == "usize" {
        words.say("or", "または").code(case.with("i32"))
    } else {
        words
    })
}
