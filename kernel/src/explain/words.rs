//! What is said to a student, in both languages.

/// A text in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    en: Vec<String>,
    ja: Vec<String>,
}

/// The same in English and in Japanese.
pub fn say(en: impl Into<String>, ja: impl Into<String>) -> Words {
    Words {
        en: lines(en.into()),
        ja: lines(ja.into()),
    }
}

fn lines(text: String) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).collect()
}

impl Words {
    /// Code to write, the same in all languages, on its own lines.
    pub fn code(mut self, code: impl AsRef<str>) -> Self {
        for line in code.as_ref().lines() {
            for language in [&mut self.en, &mut self.ja] {
                language.push(format!("    {line}"));
            }
        }
        self
    }

    /// More to say, below the code.
    pub fn say(mut self, en: impl Into<String>, ja: impl Into<String>) -> Self {
        self.en.extend(lines(en.into()));
        self.ja.extend(lines(ja.into()));
        self
    }

    /// The lines in a language; in English if it is unknown.
    pub fn lines(&self, language: &str) -> &[String] {
        pick(language, &self.en, &self.ja)
    }
}

/// The text for a language; the English one if it is unknown.
pub fn pick<T>(language: &str, en: T, ja: T) -> T {
    if language == "ja" { ja } else { en }
}

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
