//! `enumerate(x)`, `zip(a, b)`, `reversed`, `sorted`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-enumerate",
    title: (
        "Python's `enumerate`, `zip`",
        "Pythonの `enumerate`・`zip`",
    ),
    examples: &[
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "for (i, v) in enumerate(x) {\n    println!(\"{i} {v}\");\n}",
        ),
        after(
            &["let x: Array1<f32> = array![1.0, 2.0, 3.0];"],
            "for (a, b) in zip(x, x) {\n    println!(\"{a} {b}\");\n}",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let name = case.text();
    let line = match name {
        "enumerate" => python_length::function_of_python(case, name, |list| {
            format!("{list}.iter().enumerate()")
        }),
        "reversed" => {
            python_length::function_of_python(case, name, |list| format!("{list}.iter().rev()"))
        }
        "zip" => python_length::function_of_python(case, name, |lists| {
            let (a, b) = lists.split_once(',').unwrap_or((lists, "…"));
            format!("{}.iter().zip({}.iter())", a.trim(), b.trim())
        }),
        _ => return None,
    }?;
    Some(
        say(
            format!("`{name}` is a function in Python. In Rust it is a method of what `iter()` gives, which goes \
             through the elements:"),
            format!("`{name}` はPythonの関数です。Rustでは、要素を順に取り出す `iter()` の結果に付けるメソッドです。"),
        )
        .code(line),
    )
}
