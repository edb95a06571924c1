//! One cell, from the request to the reply: what is known about it so far.

use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use super::message::Message;
use super::output::Pipe;
use super::text::Text;
use crate::explain::{Failed, Panic};
use crate::system;

/// A picture waits this long for what belongs to it, and for the end of the cell.
const PICTURE: Duration = Duration::from_secs(1);

/// An interrupt while nothing is being compiled is passed on after this.
const STUBBORN: Duration = Duration::from_secs(2);

/// A request that the engine works on.
#[derive(Default)]
pub struct Running {
    /// The request itself.
    pub request: Message,
    /// The engine's name for it.
    pub asked: String,
    /// Whether it runs a cell; if not, it is passed on as it is.
    pub cell: bool,
    /// The cell's number.
    pub count: u32,
    /// Nothing of it is shown.
    pub silent: bool,
    /// The engine's answer.
    pub reply: Option<Value>,
    /// The engine has nothing more to say about it.
    pub idle: bool,
    /// The engine's errors.
    pub errors: Vec<Value>,
    /// The cell has begun to run.
    pub began: bool,
    /// The process that runs it.
    pub process: Option<u32>,
    /// It was waiting for input when the kernel last looked.
    pub waits: bool,
    /// What each pipe said at the end.
    pub ended: [Option<Value>; 2],
    /// The mark that the pipes were asked for, which follows everything the cell printed.
    pub marks: bool,
    /// The pipes whose mark has come.
    pub marked: [bool; 2],
    /// When it was interrupted, if it was.
    pub interrupted: Option<Instant>,
    /// The engine was asked to end what runs.
    pub broken: bool,
    /// Text that is not sent yet.
    pub text: Text,
    /// A picture that is not sent yet.
    pub bundle: Option<Bundle>,
    /// Panics of the thread that runs the cell, the last one last.
    pub panic: Option<Panic>,
    /// A question that the student has not answered yet, from the engine or the cell.
    pub question: Option<Option<Message>>,
}

/// One thing to show, in several types.
pub struct Bundle {
    /// Values by MIME type.
    pub data: Map<String, Value>,
    /// The id for changing it later.
    pub display: Option<String>,
    /// When it was begun.
    pub since: Instant,
}

/// How a cell ended.
pub enum Left {
    /// At its end.
    Ok,
    /// By a panic.
    Panic(Panic),
    /// By a `?` that met an error.
    Failed(Failed),
}

impl Running {
    /// Whether the engine says that the cell failed.
    pub fn refused(&self) -> bool {
        self.reply
            .as_ref()
            .is_some_and(|reply| reply["status"] == "error")
    }

    /// Whether the engine has nothing more to say.
    pub fn is_answered(&self) -> bool {
        self.reply.is_some() && self.idle
    }

    /// Whether there is nothing to wait for.
    pub fn is_done(&self) -> bool {
        self.is_answered() && (!self.cell || self.marked == [true; 2])
    }

    /// A record from the library of cells, or a mark. The pipes are not in step: each reports for itself.
    pub fn record(&mut self, pipe: Pipe, record: &Value) {
        if record["begin"].is_u64() {
            self.began = true;
            self.process = record["process"]
                .as_u64()
                .and_then(|number| number.try_into().ok());
            self.ended[pipe as usize] = None;
            if pipe == Pipe::Err {
                self.panic = None;
            }
        } else if record["end"].is_u64() {
            self.ended[pipe as usize] = Some(record.clone());
        } else if record["mark"] == self.asked.as_str() {
            self.marked[pipe as usize] = true;
        }
    }

    /// How the cell ended, if it said so.
    pub fn left(&self) -> Left {
        let Some(end) = &self.ended[Pipe::Out as usize] else {
            return Left::Ok;
        };
        match end["left"].as_str() {
            Some("panic") => Left::Panic(self.panic.clone().unwrap_or_else(|| Panic {
                message: end["payload"].as_str().unwrap_or_default().to_owned(),
                file: String::new(),
                line: 0,
                column: 0,
                thread: None,
                main: true,
                backtrace: None,
            })),
            Some("error") => {
                serde_json::from_value(end["error"].clone()).map_or(Left::Ok, Left::Failed)
            }
            _ => Left::Ok,
        }
    }

    /// When to do something about it, if nothing happens before.
    pub fn due(&self) -> Option<Instant> {
        let picture = self.bundle.as_ref().map(|bundle| bundle.since + PICTURE);
        let stubborn = self
            .interrupted
            .filter(|_| !self.broken)
            .map(|since| since + STUBBORN);
        [self.text.due(), picture, stubborn]
            .into_iter()
            .flatten()
            .min()
    }

    /// Whether its text has waited long enough.
    pub fn has_due_text(&self) -> bool {
        self.text.due().is_some_and(|due| due <= Instant::now())
    }

    /// Whether an interrupt has waited long enough for the compiler.
    pub fn is_stubborn(&self) -> bool {
        self.interrupted
            .is_some_and(|since| !self.broken && since.elapsed() >= STUBBORN)
    }

    /// Whether the cell reads what nobody has asked the student for: it was waiting for input at two looks in a row, the
    /// last one now.
    pub fn reads(&mut self) -> bool {
        let runs = self.ended == [None, None] && self.question.is_none();
        let process = self.process.filter(|_| self.cell && runs);
        let waited = std::mem::replace(
            &mut self.waits,
            process.is_some_and(system::waits_for_input),
        );
        waited && self.waits
    }

    /// A picture that has waited long enough.
    pub fn ripe(&mut self) -> Option<Bundle> {
        self.bundle
            .take_if(|bundle| bundle.since.elapsed() >= PICTURE)
    }
}

impl Bundle {
    /// Of one value.
    pub fn new(kind: String, text: String, display: Option<String>) -> Self {
        let mut bundle = Bundle {
            data: Map::new(),
            display,
            since: Instant::now(),
        };
        bundle.add(kind, text);
        bundle
    }

    /// Whether it is the value of something that has none: a loop, a call of `println!`.
    pub fn is_nothing(&self) -> bool {
        self.data.len() == 1
            && self
                .data
                .get("text/plain")
                .is_some_and(|value| value == "()")
    }

    /// Whether a value is another form of the same thing.
    pub fn takes(&self, kind: &str, display: Option<&str>) -> bool {
        !self.data.contains_key(kind) && self.display.as_deref() == display
    }

    /// Adds one.
    pub fn add(&mut self, kind: String, text: String) {
        let value = if kind.contains("json") {
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        } else {
            Value::String(text)
        };
        self.data.insert(kind, value);
    }
}
