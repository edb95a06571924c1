//! More memory than there is.

use super::*;

pub const TITLE: Words = words!("More memory than there is");
pub const EXAMPLES: &[Example] = &[cell(
    "let n = usize::MAX;\nlet v: Vec<f64> = Vec::with_capacity(n);\nv.len()",
)];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let shape = trouble.message
        == "ndarray: Shape too large, product of non-zero axis lengths overflows isize";
    (trouble.panic && (shape || trouble.message == "capacity overflow")).then(|| {
        words!(
            "No computer has as much memory as this asks for. Usually a length came out wrong: a \
             subtraction went below zero, or too many axes were multiplied. Look at the numbers \
             first:"
        )
        .code("println!(\"{n}\");")
    })
}
