//! A macro without its `!`.

use super::*;

pub const TITLE: Words = words!("A macro without `!`");
pub const EXAMPLES: &[Example] = &[
    cell("println(\"hello\");"),
    cell("let total = 2.5;\nprintln(total);"),
    cell("println(5);"),
    cell("let v = vec[1, 2];"),
    after(&[IMAGE], "image.slice(s[0, ..])"),
    cell("let s = format(\"{}\", 1);"),
    cell("assert 1 == 1"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let at = macro_name(case)?;
    let name = case.word(at);
    let end = case.tokens[at].range.end;
    let bare = !matches!(case.word(at + 1), "(" | "[" | "{");
    let stop = case.line_range(end).end;
    let line = case.at(&(end..stop)).trim_end();
    let inside = line.trim_end_matches(';').trim();
    let line = if let Some((place, call)) = text_for(case, at) {
        case.replaced(place, call)
    } else if bare {
        case.replaced(end..end + line.len(), format!("!({inside});"))
    } else {
        case.inserted(end, "!")
    };
    Some(
        words!("`{name}` is a macro, and a macro is called with a `!` after its name:"; name)
            .code(line),
    )
}

/// The call of a printing macro whose first argument is not a text, with a text that names the value.
fn text_for(case: &Case, at: usize) -> Option<(Range<usize>, String)> {
    let name = case.word(at);
    let prints = ["println", "print", "eprintln", "format"].contains(&name);
    if !prints || case.kind(at + 2) == Some(Kind::Text) {
        return None;
    }
    let (place, inside) = case.call(at)?;
    let text = if inside.is_empty() {
        String::new()
    } else {
        print_without_text::shown(inside, case.items(at + 1)?.len())
    };
    Some((place, format!("{name}!({text})")))
}

/// The token that is the name of a macro without its `!`.
fn macro_name(case: &Case) -> Option<usize> {
    let here = case.here;
    if case.is("E0423") {
        return case
            .says("expected function, found macro `{}`")
            .map(|[_]| here);
    }
    if !case.is_syntax() {
        return None;
    }
    let lists = [["vec", "["], ["array", "["], ["s", "["]];
    let list = lists.iter().find_map(|list| case.in_line(list));
    let inside = |at: &usize| {
        case.closing(at + 1)
            .is_none_or(|end| (at + 1..=end).contains(&here))
    };
    let before = here.checked_sub(1)?;
    let statement = case.line_tokens().start == before
        && case.kind(here).is_some_and(|kind| kind != Kind::Sign)
        && ["assert", "println", "print", "panic", "format", "dbg"].contains(&case.word(before));
    list.filter(inside).or(statement.then_some(before))
}
