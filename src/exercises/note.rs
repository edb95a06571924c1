//! Hints and solutions: a few words, and perhaps some code.

use crate::display::{BLUE, Show, escape, panel};

/// Something to read: a hint or a solution.
///
/// As the last expression of a notebook's cell it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub(crate) text: String,
    pub(crate) code: String,
}

impl Note {
    /// What it says, without the code.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The code, if there is any.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }
}

impl Show for Note {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let (mut html, mut plain) = (String::new(), format!("→ {}", self.text));
        if !self.code.is_empty() {
            html = format!(
                "<pre style=\"margin: 0.5em 0 0\"><code>{}</code></pre>",
                escape(&self.code)
            );
            plain = format!("{plain}\n\n{}", self.code);
        }
        vec![
            ("text/html", panel(BLUE, "→", &self.text, &html)),
            ("text/plain", plain),
        ]
    }
}
