//! A macro without its `!`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "missing-exclamation-mark",
    title: ("A macro without `!`", "`!` のないマクロ"),
    examples: &[
        cell("println(\"hello\");"),
        cell("let v = vec[1, 2];"),
        cell("let s = format(\"{}\", 1);"),
        cell("assert 1 == 1"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {

    let (at, name) = if case.is("E0423") {
        let [name] = case.says("expected function, found macro `{}`")?;
        (case.token_at(case.span.range.start), name)
    } else {
        let at = case.token_at(case.span.range.start).checked_sub(1)?;
        let name = case.word(Some(at));
        let bracket = case.is_syntax() && case.text() == "[" && ["vec", "array", "s"].contains(&name);
        let known = name != "s" || case.word(at.checked_sub(1)) == "(";
        (bracket && known).then_some((at, name))?
    };
    let end = case.tokens[at].range.end;
    let bare = !matches!(case.word(Some(at + 1)), "(" | "[" | "{");
    let stop = case.line_range(end).end;
    let line = case.at(&(end..stop)).trim_end();
    let inside = line.trim_end_matches(';').trim();
    let changes = if bare {
        vec![(end..end + line.len(), format!("!({inside});"))]
    } else {
        vec![(end..end, "!".to_owned())]
    };
    let changes: Vec<_> = changes.iter().map(|(range, new)| (range.clone(), new.as_str())).collect();

    Some(
        say(
            format!("`{name}!` is a macro, and the `!` belongs to its name:"),
            format!("`{name}!` はマクロで、`!` も名前のうちです。"),
        )
        .code(case.mended(&changes)),
    )

}
