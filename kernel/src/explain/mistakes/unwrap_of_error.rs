//! `unwrap` of an error.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unwrap-of-error",
    title: ("`unwrap` of an error", "エラーの `unwrap`"),
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
    Some(say(
        format!("`unwrap` takes the value out of a `Result`, and here it held an error: {error}. That says what went \
         wrong. At the top of a cell or in a function that returns a `Result`, `?` passes the error on without a \
         panic:"),
        format!("`unwrap` は `Result` から値を取り出しますが、ここに入っていたのはエラーでした：{error}。\
             これが失敗の理由です。セルの一番外側や、`Result` を返す関数の中では、`?` を使うとパニッ\
             クせずにエラーを渡せます。"),
    ).code("let value = …?;"))
}
