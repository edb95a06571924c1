//! `x[0..2]` of an array.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "slice-in-brackets",
    title: ("A part of an array in brackets", "角括弧での部分配列"),
    examples: &[
        after(&["let x: Array1<f32> = array![1.0, 2.0, 3.0];"], "x[0..2]"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image[s![0..2, ..]]",
        ),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [found, _] = case
        .says("the trait bound `{}: NdIndex<{}>` is not satisfied")
        .filter(|_| case.is("E0277"))?;
    let range = found.contains("Range") || found.contains("SliceInfo");
    let open = case.token_at(case.span.range.start).checked_sub(1)?;
    if !range || case.word(Some(open)) != "[" {
        return None;
    }
    let end = closing(case.source, &case.tokens, open)?;
    let array = case.at(&case.expression_before(open));
    let text = case.text();
    let slice = if text.starts_with("s!") {
        text.to_owned()
    } else {
        match case.axes(array) {
            Some(2..) => format!("s![{text}, ..]"),
            _ => format!("s![{text}]"),
        }
    };
    let whole = case.tokens[open].range.start..case.tokens[end].range.end;
    Some(
        say(
            format!("Brackets give one element. A part of `{array}` is cut out with `slice`:"),
            format!(
                "角括弧で取り出せるのは要素1つです。`{array}` の一部は `slice` で取り出します。"
            ),
        )
        .code(case.mended(&[(whole, &format!(".slice({slice})"))])),
    )
}
