//! A variable whose block has ended, or that is made only further down.

use super::*;
use crate::explain::scope::Sort;

pub const MISTAKE: Mistake = Mistake {
    id: "name-of-inner-block",
    title: ("A variable of an inner block", "内側のブロックの変数"),
    examples: &[
        cell("for i in 0..3 {\n    let last = i;\n}\nprintln!(\"{last}\");"),
        cell(
            "fn total(v: &Array1<f32>) -> f32 {\n    if v.len() > 0 {\n        let mut sum = 0.0;\n        for x in v {\n            sum += x;\n        }\n    }\n    sum\n}",
        ),
        cell("let area = width * 2.0;\nlet width = 3.0;"),
        cell("let mut sum = 0;\nfor i in 0..3 {\n    sum += i;\n}\nprintln!(\"{sum} {i}\");"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .says("cannot find value `{}` in this scope")
        .filter(|_| case.is("E0425"))?;
    let here = case.token_at(case.span.range.start);
    let around = case.scope.function_around(here).map(|function| function.at);
    let made = case.scope.bindings.iter().rev().find(|binding| {
        let same = case.scope.function_around(binding.at).map(|function| function.at) == around;
        binding.name == name && binding.sort == Sort::Variable && same
    })?;
    let number = |token: usize| {
        let at = case.tokens[token].range.start;
        case.source[..at].matches('\n').count() + 1
    };
    let line = number(made.at);
    if made.at > here {
        return Some(say(
            format!(
                "`{name}` is made only in line {line}, further down. A variable can only be used after the line \
                 that makes it: change the order of the lines."
            ),
            format!(
                "`{name}` が作られるのは、もっと下の{line}行目です。変数は、それを作る行より後でしか使えません。\
                 行の順番を入れ替えます。"
            ),
        ));
    }
    let opens = if case.word(Some(made.seen.start)) == "{" {
        made.seen.start
    } else {
        missing_let::block(case, made.at)?.0
    };
    let begins = number(opens);
    Some(say(
        format!(
            "`{name}` is made in line {line}, and it ends with the block `{{ … }}` that begins in line {begins}. \
             Use it inside that block; or make it before the block, with `let mut`, and give it its value inside."
        ),
        format!(
            "`{name}` は{line}行目で作られましたが、{begins}行目で始まるブロック `{{ … }}` が終わると使えなく\
             なります。ブロックの中で使うか、ブロックの前で `let mut` で作っておき、中で値を入れます。"
        ),
    ))
}
