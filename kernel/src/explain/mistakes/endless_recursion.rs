//! A function that always calls itself.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "endless-recursion",
    title: words!("A function that always calls itself"),
    examples: &[cell(
        "fn factorial(n: u64) -> u64 {\n    n * factorial(n - 1)\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let found = case.is("unconditional_recursion")
        && case.error.message == "function cannot return without recursing";
    let head = case.token_at(case.span.range.start);
    let name = (head..case.tokens.len())
        .find(|&at| case.word(Some(at)) == "fn")
        .map(|at| case.word(Some(at + 1)))
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
