//! A student's file as cells, whatever version of the format it uses and whatever else is in it.

use std::collections::HashMap;

use serde_json::value::RawValue;

/// The longest name kept for a kind of cell, a kernel or a cell, in characters.
const NAME: usize = 80;
/// The most cells a notebook may have.
const CELLS: usize = 100_000;

/// A value that is not parsed until it is needed.
type Raw<'a> = &'a RawValue;
type Object<'a> = HashMap<String, Raw<'a>>;

/// What is used from a notebook.
#[derive(Debug)]
pub struct Notebook {
    /// The cells in order; `None` for an entry that is not a cell.
    pub cells: Vec<Option<RawCell>>,
    /// The kernel it says it is for.
    pub kernel: Option<String>,
}

/// A cell as in the file.
#[derive(Debug, Default)]
pub struct RawCell {
    /// The cell's id, if any.
    pub id: String,
    /// `code`, `markdown`, …
    pub kind: String,
    /// The text.
    pub source: String,
}

/// Reads a notebook; the error is the key of one of the grader's messages, and what is filled into it.
///
/// # Errors
/// It is not a notebook.
pub fn read(bytes: &[u8]) -> Result<Notebook, (&'static str, String)> {
    let text = decoded(bytes);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(("file_empty", String::new()));
    }
    let damaged = |error: serde_json::Error| ("file_damaged", error.to_string());
    let file: Raw = serde_json::from_str(text).map_err(damaged)?;
    let file = object(file).ok_or(("file_other", String::new()))?;
    let cells = match (file.get("cells"), file.get("worksheets")) {
        (Some(cells), _) => list(cells),
        (None, Some(sheets)) => list(sheets).map(|sheets| {
            sheets
                .into_iter()
                .filter_map(|sheet| list(object(sheet)?.get("cells")?))
                .flatten()
                .collect()
        }),
        (None, None) => None,
    };
    let cells = cells.ok_or(("file_other", String::new()))?;
    if cells.is_empty() {
        return Err(("file_no_cells", String::new()));
    }
    if cells.len() > CELLS {
        return Err(("file_many_cells", cells.len().to_string()));
    }
    Ok(Notebook {
        cells: cells.into_iter().map(cell).collect(),
        kernel: kernel(&file),
    })
}

/// The text of a file in UTF-8 or UTF-16; invalid characters become the replacement character.
fn decoded(bytes: &[u8]) -> String {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        char::decode_utf16(units)
            .map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, ..] | [b'{', 0, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'{', ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn cell(raw: Raw) -> Option<RawCell> {
    let fields = object(raw)?;
    let field = |name: &str| fields.get(name).map(|raw| text(raw)).unwrap_or_default();
    let source = if fields.contains_key("source") {
        "source"
    } else {
        "input" // What old notebooks call it.
    };
    Some(RawCell {
        id: clipped(field("id")),
        kind: clipped(field("cell_type")),
        source: field(source),
    })
}

fn kernel(file: &Object) -> Option<String> {
    let metadata = object(file.get("metadata")?)?;
    let kernel = object(metadata.get("kernelspec")?)?;
    Some(clipped(text(kernel.get("name")?)))
}

fn object<'a>(raw: Raw<'a>) -> Option<Object<'a>> {
    serde_json::from_str(raw.get()).ok()
}

fn list<'a>(raw: Raw<'a>) -> Option<Vec<Raw<'a>>> {
    serde_json::from_str(raw.get()).ok()
}

/// A text, or its lines joined; for anything else, its JSON.
fn text(raw: Raw) -> String {
    match raw.get().as_bytes().first() {
        Some(b'[') => list(raw)
            .unwrap_or_default()
            .into_iter()
            .map(characters)
            .collect(),
        _ => characters(raw),
    }
}

/// What a JSON string holds. A lone surrogate, which JSON can express, becomes the replacement character.
fn characters(raw: Raw) -> String {
    struct Bytes(Vec<u8>);
    impl<'de> serde::Deserialize<'de> for Bytes {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl serde::de::Visitor<'_> for Visitor {
                type Value = Bytes;

                fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
                    to.write_str("a text")
                }
                fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                    Ok(Bytes(bytes.to_vec()))
                }
            }
            deserializer.deserialize_bytes(Visitor)
        }
    }
    match serde_json::from_str::<Bytes>(raw.get()) {
        Ok(Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) => raw.get().to_owned(),
    }
}

fn clipped(text: String) -> String {
    match text.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
