//! Pieces of sentences, and lines of them.

use crate::language::Words;

/// A type with its article: `an i32`, `a u8`.
pub fn a(kind: &str) -> String {
    // As it is spoken: "an eff thirty-two", "a you-size".
    let an =
        kind.starts_with(['A', 'E', 'I', 'O', 'i', 'e', 'o']) || kind == "f32" || kind == "f64";
    format!("{} `{kind}`", if an { "an" } else { "a" })
}

/// A piece of code within a sentence.
pub fn quoted(code: &str) -> Words {
    Words::given(format!("`{code}`"))
}

/// The same, or other words if there is no code.
pub fn quoted_or(code: &str, other: Words) -> Words {
    if code.is_empty() { other } else { quoted(code) }
}

/// Pieces of code one after another, with words between them.
pub fn listed(all: &[&str], between: &Words) -> Words {
    let all: Vec<Words> = all.iter().map(|code| quoted(code)).collect();
    Words::joined(&all, between)
}

/// Whether a text consists of letters, digits, and these signs.
pub fn consists_of(text: &str, signs: &str) -> bool {
    text.chars()
        .all(|c| c.is_alphanumeric() || signs.contains(c))
}

/// Whether a text consists of digits.
pub fn is_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// How wide a line of words may be: JupyterLab breaks longer ones in the middle of a word.
const WIDTH: usize = 84;

/// Wraps a line between words, but not within code. Japanese may be broken anywhere.
pub fn wrapped(line: &str) -> Vec<String> {
    let japanese = line.chars().any(|c| ('\u{3040}'..'\u{3100}').contains(&c));
    if line.starts_with(' ') || japanese {
        return vec![line.to_owned()];
    }
    let mut lines = vec![String::new()];
    let mut code = false;
    for word in line.split(' ') {
        let last = lines.last_mut().expect("there is always one");
        if code || last.is_empty() || last.chars().count() + 1 + word.chars().count() <= WIDTH {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
        code ^= word.matches('`').count() % 2 == 1;
    }
    lines
}
