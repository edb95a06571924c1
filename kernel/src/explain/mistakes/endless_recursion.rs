//! A function that always calls itself.

use super::*;

pub const TITLE: Words = words!("A function that always calls itself");
pub const EXAMPLES: &[Example] = &[cell(
    "fn factorial(n: u64) -> u64 {\n    n * factorial(n - 1)\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    case.if_code("unconditional_recursion")?
        .says::<0>("function cannot return without recursing")?;
    let name = case.word(case.find_from(case.here, "fn")? + 1);
    Some(
        words!(
            "`{name}` calls itself every time, so it would never end: it fills the memory for \
             calls (the stack), and then the kernel is lost with all variables. Say first when it \
             is done:";
            name
        )
        .code("if … {\n    return …;\n}"),
    )
}
