//! `t[0]` of a tuple.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "tuple-index",
    title: words!("Brackets after a tuple"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let height = image.dim()[0];",
        ),
        cell("let pair = (1, 2.5);\npair[1]"),
        cell("let pair = (1, 2.5);\nlet at = 1;\npair[at]"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<1>("cannot index into a value of type `({})`")
        .filter(|_| case.is("E0608"))?;
    let open = (0..case.token_at(case.span.range.end))
        .rev()
        .find(|&at| case.word(Some(at)) == "[")?;
    let end = closing(case.source, &case.tokens, open)?;
    let tuple = case.at(&case.expression_before(open));
    if end != open + 2 || case.kind(open + 1) != Some(Kind::Integer) {
        return Some(words!(
            "`{tuple}` is a tuple. Each part has its own type, so the code must say which one it \
             takes, as `.0` or `.1`: the number cannot be calculated. Use a list or an array for \
             that.";
            tuple
        ));
    }
    let number = case.word(Some(open + 1));
    let range = case.tokens[open].range.start..case.tokens[end].range.end;
    Some(
        words!(
            "`{tuple}` is a tuple. To get a part of a tuple, write a dot and its number, counted \
             from 0:";
            tuple
        )
        .code(case.fixed(&[(range, &format!(".{number}"))])),
    )
}
