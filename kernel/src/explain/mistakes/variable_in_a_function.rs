//! A function that uses a variable of the notebook.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "variable-in-a-function",
    title: (
        "A function that uses a variable of the notebook",
        "ノートブックの変数を使う関数",
    ),
    examples: &[
        cell("let k = 3;\nfn square() -> usize { k * k }"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "fn total() -> f32 { image.sum() }",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .filter(|_| case.is("E0425"))?;
    let function = enclosing_function(case)?;
    let known = missing_let::variables(case).contains(&name);
    known.then(|| {
        say(
            format!("In Rust a function sees only its arguments and what it makes itself, and `{name}` is made \
             outside of it. If you meant a variable of the function, look at how that is called; if you meant \
             the one outside, hand it over:"),
            format!("Rustの関数から見えるのは引数と、関数の中で作ったものだけです。`{name}` は外の変数です。関数\
             の中の変数のつもりなら、その名前を確かめます。外の変数を使うなら、引数として渡します。"),
        )
        .code(format!("fn {function}({name}: …) …"))
    })
}

/// The name of the function in which the error is, if it is in one.
fn enclosing_function<'a>(case: &Case<'a>) -> Option<&'a str> {
    let here = case.token_at(case.span.range.start);
    (0..here)
        .rev()
        .filter(|&at| case.word(Some(at)) == "fn")
        .find_map(|at| {
            let open = (at..case.tokens.len()).find(|&next| case.word(Some(next)) == "{")?;
            let end = closing(case.source, &case.tokens, open).unwrap_or(case.tokens.len());
            (open < here && here < end).then(|| case.word(Some(at + 1)))
        })
}
