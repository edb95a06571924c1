//! How results reach the notebook.
//!
//! The Rust kernel reads what a cell prints. Text between two marker lines becomes a rich output of the named type; the
//! notebook shows the best one it can.

use std::path::PathBuf;

use ndarray::{Array, Dimension};

/// Something that a notebook shows when it is the last expression of a cell.
///
/// For a `Result` this is the value, or a calm explanation of what went wrong: a figure needs no `?`.
pub trait Show {
    /// The forms to choose from: pairs of a media type and the content. One is always `text/plain`.
    fn forms(&self) -> Vec<(&'static str, String)>;

    /// Called by the kernel.
    fn evcxr_display(&self) {
        print(&self.forms());
    }
}

/// Passes the forms to the kernel.
pub(crate) fn print(forms: &[(&'static str, String)]) {
    for (media_type, content) in forms {
        println!("EVCXR_BEGIN_CONTENT {media_type}\n{content}\nEVCXR_END_CONTENT");
    }
}

/// Passes the forms of an output to the kernel; passing others with the same name later changes it.
///
/// A kernel that cannot change an output ignores the name, and shows the last.
pub(crate) fn print_in_place(name: &str, forms: &[(&'static str, String)]) {
    for (media_type, content) in forms {
        println!(
            "EVCXR_BEGIN_CONTENT {media_type} display_id={name}\n{content}\nEVCXR_END_CONTENT"
        );
    }
}

impl<T: Show, E: Show> Show for Result<T, E> {
    fn forms(&self) -> Vec<(&'static str, String)> {
        match self {
            Ok(value) => value.forms(),
            Err(error) => error.forms(),
        }
    }
}

impl<D: Dimension> Show for Array<f32, D> {
    fn forms(&self) -> Vec<(&'static str, String)> {
        vec![("text/plain", format!("{self}\nshape {:?}", self.shape()))]
    }
}

impl Show for PathBuf {
    fn forms(&self) -> Vec<(&'static str, String)> {
        vec![("text/plain", self.display().to_string())]
    }
}

pub(crate) const BLUE: &str = "#2b7bb9";
pub(crate) const GREEN: &str = "#2e8540";
pub(crate) const GREY: &str = "#7a7a7a";
pub(crate) const RED: &str = "#c9302c";

/// A message with a coloured edge and a sign, and more HTML below it; the colours of the text are the notebook's own,
/// dark or light, over a tint that suits both.
pub(crate) fn panel(colour: &str, sign: &str, text: &str, below: &str) -> String {
    format!(
        "<div style=\"border-left: 4px solid {colour}; background: {colour}14; padding: 0.4em 0.8em; margin: 0.2em 0\">\
         <strong style=\"color: {colour}\" aria-hidden=\"true\">{sign}</strong> {}{below}</div>",
        escape(text).replace('\n', "<br>")
    )
}

/// An image element with its image inside: a white card, because white must still mean zero on a dark page.
pub(crate) fn image(media_type: &str, bytes: &[u8], width: u32, alternative: &str) -> String {
    format!(
        "<img alt=\"{}\" width=\"{width}\" style=\"max-width: 100%; height: auto; background: #fff; border-radius: 8px\" \
         src=\"data:{media_type};base64,{}\">",
        escape(alternative),
        base64(bytes)
    )
}

/// Text escaped for HTML and XML, inside or outside quotes.
pub(crate) fn escape(text: &str) -> String {
    let allowed = |&character: &char| is_text(character) || "\n\t".contains(character);
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Whether a character is allowed in XML (XML 1.0, 2.2) and visible in a line.
pub(crate) fn is_text(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Text as a JSON string, with its quotes.
pub(crate) fn json_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Bytes as text (RFC 4648).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            text.push(if digit <= chunk.len() {
                char::from(DIGITS[(group >> (18 - 6 * digit)) as usize & 63])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_to_groups_of_four() {
        // The examples of RFC 4648.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn json_strings_survive_a_parser() {
        let text = "a \"quoted\" \\ back\nslash\u{1} と日本語";
        let parsed: String = serde_json::from_str(&json_string(text)).unwrap();
        assert_eq!(parsed, text);
    }

    #[test]
    fn alternative_text_cannot_break_out_of_its_quotes() {
        let element = image("image/png", b"", 10, "a \"quoted\" <b> & more");
        assert!(
            element.contains("alt=\"a &quot;quoted&quot; &lt;b&gt; &amp; more\""),
            "{element}"
        );
    }
}
