//! `for t in 0.0..1.0`.

use super::*;

pub const TITLE: Words = words!("A range of numbers with a decimal point");
pub const EXAMPLES: &[Example] = &[cell("for t in 0.0..1.0 {\n    println!(\"{t}\");\n}")];

pub fn explain(case: &Case) -> Option<Words> {
    let [kind] = case.says("`std::ops::Range<{}>` is not an iterator")?;
    let (begin, end) = case.text().split_once("..").filter(|_| like_float(kind))?;
    Some(
        words!(
            "A loop goes through whole numbers: between `{begin}` and `{end}` there are countless \
             numbers with a decimal point. Count the steps, and calculate each number from its \
             step:";
            begin, end
        )
        .code("for i in 0..10 {\n    let t = i as f32 * 0.1;\n    …\n}"),
    )
}
