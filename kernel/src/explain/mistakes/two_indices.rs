//! `image[0, 1]`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "two-indices",
    title: ("Two indices without double brackets", "二重括弧のない2つの添字"),
    examples: &[
        after(&["let image: Array2<f32> = Array2::zeros((4, 6));"], "image[0, 1]"),
        after(&["let image: Array2<f32> = Array2::zeros((4, 6));"], "let v = image[0, 1];"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {

    let at = case.line_tokens().find(|&at| {
        case.kind(at) == Some(Kind::Word) && case.word(Some(at + 1)) == "[" && case.tokens[at].range.end == case.tokens[at + 1].range.start
            && !["vec", "array", "s"].contains(&case.word(Some(at)))
            && closing(case.source, &case.tokens, at + 1).is_some_and(|end| (at + 2..end).any(|next| case.word(Some(next)) == ",")) && case.word(Some(at + 2)) != "["
    })?;
    let open = case.tokens[at + 1].range.clone();
    let end = closing(case.source, &case.tokens, at + 1)?;
    let inside = case.at(&(open.end..case.tokens[end].range.start));
    if !case.is_syntax() || !(open.start..=case.tokens[end].range.end).contains(&case.span.range.start) || inside.contains([':', '(', ';']) {
        return None;
    }
    Some(
        say(
            "An element of an array with several axes has one index for each axis, and they stand in double brackets, the row first. Write",
            "軸が複数ある配列の要素は、軸ごとの添字を二重の角括弧に書きます (行が先です)。次のように書きます。",
        )
        .code(case.mended(&[(open.end..case.tokens[end].range.start, &format!("[{inside}]"))])),
    )

}
