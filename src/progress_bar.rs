//! A bar that shows the progress of a long computation.

use std::time::{Duration, Instant};

use crate::Language;
use crate::display::print_in_place;
use crate::language::{Words, words};
use crate::random::fresh_seed;

/// Moving the bar more often than this would not be noticed.
const REST: Duration = Duration::from_millis(100);
/// Before this, how long it will take is unknown.
const A_WHILE: Duration = Duration::from_secs(1);

/// Counts from 0 to `steps` − 1, and shows the progress: a bar that moves in place while a cell runs.
///
/// It moves at most ten times a second, and costs nothing in between. Where outputs cannot change, the last state is
/// shown. [`en`](crate::en) and [`ja`](crate::ja) have it in their languages.
///
/// ```
/// use v1conv::{grating, progress_bar};
///
/// let mut black = 0;
/// for angle in progress_bar(180) {
///     black += grating(angle as f64).iter().filter(|&&pixel| pixel > 0.0).count();
/// }
/// assert!(black > 180 * 1000);
/// ```
#[must_use = "a bar moves while it is iterated over: `for step in progress_bar(steps)`"]
pub fn progress_bar(steps: usize) -> ProgressBar {
    ProgressBar {
        steps,
        done: 0,
        language: Language::English,
        shown: None,
        is_over: false,
    }
}

/// What [`progress_bar`] gives: the numbers of the steps, and a bar beside them.
#[derive(Debug)]
pub struct ProgressBar {
    steps: usize,
    done: usize,
    language: Language,
    /// `None` before the first step and after the last.
    shown: Option<Shown>,
    is_over: bool,
}

/// A visible bar.
#[derive(Debug)]
struct Shown {
    /// The notebook's id for its output.
    id: String,
    began: Instant,
    moved: Instant,
}

impl ProgressBar {
    /// The bar with its words in another language.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The bar as it looks after this time.
    fn forms(&self, after: Duration, is_over: bool) -> Vec<(&'static str, String)> {
        let text = self.text(after, is_over);
        let text = text.of(self.language);
        let (done, steps) = (self.done, self.steps.max(1));
        let value = if self.steps == 0 { 1 } else { done };
        // Screen readers read the words.
        let html = format!(
            "<label style=\"display: flex; gap: 0.6em; align-items: center\">\
             <progress max=\"{steps}\" value=\"{value}\" style=\"width: 20em; max-width: 50%\"></progress>\
             <span style=\"font-variant-numeric: tabular-nums\">{text}</span></label>"
        );
        vec![("text/html", html), ("text/plain", text.into())]
    }

    fn text(&self, after: Duration, is_over: bool) -> Words {
        let (done, steps) = (self.done, self.steps);
        let percent = (done as u128 * 100)
            .checked_div(steps as u128)
            .unwrap_or(100);
        let time = if is_over {
            let time = rounded(after);
            if done < steps {
                words!(", stopped after {time}"; time)
            } else {
                words!(", in {time}"; time)
            }
        } else if done > 0 && after >= A_WHILE {
            let left = after.as_secs_f64() / done as f64 * (steps - done) as f64;
            let left = rounded(Duration::try_from_secs_f64(left).unwrap_or(Duration::MAX));
            words!(", about {left} left"; left)
        } else {
            Words::default()
        };
        words!("{done} of {steps} ({percent} %){time}"; done, steps, percent, time)
    }

    /// Shows the current state, unless that was done a moment ago.
    fn advance(&mut self) {
        let (now, is_over) = (Instant::now(), self.done == self.steps);
        let is_new = self.shown.is_none();
        let shown = self.shown.get_or_insert_with(|| Shown {
            id: format!("progress-{:016x}", fresh_seed()),
            began: now,
            moved: now,
        });
        let (id, after) = (shown.id.clone(), now - shown.began);
        if is_new || is_over || now - shown.moved >= REST {
            shown.moved = now;
            print_in_place(&id, &self.forms(after, is_over));
        }
        if is_over {
            self.is_over = true;
            self.shown = None;
        }
    }
}

impl Iterator for ProgressBar {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.is_over {
            return None;
        }
        if self.shown.is_some() {
            self.done += 1;
        }
        self.advance();
        (self.done < self.steps).then_some(self.done)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let begun = usize::from(self.shown.is_some());
        let left = self.steps.saturating_sub(self.done + begun);
        (left, Some(left))
    }
}

impl ExactSizeIterator for ProgressBar {}

/// A loop that was left early says how far it got.
impl Drop for ProgressBar {
    fn drop(&mut self) {
        if let Some(shown) = self.shown.take() {
            print_in_place(&shown.id, &self.forms(shown.began.elapsed(), true));
        }
    }
}

/// A time as a person would say it.
fn rounded(time: Duration) -> Words {
    let seconds = time.as_secs_f64().round() as u64;
    let (minutes, hours) = (
        seconds.saturating_add(30) / 60,
        seconds.saturating_add(1800) / 3600,
    );
    match (seconds, minutes) {
        (0, _) => words!("less than a second"),
        (..120, _) => words!("{seconds} s"; seconds),
        (_, ..120) => words!("{minutes} min"; minutes),
        _ => words!("{hours} h"; hours),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(done: usize, steps: usize, seconds: u64, is_over: bool) -> [String; 2] {
        let mut bar = progress_bar(steps);
        bar.done = done;
        let words = bar.text(Duration::from_secs(seconds), is_over);
        [Language::English, Language::Japanese].map(|language| words.of(language).to_owned())
    }

    #[test]
    fn it_says_how_far_it_is_and_how_long_it_takes() {
        assert_eq!(text(0, 8, 0, false), ["0 of 8 (0 %)", "0 / 8（0%）"]);
        assert_eq!(
            text(2, 8, 5, false),
            ["2 of 8 (25 %), about 15 s left", "2 / 8（25%）、残り約15秒"]
        );
        assert_eq!(
            text(8, 8, 400, true),
            ["8 of 8 (100 %), in 7 min", "8 / 8（100%）、7分で完了"]
        );
        assert_eq!(
            text(3, 8, 0, true),
            [
                "3 of 8 (37 %), stopped after less than a second",
                "3 / 8（37%）、1秒未満で停止"
            ]
        );
        assert!(text(1, usize::MAX, u64::MAX / 2, false)[0].ends_with("h left"));
    }

    #[test]
    fn it_is_a_bar_with_a_label() {
        let bar = progress_bar(4).in_language(Language::Japanese);
        let forms = bar.forms(Duration::ZERO, false);
        let [(html, bar), (plain, text)] = &forms[..] else {
            panic!("{forms:?}");
        };
        assert_eq!((*html, *plain), ("text/html", "text/plain"));
        assert!(
            bar.starts_with("<label") && bar.contains(text.as_str()),
            "{bar}"
        );
        assert!(bar.contains("<progress max=\"4\" value=\"0\""), "{bar}");
    }
}
