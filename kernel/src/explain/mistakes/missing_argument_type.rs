//! An argument without its type.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-argument-type",
    title: ("An argument without a type", "型のない引数"),
    examples: &[cell("fn double(x) -> f32 {\n    x * 2.0\n}")],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let begins = case
        .error
        .message
        .starts_with("expected one of `:`, `@`, or `|`, found");
    let at = case.token_at(case.span.range.start).checked_sub(1)?;
    let name = case.word(Some(at));
    let function = (0..at)
        .rev()
        .find(|&back| case.word(Some(back)) == "fn")
        .is_some();
    (begins && function && case.kind(at) == Some(Kind::Word)).then(|| {
        let end = case.tokens[at].range.end;
        say(
            format!("The arguments of a function have their types written out; `{name}` has none. For a \
             number, for example:"),
            format!("関数の引数には型を書きますが、`{name}` にはありません。数なら、たとえば次のように書きます。"),
        )
        .code(case.mended(&[(end..end, ": f32")]))
    })
}
