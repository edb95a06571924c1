//! A widget as an HTML document.

use std::fmt::Display;

use super::Widget;
use crate::display::{base64, escape};

const STYLE: &str = include_str!("web/style.css");
const RUNTIME: &str = include_str!("web/runtime.js");

pub(crate) fn document(widget: &Widget) -> String {
    let language = widget.language;
    let title = escape(widget.title.of(language));
    let colours: Vec<u8> = widget.colours.table().concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n</main>\n\
         <script type=\"application/json\" id=\"given\">{{{}\"colours\":\"{}\"}}</script>\n\
         <script>\n{RUNTIME}{}</script>\n</body>\n</html>\n",
        language.code(),
        escape(widget.text.of(language)),
        // Nothing in a string may look like the end of the script.
        widget.numbers.of(language).replace('<', "\\u003c"),
        base64(&colours),
        widget.script,
    )
}

/// Values as a JSON array.
pub(crate) fn list<T: Display>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::from("[");
    for value in values {
        push(&mut text, &value);
    }
    text.push(']');
    text
}

/// Not part of `list`, which is compiled for each type of value.
fn push(text: &mut String, value: &dyn Display) {
    if text.len() > 1 {
        text.push(',');
    }
    text.push_str(&value.to_string());
}

/// 32-bit numbers as Base64, little-endian.
pub(crate) fn floats<'a>(values: impl IntoIterator<Item = &'a f32>) -> String {
    let bytes: Vec<u8> = values
        .into_iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    base64(&bytes)
}
