//! Cells that compile, and fail while they run.

use std::process::Command;

use super::compiler::{cells, plain, rustc_in, wrapped};
use super::*;
use crate::source::End;

/// A program that runs a cell, and tells where and why it panicked or which error a `?` passed on.
const HEAD: &str = "struct EvcxrUserCodeError {}
impl<T: std::fmt::Display> From<T> for EvcxrUserCodeError {
    #[track_caller]
    fn from(error: T) -> Self {
        let at = std::panic::Location::caller();
        eprintln!(\"failed\\u{1}{}\\u{1}{}\\u{1}{}\\u{1}{error}\", at.file(), at.line(), at.column());
        EvcxrUserCodeError {}
    }
}
fn evcxr_variable_store<T>(_: T) {}
fn main() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().unwrap();
        let said = panic.payload_as_str().unwrap_or(\"\");
        eprintln!(\"panic\\u{1}{}\\u{1}{}\\u{1}{}\\u{1}{said}\", at.file(), at.line(), at.column());
    }));
    let _ = evcxr_analysis_wrapper();
}
fn evcxr_analysis_wrapper(
) -> Result<(), EvcxrUserCodeError> {
";

/// The error of an example, in a language.
fn run(before: &[&str], cell: &str, language: &str) -> Shown {
    let folder = tempfile::tempdir().unwrap();
    let before: Vec<(&str, End)> = before.iter().map(|cell| (*cell, End::Done)).collect();
    let source = wrapped(&before, cell, HEAD).replace("async fn", "fn");
    let program = folder
        .path()
        .join(format!("program{}", std::env::consts::EXE_SUFFIX));
    let out = format!("-o{}", program.display());
    let (success, said) = rustc_in(
        folder.path(),
        &source,
        &[
            "--crate-type=bin",
            &out,
            "-Aunconditional_panic",
            "-Aarithmetic_overflow",
        ],
    );
    assert!(success, "{cell:?}: {said:?}");
    let output = Command::new(&program).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    let mut parts = text.trim_end().splitn(5, '\u{1}');
    let mut next = || {
        parts
            .next()
            .unwrap_or_else(|| panic!("{cell:?} ran well"))
            .to_owned()
    };
    let (what, file, line, column, message) = (
        next(),
        next(),
        next().parse().unwrap(),
        next().parse().unwrap(),
        next(),
    );
    let compiles = [Compile {
        command: "build".to_owned(),
        success,
        source,
        diagnostics: Vec::new(),
        stderr: String::new(),
    }];
    let sources = [before, vec![(cell, End::Done)]].concat();
    let cells = cells(&sources);
    if what == "panic" {
        let panic = Panic {
            message,
            file,
            line,
            column,
            thread: None,
            main: true,
            backtrace: None,
        };
        super::super::panic(&panic, &compiles, &cells, language)
    } else {
        let failed = Failed {
            message,
            kind: String::new(),
            file,
            line,
            column,
        };
        super::super::failed(&failed, &compiles, &cells, language)
    }
}

/// What is said about an example that fails while it runs.
pub fn hear(id: &'static str, example: &'static Example) -> Heard {
    let shown = run(example.before, example.cell, "en");
    let lines: Vec<String> = shown.traceback.iter().map(|line| plain(line)).collect();
    let line = lines
        .iter()
        .find_map(|line| line.split_once(" | "))
        .map_or("", |(_, line)| line);
    let marks = lines.iter().find(|line| line.contains('^'));
    let code = marks.and_then(|marks| {
        let (begin, end) = (marks.find('^')?, marks.rfind('^')?);
        let margin = marks.find('|')? + 2;
        line.get(begin - margin..end + 1 - margin)
    });
    let trouble = trouble::Trouble {
        message: &shown.evalue,
        panic: shown.ename == "panic",
        code: code.unwrap_or(""),
        line,
    };
    let words = mistakes::explain_run(&trouble);
    let drawn = lines
        .into_iter()
        .take_while(|line| !line.starts_with('→'))
        .collect();
    Heard {
        id,
        example,
        drawn,
        words,
    }
}

#[test]
fn a_panic_shows_the_line_and_the_code_of_the_cell() {
    let cell = "let y: usize = 0;\nlet above = y - 1;\nabove";
    let shown = run(&[], cell, "en");
    assert_eq!(
        (shown.ename.as_str(), shown.evalue.as_str()),
        ("panic", "attempt to subtract with overflow")
    );
    let lines: Vec<String> = shown.traceback.iter().map(|line| plain(line)).collect();
    assert_eq!(
        lines[..5],
        [
            "panic: attempt to subtract with overflow",
            " --> cell [1], line 2",
            "  |",
            "2 | let above = y - 1;",
            "  |             ^^^^^"
        ]
    );
    assert!(lines.iter().any(|line| line.contains("if y >= 1 {")));
}

#[test]
fn an_error_of_a_question_mark_has_its_place() {
    const HALF: &str = "fn half(n: i32) -> Result<i32, String> {\n    if n % 2 == 0 { Ok(n / 2) } else { Err(format!(\"{n} は奇数です\")) }\n}";
    let shown = run(
        &[HALF],
        "let a = half(4)?;\nhalf(a + 1)?;\nlet b = 1;",
        "ja",
    );
    assert_eq!(
        (shown.ename.as_str(), shown.evalue.as_str()),
        ("error", "3 は奇数です")
    );
    let lines: Vec<String> = shown.traceback.iter().map(|line| plain(line)).collect();
    assert_eq!(lines[..2], ["error: 3 は奇数です", " --> cell [2], line 2"]);
}

#[test]
fn a_panic_of_an_older_cells_function_names_that_cell() {
    const PICK: &str = "fn pick(v: &[i32], i: usize) -> i32 {\n    v[i]\n}";
    let shown = run(&[PICK], "pick(&[1, 2], 5)", "en");
    assert_eq!(plain(&shown.traceback[1]), " --> cell [1], line 2");
}
