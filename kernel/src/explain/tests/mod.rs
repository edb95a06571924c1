//! Each mistake is made, and what is said about it is heard.

mod compiler;
mod friends;
mod locating;
mod running;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::mistakes::{Example, all};
use super::words::Words;
use super::*;
use compiler::{Notebook, every};

/// What is said about an example: the ids of the explanations, and the words of the first.
fn explanations(example: &Example) -> Vec<(&'static str, Words)> {
    let notebook = Notebook::compile(example.before, example.cell);
    let cells = notebook.cells();
    let found = notebook.errors(&cells);
    let warned = choose::warnings(&notebook.compiles, &cells);
    let compiled = explained(&found, &cells, Context::default());
    let mut all: Vec<(&'static str, Words)> = compiled
        .into_iter()
        .filter_map(|(_, words)| words)
        .collect();
    all.extend(
        warned
            .iter()
            .filter_map(|w| mistakes::explain(&Case::new(w, &cells, Context::default())?)),
    );
    all
}

#[test]
fn every_example_is_explained_as_its_own_kind() {
    let examples: Vec<_> = all()
        .iter()
        .filter(|m| !m.runs())
        .flat_map(|m| m.examples.iter().map(move |e| (m.id, e)))
        .collect();
    let wrong = every(&examples, |(id, example)| {
        let found: Vec<&str> = explanations(example).iter().map(|(id, _)| *id).collect();
        (found.first() != Some(id))
            .then(|| format!("{id}: {:?} is explained as {found:?}", example.cell))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_proposed_mends_the_mistake() {
    let examples: Vec<_> = all()
        .iter()
        .filter(|m| !m.runs())
        .flat_map(|m| m.examples.iter().map(move |e| (m.id, e)))
        .collect();
    let tried = AtomicUsize::new(0);
    let wrong = every(&examples, |(id, example)| {
        let mended = mended(example)?;
        tried.fetch_add(1, Ordering::Relaxed);
        let notebook = Notebook::compile(example.before, &mended);
        let cells = notebook.cells();
        let errors = notebook.errors(&cells);
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        let again = explained(&errors, &cells, Context::default())
            .iter()
            .any(|(_, words)| words.as_ref().is_some_and(|(found, _)| found == id));
        let broken = errors.iter().any(Diagnostic::is_syntax);
        (again || broken)
            .then(|| format!("{id}: {:?} became {mended:?}: {messages:?}", example.cell))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried.into_inner() > 100, "too few proposals were tried");
}

/// The cell with the line that is proposed in the place of the one that it is most like.
fn mended(example: &Example) -> Option<String> {
    let (_, words) = explanations(example).into_iter().next()?;
    let code: Vec<&str> = words
        .lines("en")
        .iter()
        .filter_map(|line| line.strip_prefix("    "))
        .collect();
    let [line] = code[..] else { return None };
    if line.contains('…') || line.starts_with(':') {
        return None;
    }
    let common = |own: &str| {
        own.chars().filter(|c| line.contains(*c)).count() as i64
            - (own.len() as i64 - line.len() as i64).abs()
    };
    let own = example.cell.lines().max_by_key(|own| {
        let same = own
            .trim()
            .bytes()
            .zip(line.bytes())
            .take_while(|(a, b)| a == b)
            .count() as i64;
        4 * same + common(own.trim())
    })?;
    let lines: Vec<&str> = example
        .cell
        .lines()
        .map(|other| {
            if std::ptr::eq(own, other) {
                line
            } else {
                other
            }
        })
        .collect();
    Some(lines.join("\n"))
}

#[test]
fn the_words_are_whole_in_both_languages() {
    for mistake in all() {
        assert!(
            mistake
                .id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            mistake.id
        );
        assert!(
            !mistake.title.0.is_empty() && mistake.title.1.chars().any(|c| !c.is_ascii()),
            "{}",
            mistake.id
        );
        assert!(!mistake.examples.is_empty(), "{}", mistake.id);
    }
    let ids: BTreeSet<&str> = all().iter().map(|mistake| mistake.id).collect();
    assert_eq!(ids.len(), all().len(), "an id is there twice");
    assert!(ids.len() >= 60, "{} kinds", ids.len());
}

#[test]
fn the_first_of_many_errors_are_shown_and_the_rest_counted() {
    let cell =
        "let a: f32 = 1;\nlet b: f32 = 2;\nlet c: f32 = 3;\nlet d: f32 = 4;\nlet e: f32 = 5;";
    let notebook = Notebook::compile(&[], cell);
    let cells = notebook.cells();
    let shown = compile_errors(&notebook.compiles, &cells, "en");
    assert_eq!(shown.len(), 3);
    assert_eq!(
        shown[2].traceback.last().unwrap(),
        "2 more errors were found. Begin with those above."
    );
    let japanese = compile_errors(&notebook.compiles, &cells, "ja");
    assert!(japanese[2].traceback.last().unwrap().contains("2 個"));
    assert!(
        japanese[0]
            .traceback
            .iter()
            .any(|line| line.starts_with("→ ") && line.contains("整数"))
    );
}

#[test]
fn an_error_is_drawn_in_the_lines_of_the_cell() {
    let notebook = Notebook::compile(&[], "let 値 = \"あ\"; let k: f32 = 2;");
    let cells = notebook.cells();
    let [shown] = &compile_errors(&notebook.compiles, &cells, "en")[..] else {
        panic!()
    };
    assert_eq!(
        (shown.ename.as_str(), shown.evalue.as_str()),
        ("E0308", "mismatched types")
    );
    let plain: Vec<String> = shown
        .traceback
        .iter()
        .map(|line| compiler::plain(line))
        .collect();
    assert_eq!(plain[0], "error[E0308]: mismatched types");
    assert_eq!(plain[1], " --> cell [1], line 1");
    assert_eq!(plain[3], "1 | let 値 = \"あ\"; let k: f32 = 2;");
    // As wide as what stands above: a wide space below each wide letter.
    let caret = plain[4].chars().position(|c| c == '^').unwrap();
    assert_eq!(caret, plain[3].chars().position(|c| c == '2').unwrap());
    assert_eq!(plain[4].chars().filter(|c| *c == '\u{3000}').count(), 2);
    let code = shown
        .traceback
        .iter()
        .flat_map(|line| line.split('\u{1b}').skip(1));
    for escape in code {
        let number = escape[1..].split('m').next().unwrap();
        assert!(
            ["0", "1", "31", "32", "33", "34", "36"].contains(&number),
            "{number}"
        );
    }
}

#[test]
fn an_explanation_leads_to_the_page() {
    let notebook = Notebook::compile(&[], "let k: f32 = 2;");
    let cells = notebook.cells();
    let context = Context {
        page: Some("https://example.org/errors.html"),
        language: "ja",
        names: &[],
    };
    let shown = compile_errors(&notebook.compiles, &cells, context);
    assert_eq!(
        shown[0].traceback.last().unwrap(),
        "→ くわしく: https://example.org/errors.html#float-literal"
    );
}

#[test]
fn names_of_the_settings_are_near_names() {
    let notebook = Notebook::compile(&[], "turn_gratng()");
    let cells = notebook.cells();
    let context = Context {
        names: &["turn_grating"],
        language: "en",
        page: None,
    };
    let shown = compile_errors(&notebook.compiles, &cells, context);
    assert!(
        shown[0]
            .traceback
            .iter()
            .any(|line| line.contains("Did you mean `turn_grating`?"))
    );
}
