//! What cells print and show.

use serde_json::{Value, json};

use super::Kernel;
use crate::explain::Panic;
use crate::front::execute::Bundle;
use crate::front::output::{Piece, Pipe};
use crate::front::words::panicked;
use crate::language::{Words, words};
use crate::source;

impl Kernel {
    /// Takes bytes of a pipe.
    pub fn printed(&mut self, pipe: Pipe, bytes: &[u8]) {
        let pieces = self.readers[pipe as usize].read(bytes);
        self.pieces(pipe, pieces);
    }

    /// Takes what a pipe has not handed on yet, at the end of a cell.
    pub(super) fn flush(&mut self, pipe: Pipe) {
        let pieces = self.readers[pipe as usize].flush();
        self.pieces(pipe, pieces);
    }

    fn pieces(&mut self, pipe: Pipe, pieces: Vec<Piece>) {
        for piece in pieces {
            self.piece(pipe, piece);
        }
    }

    fn piece(&mut self, pipe: Pipe, piece: Piece) {
        match piece {
            Piece::Text(text) => self.text(pipe, &text),
            Piece::Content {
                kind,
                display,
                text,
            } => {
                let waiting = self
                    .running
                    .as_mut()
                    .and_then(|running| running.bundle.as_mut());
                match waiting.filter(|bundle| bundle.takes(&kind, display.as_deref())) {
                    Some(bundle) => bundle.add(kind, text),
                    None => self.bundle(Bundle::new(kind, text, display)),
                }
            }
            Piece::Record(record) => match serde_json::from_value::<Panic>(record["panic"].clone())
            {
                Ok(panic) => self.panicked(panic),
                Err(_) => {
                    if let Some(running) = &mut self.running {
                        running.record(pipe, &record);
                    }
                }
            },
            Piece::Input { prompt, password } => {
                self.question(None, prompt.into(), password.into())
            }
        }
    }

    /// A panic of the cell's own thread may end the cell; the one before it was caught.
    fn panicked(&mut self, panic: Panic) {
        let other = match self.running.as_mut().filter(|_| panic.main) {
            Some(running) => running.panic.replace(panic),
            None => Some(panic),
        };
        if let Some(other) = other {
            self.tell_panic(&other);
        }
    }

    fn tell_panic(&mut self, panic: &Panic) {
        let text = self.panic_text(panic);
        self.text(Pipe::Err, &text);
    }

    /// What is said about a panic that does not end the cell.
    pub(super) fn panic_text(&self, panic: &Panic) -> String {
        let compiles = self.compiles();
        let generated = compiles
            .iter()
            .rev()
            .find(|compile| compile.success)
            .map_or("", |compile| &compile.source);
        let found = Some(panic).filter(|panic| panic.file.ends_with("lib.rs"));
        let found = found.and_then(|panic| {
            source::locate(generated, panic.line, panic.column, &self.history.cells())
        });
        let place = match found {
            Some(place) => words!(
                "cell [{cell}], line {line}"; cell = place.cell, line = place.line
            ),
            None => Words::given(format!("{}:{}:{}", panic.file, panic.line, panic.column)),
        };
        let text = panicked(panic.thread.as_deref(), &place, &panic.message);
        text.of(self.language).to_owned()
    }

    pub(super) fn text(&mut self, pipe: Pipe, text: &str) {
        let Some(running) = self.running.as_mut().filter(|running| running.cell) else {
            let header = self.last.clone();
            return self.publish(
                "stream",
                &header,
                json!({"name": pipe.name(), "text": text}),
            );
        };
        if running.interrupted.is_some() || running.silent {
            return;
        }
        // What comes through the other pipe may have been printed before.
        let before = running.bundle.take_if(|_| pipe == Pipe::Out);
        if let Some(bundle) = before {
            self.display(bundle);
        }
        if let Some(running) = &mut self.running {
            running.text.add(pipe, text);
        }
    }

    /// Keeps a picture until it is known whether it ends the cell.
    pub(super) fn bundle(&mut self, bundle: Bundle) {
        let running = self.running.as_mut();
        let shown = running.filter(|running| running.interrupted.is_none() && !running.silent);
        if let Some(before) = shown.and_then(|running| running.bundle.replace(bundle)) {
            self.display(before);
        }
    }

    /// Sends the text that waits.
    pub(super) fn send_text(&mut self) {
        if let Some(running) = &mut self.running {
            let (header, texts) = (running.request.header.clone(), running.text.take());
            self.streams(&header, texts);
        }
    }

    pub(super) fn streams(&mut self, header: &Value, texts: Vec<(Pipe, String)>) {
        for (pipe, text) in texts {
            self.publish("stream", header, json!({"name": pipe.name(), "text": text}));
        }
    }

    /// Shows a picture that does not end the cell.
    pub(super) fn display(&mut self, bundle: Bundle) {
        self.send_text();
        if let Some(running) = &self.running {
            let header = running.request.header.clone();
            self.show(&header, bundle);
        }
    }

    pub(super) fn show(&mut self, header: &Value, bundle: Bundle) {
        let (kind, transient) = match bundle.display {
            None => ("display_data", json!({})),
            Some(id) => {
                let transient = json!({"display_id": id});
                match self.displays.insert(id) {
                    true => ("display_data", transient),
                    false => ("update_display_data", transient),
                }
            }
        };
        let content = json!({"data": bundle.data, "metadata": {}, "transient": transient});
        self.publish(kind, header, content);
    }
}
