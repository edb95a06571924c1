//! `Ok(a, b)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "ok-of-several",
    title: ("`Ok` of several values", "複数の値の `Ok`"),
    examples: &[
        cell("fn both() -> Result<(f32, f32), String> {\n    Ok(1.0, 2.0)\n}"),
        cell("fn both(a: f32) -> Result<(f32, f32), String> {\n    let b = 2.0 * a;\n    Ok(b)\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    if let Some(words) = one_of_several(case) {
        return Some(words);
    }
    case.says::<2>("enum variant takes {} argument but {} arguments were supplied")
        .filter(|_| case.is("E0061"))?;
    let name = case.text();
    let at = case.token_at(case.span.range.start);
    if !["Ok", "Some", "Err"].contains(&name) || case.word(Some(at + 1)) != "(" {
        return None;
    }
    let end = closing(case.source, &case.tokens, at + 1)?;
    let range = case.tokens[at + 1].range.end..case.tokens[end].range.start;
    let inside = case.at(&range);
    Some(
        say(
            format!("`{name}` holds one value. Several make one when they stand in brackets of their own (a tuple):"),
            format!("`{name}` に入るのは値1つです。複数の値は、もう一組の丸括弧で囲んで1つ（タプル）にします。"),
        )
        .code(case.mended(&[(range.clone(), &format!("({inside})"))])),
    )
}

/// One value where a tuple is promised.
fn one_of_several(case: &Case) -> Option<Words> {
    let [_, _] = case
        .label("expected `({})`, found `{}`")
        .filter(|[_, found]| case.is("E0308") && !found.starts_with('('))?;
    let ok = case.others().any(|span| {
        case.at(&span.range) == "Ok" && span.label.contains("enum variant are incorrect")
    });
    let tuple = case.error.children.iter().find_map(|child| {
        child.message.lines().find_map(|line| parts::<1>(line.trim(), "expected tuple `({})`"))
    });
    let kinds = tuple.map(|[kinds]| kinds).filter(|_| ok)?;
    Some(say(
        format!("The function promises several values in one, a tuple of the types `({kinds})`, and here is only \
         `{}`. They stand in brackets of their own, in this order: `Ok((…, …))`.", case.text()),
        format!("この関数は、型が `({kinds})` のタプルを返すと書いてありますが、ここには `{}` しかありません。もう一組の丸括\
         弧に、この順番で入れます。`Ok((…, …))`", case.text()),
    ))
}
