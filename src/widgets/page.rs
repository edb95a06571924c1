//! A widget as an HTML document.

use std::fmt::Display;

use languages::WIDGETS;

use super::Widget;
use crate::display::{base64, escape, json_string};

const STYLE: &str = include_str!("web/style.css");
const RUNTIME: &str = include_str!("web/runtime.js");

pub(crate) fn document(widget: &Widget) -> String {
    let language = widget.language;
    let title = escape(widget.title.of(language));
    let colours: Vec<u8> = widget.colours.table().concat();
    let given = format!(
        "{}\"words\":{},\"colours\":\"{}\"",
        widget.numbers.of(language),
        words(widget),
        base64(&colours)
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n</main>\n\
         <script type=\"application/json\" id=\"given\">{{{}}}</script>\n\
         <script>\n{RUNTIME}{}</script>\n</body>\n</html>\n",
        language.code(),
        escape(widget.text.of(language)),
        // Nothing in a string may look like the end of the script.
        given.replace('<', "\\u003c"),
        widget.script,
    )
}

/// What a widget's scripts say, from English into its language, as a JSON object.
fn words(widget: &Widget) -> String {
    let said: Vec<&str> = [RUNTIME, widget.script]
        .into_iter()
        .flat_map(said)
        .collect();
    let members = WIDGETS
        .iter()
        .map(|texts| (texts[0], texts[widget.language as usize]))
        .filter(|(english, text)| english != text && said.contains(english))
        .map(|(english, text)| format!("{}:{}", json_string(english), json_string(text)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// The texts that a script says: each is a literal, without escapes, where `say` is called.
fn said(script: &str) -> impl Iterator<Item = &str> {
    let calls = script.split("say(").skip(1);
    calls.map(|call| {
        let literal = call.trim_start().strip_prefix('"');
        literal.map_or("", |rest| rest.split('"').next().unwrap_or(rest))
    })
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        let opened = text.split('{').skip(1);
        opened.filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn a_catalog_has_what_the_scripts_say_and_nothing_else() {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/widgets/web");
        let files = std::fs::read_dir(web).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        let scripts: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|kind| kind == "js"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        let said: BTreeSet<&str> = scripts.iter().flat_map(|script| said(script)).collect();
        let translated = WIDGETS.iter().map(|texts| texts[0]).collect();
        let differ: Vec<_> = said.symmetric_difference(&translated).collect();
        assert!(differ.is_empty(), "{differ:?}");
        for [english, texts @ ..] in WIDGETS {
            for text in texts {
                assert!(!text.is_empty(), "{english} has no translation");
                assert_eq!(placeholders(english), placeholders(text), "{english}");
            }
        }
    }
}
