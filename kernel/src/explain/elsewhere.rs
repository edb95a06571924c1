//! Explanations without a kernel: of what the compiler says about a program made from a notebook's cells.

use serde::Deserialize;
use serde_json::Value;

use super::diagnostic::GENERATED;
use super::{Compile, Context, compile_errors};
use crate::language::Language;
use crate::source::{Cell, End};

/// A program that does not compile, and the cells it was made from.
#[derive(Debug, Deserialize)]
pub struct Refused {
    /// The language's code.
    pub language: String,
    /// The program's file, without its folder.
    pub file: String,
    /// The program.
    pub source: String,
    /// The cells with their numbers, the one in question last.
    pub cells: Vec<(u32, String)>,
    /// The compiler's output, as its own JSON.
    pub diagnostics: Vec<Value>,
}

/// The errors as a notebook would show them, each as text without colours.
pub fn explain(refused: Refused, context: Context) -> Vec<String> {
    let mut diagnostics = refused.diagnostics;
    for diagnostic in &mut diagnostics {
        rename(diagnostic, &refused.file);
    }
    let cells: Vec<Cell> = refused
        .cells
        .iter()
        .map(|(count, source)| Cell {
            count: *count,
            source,
            end: End::Done,
        })
        .collect();
    let compile = Compile {
        command: "build".to_owned(),
        success: false,
        source: refused.source,
        diagnostics,
        stderr: String::new(),
    };
    let context = Context {
        language: Language::with_code(&refused.language).unwrap_or_default(),
        ..context
    };
    // There, the cell in question has no number.
    let own = cells.last().map(|cell| format!("cell [{}], ", cell.count));
    compile_errors(&[compile], &cells, context)
        .iter()
        .map(|shown| plain(&shown.traceback.join("\n")))
        .map(|text| text.replace(own.as_deref().unwrap_or("\0"), ""))
        .collect()
}

/// Gives the program's file the name that cells have.
fn rename(value: &mut Value, file: &str) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| rename(one, file)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text)
                        if name == "file_name" && text.rsplit('/').next() == Some(file) =>
                    {
                        *text = GENERATED.to_owned();
                    }
                    _ => rename(value, file),
                }
            }
        }
        _ => {}
    }
}

/// A text without its colours.
pub fn plain(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once('m').map_or("", |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::{Context, Refused, explain};

    #[test]
    fn a_program_is_explained_by_its_cells() {
        let source =
            "#![no_main]\nuse std::f32;\nfn half(x: f32) -> f32 {\n    x / 2\n}\nfn calls() {}\n";
        let at = source.find("/ 2").unwrap();
        let diagnostic = serde_json::json!({
            "level": "error",
            "message": "cannot divide `f32` by `{integer}`",
            "code": {"code": "E0277"},
            "spans": [{
                "file_name": "/room/answers.rs", "is_primary": true, "label": "no implementation for `f32 / {integer}`",
                "byte_start": at, "byte_end": at + 1, "line_start": 4, "line_end": 4,
                "column_start": 7, "column_end": 8,
            }],
            "children": [{
                "level": "help", "message": "consider using a floating-point literal by writing it with `.0`",
                "spans": [{
                    "file_name": "/room/answers.rs", "is_primary": true, "suggested_replacement": ".0",
                    "line_start": 4, "line_end": 4, "column_start": 10, "column_end": 10,
                }],
            }],
        });
        let refused = |language: &str| Refused {
            language: language.to_owned(),
            file: "answers.rs".to_owned(),
            source: source.to_owned(),
            cells: vec![(7, "\n\nfn half(x: f32) -> f32 {\n    x / 2\n}".to_owned())],
            diagnostics: vec![diagnostic.clone()],
        };
        let [text] = &explain(refused("en"), Context::default())[..] else {
            panic!()
        };
        assert!(text.contains("--> line 4"), "{text}");
        assert!(text.contains("→     x / 2.0"), "{text}");
        let japanese = explain(refused("ja"), Context::default()).concat();
        assert!(japanese.contains("整数"), "{japanese}");
    }
}
