//! Much text in few messages: what is printed within a moment goes out together, and very long output loses its middle.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::output::Pipe;

/// How long text waits for more.
const MOMENT: Duration = Duration::from_millis(50);

/// How many bytes of a cell's output are kept at its beginning and at its end.
const KEPT: usize = 512 << 10;

/// If the pipes alternate more often than this within a moment, their texts are grouped by pipe.
const TURNS: usize = 16;

/// Texts of the two pipes, in order.
pub type Texts = Vec<(Pipe, String)>;

/// The text of one cell.
#[derive(Default)]
pub struct Text {
    waiting: Texts,
    since: Option<Instant>,
    sent: usize,
    end: VecDeque<(Pipe, String)>,
    kept: usize,
    left_out: usize,
}

impl Text {
    /// Adds text.
    pub fn add(&mut self, pipe: Pipe, text: &str) {
        let room = KEPT.saturating_sub(self.sent);
        let (now, later) = text.split_at(text.floor_char_boundary(room));
        if !now.is_empty() && self.end.is_empty() {
            self.sent += now.len();
            self.since.get_or_insert_with(Instant::now);
            join(&mut self.waiting, pipe, now);
        }
        if !later.is_empty() {
            self.keep(pipe, later);
        }
    }

    /// Keeps text that may be the end.
    fn keep(&mut self, pipe: Pipe, text: &str) {
        self.kept += text.len();
        match self.end.back_mut() {
            // Short ones are joined; a long one is dropped in one piece.
            Some((last, kept)) if *last == pipe && kept.len() < 4096 => kept.push_str(text),
            _ => self.end.push_back((pipe, text.to_owned())),
        }
        while self.kept > KEPT {
            let over = self.kept - KEPT;
            let Some((_, first)) = self.end.front_mut() else {
                return;
            };
            let cut = first.ceil_char_boundary(over);
            self.left_out += cut;
            self.kept -= cut;
            if cut == first.len() {
                self.end.pop_front();
            } else {
                first.drain(..cut);
            }
        }
    }

    /// When to send something, if it is not sent before.
    pub fn due(&self) -> Option<Instant> {
        self.since.map(|since| since + MOMENT)
    }

    /// What to send now, in few long texts.
    pub fn take(&mut self) -> Texts {
        self.since = None;
        few(std::mem::take(&mut self.waiting))
    }

    /// What remains at the end of the cell, and how many bytes before it are left out.
    pub fn finish(&mut self) -> (Texts, usize, Texts) {
        let waiting = self.take();
        let whole = std::mem::take(self);
        let mut end = Texts::new();
        for (pipe, text) in whole.end {
            join(&mut end, pipe, &text);
        }
        (waiting, whole.left_out, few(end))
    }

    /// Whether the unsent text contains this.
    pub fn has(&self, pipe: Pipe, word: &str) -> bool {
        let mut texts = self.waiting.iter().chain(&self.end);
        texts.any(|(from, text)| *from == pipe && text.contains(word))
    }

    /// Drops the unsent text.
    pub fn clear(&mut self) {
        *self = Text::default();
    }
}

/// Adds a text, to the last one if that is of the same pipe.
fn join(texts: &mut Texts, pipe: Pipe, text: &str) {
    match texts.last_mut() {
        Some((last, before)) if *last == pipe => before.push_str(text),
        _ => texts.push((pipe, text.to_owned())),
    }
}

/// The texts, grouped by pipe if there are many.
fn few(texts: Texts) -> Texts {
    if texts.len() <= TURNS {
        return texts;
    }
    [Pipe::Out, Pipe::Err]
        .map(|wanted| {
            let of_pipe = texts.iter().filter(|(pipe, _)| *pipe == wanted);
            (wanted, of_pipe.map(|(_, text)| text.as_str()).collect())
        })
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_is_sent_as_it_is() {
        let mut text = Text::default();
        text.add(Pipe::Out, "a");
        text.add(Pipe::Out, "b\n");
        text.add(Pipe::Err, "c");
        assert!(text.due().is_some());
        let (sent, left_out, end) = text.finish();
        assert_eq!(
            (sent, left_out, end),
            (
                vec![(Pipe::Out, "ab\n".into()), (Pipe::Err, "c".into())],
                0,
                vec![]
            )
        );
    }

    #[test]
    fn of_very_much_the_middle_is_left_out() {
        let mut text = Text::default();
        let line = "あいうえお\n";
        let lines = 200_000;
        for _ in 0..lines {
            text.add(Pipe::Out, line);
        }
        let (sent, left_out, end) = text.finish();
        let length =
            |texts: &[(Pipe, String)]| texts.iter().map(|(_, text)| text.len()).sum::<usize>();
        assert_eq!(length(&sent) + left_out + length(&end), lines * line.len());
        assert!(length(&sent) <= KEPT && length(&end) <= KEPT && length(&end) > KEPT - 8);
        assert!(end.last().unwrap().1.ends_with(line));
    }

    #[test]
    fn pipes_that_take_turns_make_few_messages() {
        let mut text = Text::default();
        for _ in 0..1000 {
            text.add(Pipe::Out, "o");
            text.add(Pipe::Err, "e");
        }
        assert_eq!(
            text.take(),
            [(Pipe::Out, "o".repeat(1000)), (Pipe::Err, "e".repeat(1000))]
        );
    }
}
