//! A `match` that leaves a case out.

use super::*;

pub const TITLE: Words = words!("A `match` that leaves a case out");
pub const EXAMPLES: &[Example] = &[
    cell("let n: Option<f32> = None;\nmatch n {\n    Some(v) => println!(\"{v}\"),\n}"),
    cell("let name = match 3 {\n    1 => \"one\",\n    2 => \"two\",\n};"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [missing] = case
        .if_code("E0004")?
        .says("non-exhaustive patterns: {} not covered")?;
    let names: Vec<&str> = missing.split('`').skip(1).step_by(2).collect();
    if names.len() != 1 || names[0].contains("..") {
        return Some(
            words!(
                "A `match` must say what to do in every case, and some are missing here. `_` \
                 stands for all that are left:"
            )
            .code("_ => …,"),
        );
    }
    let first = names[0];
    Some(
        words!(
            "A `match` must say what to do in every case, and {missing} is missing. Add a line \
             for it, or for all others with `_`:";
            missing
        )
        .code(format!("{first} => …,")),
    )
}
