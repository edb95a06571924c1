//! A check as people see it. Once shown, it counts towards their progress.

use super::check::{Check, Status, title};
use super::exercise::MAX_POINTS;
use super::progress;
use crate::display::{Show, image, panel, print};
use crate::language::words;

impl Show for Check {
    fn evcxr_display(&self) {
        progress::note(self);
        print(&self.forms());
    }

    fn forms(&self) -> Vec<(&'static str, String)> {
        let (language, points) = (self.language, self.points);
        let (title, said) = (title(self.exercise), &self.message);
        let text = if self.status == Status::Failed && points > 0 {
            words!(
                "{title} ({points} of {MAX_POINTS} points): {said}"; title, points, MAX_POINTS, said
            )
        } else {
            words!("{title}: {said}"; title, said)
        };
        let text = text.of(language);
        let picture = self.picture.as_ref().and_then(|figure| {
            let figure = figure.clone().in_language(language);
            let svg = figure.svg().ok()?;
            let width = figure.picture().width * 3 / 4;
            let element = image("image/svg+xml", svg.as_bytes(), width, figure.text());
            let caption = words!(
                "From left to right: what was expected, what your function gave, and the \
                 difference."
            );
            let caption = caption.of(language);
            Some(format!(
                "<div style=\"margin-top: 0.5em\">{element}<br><small>{caption}</small></div>"
            ))
        });
        vec![
            ("application/vnd.v1conv.check+json", self.record()),
            (
                "text/html",
                panel(
                    self.status.colour(),
                    self.status.sign(),
                    text,
                    &picture.unwrap_or_default(),
                ),
            ),
            ("text/plain", format!("{} {text}", self.status.sign())),
        ]
    }
}
