//! Makes each mistake, and listens to what is said about it.

mod compiler;
mod friends;
mod locating;
mod running;

use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::mistakes::{Example, all};
use super::*;
use crate::language::{Language, Words};
use crate::source::End;
use compiler::{Notebook, every};

/// Mistakes that only a kernel shows: they depend on what evcxr keeps, how it shows a value, or compiling a cell to the
/// end.
const ONLY_IN_A_KERNEL: [&str; 6] = [
    "solution",
    "v.len()",
    "let mut count = 0;\ncount += 1;\ncount",
    "let v = [1, 2, 3];\nlet last = v[3];",
    "let y: usize = 0;\nlet above = y - 1;",
    "let n = 0;\nlet mean = 10 / n;",
];

/// The context for explaining the mistakes: a library that no cell has loaded.
const CONTEXT: Context = Context {
    language: Language::English,
    names: &["Grating", "Grating::new", "center_surround"],
    library: Some("v1conv"),
    page: None,
};

/// An example, and what came of it.
struct Heard {
    id: &'static str,
    example: &'static Example,
    /// The error as it is drawn.
    drawn: Vec<String>,
    /// The kind it is explained as, and the words.
    words: Option<Explanation>,
}

/// The only kinds to try, from `MISTAKES=id,id`: whoever writes a kind need not wait for all the others.
fn asked() -> Option<&'static str> {
    static ASKED: OnceLock<Option<String>> = OnceLock::new();
    ASKED
        .get_or_init(|| std::env::var("MISTAKES").ok())
        .as_deref()
}

/// Every example, made once for all tests.
fn heard() -> &'static [Heard] {
    static HEARD: OnceLock<Vec<Heard>> = OnceLock::new();
    HEARD.get_or_init(|| {
        let all: Vec<_> = super::examples()
            .filter(|(_, example)| !ONLY_IN_A_KERNEL.contains(&example.cell))
            .filter(|(id, _)| asked().is_none_or(|asked| asked.split(',').any(|one| one == *id)))
            .collect();
        let order: Vec<usize> = (0..all.len()).collect();
        let mut heard = every(&order, |&index| {
            let (id, example) = all[index];
            let runs = mistakes()
                .iter()
                .any(|mistake| mistake.id == id && mistake.runs());
            Some((
                index,
                if runs {
                    running::hear(id, example)
                } else {
                    hear(id, example)
                },
            ))
        });
        heard.sort_by_key(|(index, _)| *index);
        heard.into_iter().map(|(_, heard)| heard).collect()
    })
}

/// What is said about an example that the compiler rejects or warns about.
fn hear(id: &'static str, example: &'static Example) -> Heard {
    let notebook = Notebook::after(example.before, example.ends, example.cell);
    let cells = notebook.cells();
    let errors = notebook.errors(&cells);
    let warned = choose::warnings(&notebook.compiles, &cells);
    let said = explained(&errors, &cells, CONTEXT);
    let warned = warned
        .iter()
        .map(|warning| (warning, explanation(warning, &cells, CONTEXT)));
    let first = said
        .into_iter()
        .chain(warned)
        .find(|(error, words)| error.level == "error" || words.is_some());
    let (drawn, words) = first.map_or((Vec::new(), None), |(error, words)| {
        (draw::draw(error, &cells, false), words)
    });
    Heard {
        id,
        example,
        drawn: drawn.iter().map(|line| compiler::plain(line)).collect(),
        words,
    }
}

