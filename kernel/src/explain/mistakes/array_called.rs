//! `image(0, 1)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-called",
    title: words!("Round brackets instead of square brackets"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image(0, 1)",
        ),
        cell("let v = vec![1, 2];\nv(0)"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .says("expected function, found `{}`")
        .filter(|_| case.is("E0618"))?;
    if kind.rsplit("::").next() == Some("ConvolutionalLayer") {
        let layer = case.word(Some(case.token_at(case.span.range.start)));
        return Some(
            words!(
                "`{layer}` is a value, not a function as in PyTorch. What it can do is in its \
                 methods: `forward` runs images through it, and `&` lends them:";
                layer
            )
            .code(format!("{layer}.forward(&…)?")),
        );
    }
    let list = kind.starts_with("Vec<");
    if !(list || kind.starts_with("Array")) {
        return None;
    }
    let at = case.token_at(case.span.range.start);
    let open = (at + 1..case.tokens.len()).find(|&next| case.word(Some(next)) == "(")?;
    let end = closing(case.source, &case.tokens, open)?;
    let inside = case.at(&(case.tokens[open].range.end..case.tokens[end].range.start));
    let indices = if inside.contains(',') {
        format!("[[{inside}]]")
    } else {
        format!("[{inside}]")
    };
    let range = case.tokens[open].range.start..case.tokens[end].range.end;
    Some(
        words!(
            "`{text}` is not a function; it holds elements (its type is `{kind}`). The index of \
             an element goes in square brackets:";
            text = case.text(), kind
        )
        .code(case.fixed(&[(range, &indices)])),
    )
}
