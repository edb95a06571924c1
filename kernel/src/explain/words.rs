//! Pieces of sentences, and lines of them.

/// A type with its article: `an i32`, `a u8`.
pub fn a(kind: &str) -> String {
    // As it is spoken: "an eff thirty-two", "a you-size".
    let an =
        kind.starts_with(['A', 'E', 'I', 'O', 'i', 'e', 'o']) || kind == "f32" || kind == "f64";
    format!("{} `{kind}`", if an { "an" } else { "a" })
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