#[test]
fn every_example_is_explained_as_its_own_kind() {
    let wrong: Vec<String> = heard()
        .iter()
        .filter(|heard| heard.words.as_ref().map(|(id, _)| *id) != Some(heard.id))
        .map(|heard| {
            format!(
                "{}: {:?} is explained as {:?}",
                heard.id, heard.example.cell, heard.words
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_proposed_fixes_the_mistake() {
    let tried = AtomicUsize::new(0);
    let wrong = every(
        heard(),
        |Heard {
             id, example, words, ..
         }| {
            let fixed = fixed(example, &words.as_ref()?.1)?;
            tried.fetch_add(1, Ordering::Relaxed);
            let notebook = Notebook::after(example.before, example.ends, &fixed);
            let cells = notebook.cells();
            let errors = notebook.errors(&cells);
            let explained = explained(&errors, &cells, CONTEXT);
            let again = explained
                .iter()
                .flat_map(|(_, words)| words)
                .any(|(again, _)| again == id);
            let broken = errors.iter().any(Diagnostic::is_syntax);
            let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
            (again || broken)
                .then(|| format!("{id}: {:?} became {fixed:?}: {messages:?}", example.cell))
        },
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let tried = tried.into_inner();
    assert!(
        tried > 100 || asked().is_some(),
        "only {tried} proposals were tried"
    );
}

#[test]
fn a_function_is_missed_because_its_cell_did_not_compile() {
    for cell in ["let response = 1.0;\nrespond(2.0)", "let f = respond;"] {
        let broken = "fn respond(x: f32) -> f32 { y }";
        let notebook = Notebook::after(&[broken], &[End::Refused], cell);
        let said = notebook.explained(CONTEXT);
        let (id, words) = said[0].as_ref().expect(cell);
        assert_eq!(*id, "cell-not-compiled");
        assert!(
            words
                .of(Language::English)
                .starts_with("Cell [1] should make `respond`")
        );
        assert!(
            words
                .of(Language::Japanese)
                .starts_with("`respond` を作るセル [1]")
        );
    }
}

#[test]
fn a_missing_let_is_told_once() {
    let cell = "fn sum_to(n: usize) -> usize {\n    total = 0;\n    for i in 0..n {\n        total += i;\n    }\n    total\n}";
    let said = Notebook::compile(&["let mut total: f32 = 0.0;"], cell).explained(CONTEXT);
    assert_eq!(said.len(), 1, "{said:?}");
    let (id, words) = said[0].as_ref().unwrap();
    assert_eq!(*id, "missing-let");
    assert!(
        words
            .of(Language::English)
            .lines()
            .any(|line| line == "    let mut total = 0;"),
        "{words:?}"
    );
}

#[test]
fn a_name_of_the_library_is_missed_before_the_first_cell_was_run() {
    let context = Context {
        names: &["grating"],
        ..CONTEXT
    };
    let said = |before: &[&str], ends: &[End]| {
        let said = Notebook::after(before, ends, "grating(45.0)").explained(context);
        said[0].as_ref().map(|(id, _)| *id)
    };
    let load = "use ndarray as v1conv;\nuse v1conv::prelude::*;";
    assert_eq!(said(&[], &[]), Some("first-cell-not-run"));
    assert_eq!(said(&[load], &[]), Some("name-not-defined"));
    assert_eq!(said(&[load], &[End::Refused]), Some("first-cell-not-run"));
}

/// The file from which the site makes its page, with all that was heard. `UPDATE_MISTAKES=1` rewrites it.
#[test]
fn the_file_for_the_site_says_the_same() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/mistakes.json");
    let kinds: Vec<Value> = mistakes()
        .iter()
        .map(|mistake| {
            let examples = heard()
                .iter()
                .filter(|heard| heard.id == mistake.id)
                .filter_map(|heard| {
                    let (_, words) = heard.words.as_ref()?;
                    let mut example = serde_json::json!({
                        "before": heard.example.before,
                        "cell": heard.example.cell,
                        "drawn": heard.drawn,
                    });
                    for language in Language::ALL {
                        let lines: Vec<&str> = words.of(*language).lines().collect();
                        example[language.code()] = lines.into();
                    }
                    Some(example)
                });
            let titles = Language::ALL
                .iter()
                .map(|&language| (language.code(), mistake.title.of(language)));
            serde_json::json!({
                "id": mistake.id,
                "title": titles.collect::<std::collections::BTreeMap<_, _>>(),
                "while": if mistake.runs() { "running" } else { "compiling" },
                "examples": examples.collect::<Vec<_>>(),
            })
        })
        .collect();
    if std::env::var_os("UPDATE_MISTAKES").is_some() {
        let text = serde_json::to_string_pretty(&kinds).unwrap();
        std::fs::write(file, text + "\n").unwrap();
    }
    let text = std::fs::read_to_string(file).unwrap();
    let mut written: Vec<Value> = serde_json::from_str(&text).unwrap();
    let mut told = kinds;
    // The compiler's own wording changes with its version.
    for kind in written.iter_mut().chain(&mut told) {
        for example in kind["examples"].as_array_mut().unwrap() {
            example["drawn"].take();
        }
    }
    assert!(
        written == told,
        "UPDATE_MISTAKES=1 cargo test -p notebook-kernel the_file_for_the_site"
    );
}

/// The cell with the proposed line in place of the one most like it.
fn fixed(example: &Example, words: &Words) -> Option<String> {
    let code: Vec<&str> = words
        .of(Language::English)
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .collect();
    let [line] = code[..] else { return None };
    if line.contains('…') || line.starts_with(':') {
        return None;
    }
    let own = example
        .cell
        .lines()
        .rev()
        .max_by_key(|own| alike(own.trim(), line))?;
    if alike(own.trim(), line) < 60 || own.trim() == line {
        return None;
    }
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

/// How much two lines have in common, in per cent: the letters that are in both, in the same order.
fn alike(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row = vec![0; b.len() + 1];
    let mut count = 0;
    for letter in a.chars() {
        let mut before = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if letter == *other {
                before + 1
            } else {
                above.max(row[at])
            };
            before = above;
        }
        count += 1;
    }
    200 * row[b.len()] / (count + b.len()).max(1)
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
            !mistake.title.of(Language::English).is_empty()
                && !mistake.title.of(Language::Japanese).is_ascii(),
            "{}",
            mistake.id
        );
        assert!(!mistake.examples.is_empty(), "{}", mistake.id);
    }
    let ids: BTreeSet<&str> = all().iter().map(|mistake| mistake.id).collect();
    assert_eq!(ids.len(), all().len(), "an id occurs twice");
    assert!(ids.len() >= 60, "{} kinds", ids.len());
}

#[test]
fn the_first_of_many_errors_are_shown_and_the_rest_counted() {
    let cell =
        "let a: f32 = 1;\nlet b: f32 = 2;\nlet c: f32 = 3;\nlet d: f32 = 4;\nlet e: f32 = 5;";
    let notebook = Notebook::compile(&[], cell);
    let shown = notebook.shown("en".into());
    assert_eq!(shown.len(), 3);
    assert_eq!(
        shown[2].traceback.last().unwrap(),
        "2 more errors were found. Start with those above."
    );
    let japanese = notebook.shown("ja".into());
    assert!(japanese[2].traceback.last().unwrap().contains("2個"));
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
    let [shown] = &notebook.shown("en".into())[..] else {
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
    // As wide as the line above: a wide space below each wide letter.
    let caret = plain[4].chars().position(|c| c == '^').unwrap();
    assert_eq!(caret, plain[3].chars().count() - 2);
    assert_eq!(plain[4].chars().filter(|c| *c == '\u{3000}').count(), 2);
    let code = shown
        .traceback
        .iter()
        .flat_map(|line| line.split('\u{1b}').skip(1));
    for escape in code {
        let number = escape[1..].split('m').next().unwrap();
        assert!(["0", "1", "36"].contains(&number), "{number}");
    }
}

#[test]
fn an_explanation_leads_to_the_page() {
    let notebook = Notebook::compile(&[], "let k: f32 = 2;");
    let context = Context {
        page: Some("https://example.org/errors.html"),
        language: Language::Japanese,
        ..Context::default()
    };
    let shown = notebook.shown(context);
    assert_eq!(
        shown[0].traceback.last().unwrap(),
        "→ 詳しく：https://example.org/errors.html#float-literal"
    );
}

#[test]
fn names_of_the_settings_are_near_names() {
    let notebook = Notebook::compile(&[], "turn_gratng()");
    let context = Context {
        names: &["turn_grating"],
        language: Language::English,
        ..Context::default()
    };
    let shown = notebook.shown(context);
    assert!(
        shown[0]
            .traceback
            .iter()
            .any(|line| line.contains("Did you mean `turn_grating`?"))
    );
}
