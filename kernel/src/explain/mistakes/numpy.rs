//! `np.zeros(…)`.

use super::*;

pub const TITLE: Words = words!("NumPy");
pub const EXAMPLES: &[Example] = &[
    cell("let a = np.zeros((2, 2));"),
    cell("let a = np::zeros((2, 2));"),
    cell("let m = np.mean(3.0);"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = case.here;
    let module = case.text();
    if !["np", "numpy", "torch"].contains(&module) || !(case.is("E0425") || case.is("E0433")) {
        return None;
    }
    let name = case.word(at + if case.word(at + 1) == ":" { 3 } else { 2 });
    let rust = match name {
        "zeros" => "let a: Array2<f32> = Array2::zeros((2, 3));",
        "ones" => "let a: Array2<f32> = Array2::ones((2, 3));",
        "array" | "tensor" => "let a = array![[1.0, 2.0], [3.0, 4.0]];",
        "arange" => "let a = Array1::from_iter(0..10);",
        "linspace" => "let a: Array1<f32> = Array1::linspace(0.0, 1.0, 11);",
        "mean" => "a.mean()",
        "sum" => "a.sum()",
        "exp" | "sin" | "cos" | "sqrt" | "abs" => {
            return Some(common(module).code(format!("a.mapv(f32::{name})")));
        }
        "dot" | "matmul" => "a.dot(&b)",
        "pi" => "std::f32::consts::PI",
        _ => "let a: Array2<f32> = Array2::zeros((2, 3));",
    };
    Some(common(module).code(rust))
}

fn common(module: &str) -> Words {
    words!(
        "`{module}` is a Python library. In these notebooks, arrays come from Rust's ndarray, \
         which can do much of the same. For example:";
        module
    )
}
