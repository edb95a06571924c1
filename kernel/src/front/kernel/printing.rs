//! What cells print and show.

use std::time::Instant;

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
        for piece in pieces {
            self.piece(pipe, piece);
        }
    }

    pub(super) fn piece(&mut self, pipe: Pipe, piece: Piece) {
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
    pub(super) fn panicked(&mut self, panic: Panic) {
        let other = match self.running.as_mut().filter(|_| panic.main) {
            Some(running) => running.panic.replace(panic),
            None => Some(panic),
        };
        if let Some(other) = other {
            self.tell_panic(&other);
        }
    }

    pub(super) fn tell_panic(&mut self, panic: &Panic) {
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
        self.text(Pipe::Err, text.of(self.spoken.language()));
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
        let interrupted = self
            .running
            .as_ref()
            .is_none_or(|running| running.interrupted.is_some() || running.silent);
        if interrupted {
            return;
        }
        let before = self
            .running
            .as_mut()
            .and_then(|running| running.bundle.replace(bundle));
        if let Some(before) = before {
            self.display(before);
        }
    }

    pub(super) fn send_text(&mut self) {
        let Some(running) = self
            .running
            .as_mut()
            .filter(|running| running.text.due().is_some_and(|due| due <= Instant::now()))
        else {
            return;
        };
        let (header, texts) = (running.request.header.clone(), running.text.take());
        self.streams(&header, texts);
    }

    pub(super) fn streams(&mut self, header: &Value, texts: Vec<(Pipe, String)>) {
        for (pipe, text) in texts {
            self.publish("stream", header, json!({"name": pipe.name(), "text": text}));
        }
    }

    /// Shows a picture that does not end the cell.
    pub(super) fn display(&mut self, bundle: Bundle) {
        let Some(running) = &mut self.running else {
            return;
        };
        let (header, texts) = (running.request.header.clone(), running.text.take());
        self.streams(&header, texts);
        self.show(&header, bundle);
    }

    pub(super) fn show(&mut self, header: &Value, bundle: Bundle) {
        let Some(id) = bundle.display else {
            return self.publish(
                "display_data",
                header,
                json!({"data": bundle.data, "metadata": {}, "transient": {}}),
            );
        };
        let kind = if self.displays.insert(id.clone()) {
            "display_data"
        } else {
            "update_display_data"
        };
        self.publish(
            kind,
            header,
            json!({"data": bundle.data, "metadata": {}, "transient": {"display_id": id}}),
        );
    }
}
