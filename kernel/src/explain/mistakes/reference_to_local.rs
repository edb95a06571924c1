//! A reference to something that ends with the function.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "reference-to-local",
    title: (
        "A reference to a variable of the function",
        "関数の中の変数への参照",
    ),
    examples: &[
        cell("fn make<'a>() -> &'a Vec<f32> {\n    let a = vec![1.0];\n    &a\n}"),
        cell("fn make() -> &Array2<f32> {\n    let a = Array2::zeros((2, 2));\n    &a\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let local = case
        .says::<1>("cannot return reference to local variable `{}`")
        .filter(|_| case.is("E0515"));
    if let Some([name]) = local {
        return Some(
            say(
                format!("`{name}` ends with the function, so no reference to it may remain. Return the value \
                 itself, and promise its type without `&`:"),
                format!("`{name}` は関数と一緒に終わるので、参照を返すことはできません。値そのものを返し、戻り値\
             の型からも `&` を取ります。"),
            )
            .code(case.with(name)),
        );
    }
    let no_source = case.hints("there is no value for it to be borrowed from") && case.is("E0106");
    no_source.then(|| {
        say(
            "The function promises something borrowed (`&`), but it is given nothing to borrow from. Let it return \
             a value of its own:",
            "この関数は借りた値 (`&`) を返すと書いてありますが、借りる元になる引数がありません。自分\
             の値を返すようにします。",
        )
        .code(case.fixed(&[(case.span.range.clone(), "")]))
    })
}
