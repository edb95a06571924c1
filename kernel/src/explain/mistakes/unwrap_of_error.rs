//! `unwrap` of an error.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unwrap-of-error",
    title: words!("`unwrap` of an error"),
    examples: &[cell("let n: i32 = \"five\".parse().unwrap();\nn")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let [error] = parts(
        trouble.message,
        "called `Result::unwrap()` on an `Err` value: {}",
    )
    .filter(|_| trouble.panic)?;
    if error.contains("ShapeError") {
        return None;
    }
    Some(words!(
        "`unwrap` takes the value out of a `Result`, and here it held an error: {error}. That \
         says what went wrong. At the top of a cell or in a function that returns a `Result`, `?` \
         passes the error on without a panic:";
        error
    ).code("let value = …?;"))
}
