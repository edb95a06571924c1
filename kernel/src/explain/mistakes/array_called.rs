//! `image(0, 1)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "array-called",
    title: (
        "Round brackets instead of square brackets",
        "角括弧の代わりの丸括弧",
    ),
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
            say(
                format!("`{layer}` is a value, not a function as in PyTorch. What it can do is in its methods: \
                 `forward` runs images through it, and `&` lends them:"),
                format!("`{layer}` は値で、PyTorchのように関数として呼び出すことはできません。できることはメソッドで、画像を通\
                 すのは `forward` です。画像は `&` を付けて貸します。"),
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
        say(
            format!("`{}` is not a function; it holds elements (its type is `{kind}`). The index of an element goes \
             in square brackets:", case.text()),
            format!("`{}` は関数ではなく、要素の集まりです（型は `{kind}`）。要素は角括弧で取り出します。", case.text()),
        )
        .code(case.fixed(&[(range, &indices)])),
    )
}
