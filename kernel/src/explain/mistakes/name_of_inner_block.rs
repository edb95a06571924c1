//! A variable whose block has ended, or that is made only further down.

use super::*;

pub const TITLE: Words = words!("A variable of an inner block");
pub const EXAMPLES: &[Example] = &[
    cell("for i in 0..3 {\n    let last = i;\n}\nprintln!(\"{last}\");"),
    cell(
        "fn total(v: &Array1<f32>) -> f32 {\n    if v.len() > 0 {\n        let mut sum = 0.0;\n        for x in v {\n            sum += x;\n        }\n    }\n    sum\n}",
    ),
    cell("let area = width * 2.0;\nlet width = 3.0;"),
    cell("let mut sum = 0;\nfor i in 0..3 {\n    sum += i;\n}\nprintln!(\"{sum} {i}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("E0425")?
        .says("cannot find value `{}` in this scope")?;
    let function = |at| case.scope.function_around(at).map(|function| function.at);
    let mut bindings = case.scope.bindings.iter().rev();
    let made = bindings.find(|binding| {
        binding.name == name
            && binding.sort == Sort::Variable
            && function(binding.at) == function(case.here)
    })?;
    let number = |token: usize| case.line_number(case.tokens[token].range.start);
    let line = number(made.at);
    if made.at > case.here {
        return Some(words!(
            "`{name}` is made only in line {line}, further down. A variable can only be used \
             after the line that makes it: change the order of the lines.";
            name, line
        ));
    }
    let opens = if case.word(made.seen.start) == "{" {
        made.seen.start
    } else {
        case.around(made.at, "{")?.0
    };
    let begins = number(opens);
    Some(words!(
        "`{name}` is made in line {line}, and it ends with the block `{{ … }}` that begins in \
         line {begins}. Use it inside that block; or make it before the block, with `let mut`, \
         and give it its value inside.";
        name, line, begins
    ))
}
