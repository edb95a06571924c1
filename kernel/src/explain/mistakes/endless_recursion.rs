//! A function that always calls itself.

use super::*;

pub const TITLE: Words = words!("A function that always calls itself");

pub const EXAMPLES: &[Example] = &[cell(
    "fn factorial(n: u64) -> u64 {\n    n * factorial(n - 1)\n}",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let found = case.is("unconditional_recursion")
        && case.error.message == "function cannot return without recursing";
    let head = case.here;
    let name = (head..case.tokens.len())
        .find(|&at| case.word(at) == "fn")
        .map(|at| case.word(at + 1))
        .filter(|_| found)?;
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
