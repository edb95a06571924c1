//! `enumerate(x)`, `zip(a, b)`, `reversed`, `sorted`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "python-enumerate",
    title: words!("Python's `enumerate`, `zip`"),
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
        words!(
            "`{name}` is a function in Python. In Rust it is a method of what `iter()` gives, \
             which goes through the elements:";
            name
        )
        .code(line),
    )
}
