//! A variable that another cell has given away.

use super::*;

pub const TITLE: Words = words!("A variable given away in an earlier cell");
pub const EXAMPLES: &[Example] = &[after(&["let v = vec![1, 2];", "let w = v;"], "v.len()")];

pub fn explain(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("E0425")?
        .says("cannot find value `{}` in this scope")?;
    if case.scope.function_around(case.here).is_some() {
        return None;
    }
    let (count, line) = case.made_in(name)?;
    let words = words!("Cell [{count}] made `{name}`:"; count, name).code(line);
    let older = case.cells.split_last()?.1;
    let taken = older
        .iter()
        .rev()
        .take_while(|cell| cell.count != count)
        .find_map(|cell| Some((cell.count, giving_line(cell.source, name)?)));
    Some(match taken {
        Some((other, taking)) => words
            .and(words!("It is gone, because cell [{other}] gave it away:"; other))
            .code(taking)
            .and(words!(
                "Run cell [{count}] again. To keep `{name}`, lend it there with `&{name}`, or \
                 pass a copy, `{name}.clone()`.";
                count, name
            )),
        None => words.and(words!("It is gone. Run cell [{count}] again."; count)),
    })
}

/// The line of a cell that gives a whole variable away: `= name;`, `f(name)`, `in name {`.
fn giving_line<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    let scope = Scope::of(source);
    let gives = |at: usize| {
        let before = scope.word(at.checked_sub(1));
        let whole = ["=", "(", ",", "in", "[", ":", "+", "-", "*", "/"].contains(&before)
            && [";", ")", ",", "{", "]", "+", "-", "*", "/", "", "}"].contains(&scope.word(at + 1));
        whole || scope.word(at + 1) == "." && scope.word(at + 2).starts_with("into")
    };
    let at = (0..scope.tokens.len()).rev().find(|&at| {
        let hidden = scope
            .seen_from(at)
            .any(|binding| binding.name == name && binding.sort == Sort::Variable);
        scope.word(at) == name && !hidden && scope.function_around(at).is_none() && gives(at)
    })?;
    Some(scope.line_at(scope.tokens[at].range.start))
}
