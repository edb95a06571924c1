//! A check as people see it. Once shown, it counts towards their progress.

use super::check::{Check, Status, title};
use super::exercise::MAX_POINTS;
use super::progress;
use crate::Language;
use crate::display::{Show, image, panel, print};

impl Show for Check {
    fn evcxr_display(&self) {
        progress::note(self);
        print(&self.forms());
    }

    fn forms(&self) -> Vec<(&'static str, String)> {
        let (language, points) = (self.language, self.points);
        let part = self.status == Status::Failed && points > 0;
        let some = match language {
            Language::English if part => format!(" ({points} of {MAX_POINTS} points)"),
            Language::Japanese if part => format!("（{MAX_POINTS}点中{points}点）"),
            _ => String::new(),
        };
        let text = format!(
            "{}{some}{}{}",
            title(self.exercise, language),
            language.pick(": ", "："),
            self.message
        );
        let picture = self.picture.as_ref().and_then(|figure| {
            let figure = figure.clone().in_language(language);
            let svg = figure.svg().ok()?;
            let width = figure.picture().width * 3 / 4;
            let element = image("image/svg+xml", svg.as_bytes(), width, figure.text());
            let caption = language.pick(
                "From left to right: what was expected, what your function gave, and the difference.",
                "左から順に、正しい値、書いた関数の出力、その差です。",
            );
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
                    &text,
                    &picture.unwrap_or_default(),
                ),
            ),
            ("text/plain", format!("{} {text}", self.status.sign())),
        ]
    }
}
