//! `image(0, 1)`.

use super::*;

pub const TITLE: Words = words!("Round brackets instead of square brackets");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image(0, 1)"),
    cell("let v = vec![1, 2];\nv(0)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case
        .if_code("E0618")?
        .says("expected function, found `{}`")?;
    if kind.rsplit("::").next() == Some("ConvolutionalLayer") {
        let layer = case.word(case.here);
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
    let open = case.find_from(case.here + 1, "(")?;
    let end = case.closing(open)?;
    let inside = case.at(&case.between(open, end));
    let indices = if inside.contains(',') {
        format!("[[{inside}]]")
    } else {
        format!("[{inside}]")
    };
    let range = case.bytes(open..=end);
    Some(
        words!(
            "`{text}` is not a function; it holds elements (its type is `{kind}`). The index of \
             an element goes in square brackets:";
            text = case.text(), kind
        )
        .code(case.replaced(range, indices)),
    )
}
