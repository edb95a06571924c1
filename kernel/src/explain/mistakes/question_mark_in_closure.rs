//! `?` in a closure.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "question-mark-in-closure",
    title: ("`?` in a closure", "クロージャの中の `?`"),
    examples: &[after(
        &["fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }"],
        "let fs: Vec<Array2<f32>> = (1..3).map(|k| filters(k)?).collect();",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if !case.is("E0277")
        || !case
            .error
            .message
            .starts_with("the `?` operator can only be used in a closure that returns")
    {
        return None;
    }
    Some(
        say(
            "The `?` would have to leave the closure `|…| …` only, and that does not return a \
             `Result`. Let the closure return one, without `?`, and collect into a `Result` of a \
             list:",
            "この `?` で抜け出せるのはクロージャ `|…| …` だけですが、クロージャは `Result` を返してい\
             ません。クロージャの中では `?` を外し、リストの `Result` に集めてから `?` をつけます。",
        )
        .code(case.with("").replace(".collect();", ".collect::<Result<_, _>>()?;").replace(".collect()", ".collect::<Result<_, _>>()?").replace("??", "?")),
    )
}
