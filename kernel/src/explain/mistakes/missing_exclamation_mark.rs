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
    let at = macro_name(case)?;
    let name = case.word(Some(at));
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
    let changes: Vec<_> = changes
        .iter()
        .map(|(range, new)| (range.clone(), new.as_str()))
        .collect();

    Some(
        say(
            format!("`{name}` is a macro, and a macro is called with a `!` behind its name:"),
            format!("`{name}` はマクロです。マクロを呼び出すときは、名前の後ろに `!` を付けます。"),
        )
        .code(case.mended(&changes)),
    )
}

/// The token that is the name of a macro without its `!`.
fn macro_name(case: &Case) -> Option<usize> {
    let here = case.token_at(case.span.range.start);
    if case.is("E0423") {
        case.says::<1>("expected function, found macro `{}`")?;
        return Some(here);
    }
    if !case.is_syntax() {
        return None;
    }
    let lists = [["vec", "["], ["array", "["]];
    let list = lists.iter().find_map(|list| case.in_line(list));
    let inside = |at: &usize| {
        closing(case.source, &case.tokens, at + 1).is_none_or(|end| (at + 1..=end).contains(&here))
    };
    let before = here.checked_sub(1)?;
    let statement = case.line_tokens().start == before
        && case.kind(here).is_some_and(|kind| kind != Kind::Sign)
        && ["assert", "println", "print", "panic", "format", "dbg"]
            .contains(&case.word(Some(before)));
    list.filter(inside).or(statement.then_some(before))
}
