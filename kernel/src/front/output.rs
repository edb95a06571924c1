//! What a cell prints, on its way to the clients: bytes in, pieces out.
//!
//! The library of the cells writes records into the pipes, and cells write *contents*, which are pictures and values;
//! everything else is text. What is not UTF-8 is shown with replacement characters.

use serde_json::Value;

/// One of a cell's two pipes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pipe {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

impl Pipe {
    /// Jupyter's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Pipe::Out => "stdout",
            Pipe::Err => "stderr",
        }
    }
}

/// A part of what a cell prints.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text to show.
    Text(String),
    /// Something to show that has a type.
    Content {
        /// Its MIME type.
        kind: String,
        /// The id for changing it later.
        display: Option<String>,
        /// What it is.
        text: String,
    },
    /// The library of the cells reports something.
    Record(Value),
    /// The cell asks the student.
    Input {
        /// The question.
        prompt: String,
        /// Whether the answer is not shown.
        password: bool,
    },
}

const BEGIN: &[u8] = b"EVCXR_BEGIN_CONTENT ";
const END: &[u8] = b"EVCXR_END_CONTENT";
const INPUT: &[u8] = b"EVCXR_INPUT_REQUEST:";
const PASSWORD: &[u8] = b"EVCXR_INPUT_REQUEST_PASSWORD:";

/// Begins a record.
const MARK: u8 = 0x1e;

/// A picture may be large; anything larger than this is not a picture.
const LARGEST: usize = 256 << 20;

/// Reads one pipe.
pub struct Reader {
    /// A mark, and the word that only the front and the library of the cells know.
    record: Vec<u8>,
    /// Bytes that were read but are not understood yet.
    rest: Vec<u8>,
    /// Whether the rest begins a line.
    begins: bool,
    /// The content that was begun.
    content: Option<Content>,
}

struct Content {
    kind: String,
    display: Option<String>,
    bytes: Vec<u8>,
}

impl Reader {
    /// For a pipe in which records begin with this word.
    pub fn new(word: &str) -> Self {
        let mut record = vec![MARK];
        record.extend(word.as_bytes());
        record.push(b' ');
        Reader {
            record,
            rest: Vec::new(),
            begins: true,
            content: None,
        }
    }

    /// Takes bytes as they come, and returns what is complete.
    pub fn read(&mut self, bytes: &[u8]) -> Vec<Piece> {
        self.rest.extend(bytes);
        let rest = std::mem::take(&mut self.rest);
        let mut pieces = Pieces::default();
        let mut at = 0;
        while at < rest.len() {
            let line = &rest[at..];
            let end = line.iter().position(|&byte| byte == b'\n');
            let Some(end) = end else {
                self.unfinished(line, &mut pieces);
                break;
            };
            self.line(&line[..end + 1], &mut pieces);
            at += end + 1;
        }
        pieces.0
    }

    /// Gives up what waits for its end.
    pub fn flush(&mut self) -> Vec<Piece> {
        let mut pieces = Pieces::default();
        if let Some(content) = self.content.take() {
            pieces.text(&content.bytes);
        }
        pieces.text(&std::mem::take(&mut self.rest));
        self.begins = true;
        pieces.0
    }

    /// A whole line, with its end.
    fn line(&mut self, line: &[u8], pieces: &mut Pieces) {
        let last = places(line, &self.record).next_back();
        if let Some(at) = last {
            // A process that was killed may have left half of a record.
            let first = places(line, &self.record).next().unwrap_or(at);
            let before = &line[..first];
            if !before.is_empty() {
                self.part(before, pieces);
            }
            if let Ok(record) = serde_json::from_slice(&line[at + self.record.len()..]) {
                pieces.0.push(Piece::Record(record));
            }
            // What follows a record is where it would be without it.
            self.begins = before.is_empty() && self.begins;
            return;
        }
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if let Some(mut content) = self.content.take() {
            if text == END {
                content.bytes.pop();
                pieces.0.push(Piece::Content {
                    kind: content.kind,
                    display: content.display,
                    text: String::from_utf8_lossy(&content.bytes).into_owned(),
                });
            } else {
                content.bytes.extend(text);
                content.bytes.push(b'\n');
                self.content = (content.bytes.len() < LARGEST).then_some(content);
            }
            return;
        }
        let begins = std::mem::replace(&mut self.begins, true);
        let after = |word: &[u8]| {
            let rest = text.strip_prefix(word).filter(|_| begins)?;
            Some(String::from_utf8_lossy(rest).into_owned())
        };
        if let Some(words) = after(BEGIN) {
            let mut words = words.split(' ');
            let kind = words.next().unwrap_or_default().to_owned();
            let display = words
                .find_map(|word| word.strip_prefix("display_id="))
                .map(str::to_owned);
            self.content = Some(Content {
                kind,
                display,
                bytes: Vec::new(),
            });
        } else if let Some(prompt) = after(INPUT) {
            let password = false;
            pieces.0.push(Piece::Input { prompt, password });
        } else if let Some(prompt) = after(PASSWORD) {
            let password = true;
            pieces.0.push(Piece::Input { prompt, password });
        } else {
            pieces.text(line);
        }
    }

    /// A part of a line that ends elsewhere.
    fn part(&mut self, part: &[u8], pieces: &mut Pieces) {
        match &mut self.content {
            Some(content) => content.bytes.extend(part),
            None => pieces.text(part),
        }
        self.begins = false;
    }

    /// The beginning of a line: shown at once, unless it may turn out not to be text.
    fn unfinished(&mut self, line: &[u8], pieces: &mut Pieces) {
        let special = [BEGIN, INPUT, PASSWORD]
            .iter()
            .any(|word| line.starts_with(word) || word.starts_with(line));
        let keep = if self.content.is_some() || (self.begins && special) {
            0
        } else {
            // A record has begun, or may have.
            let begun = line.iter().rposition(|&byte| byte == MARK);
            let mark = places(line, &self.record)
                .next()
                .or(begun.filter(|&at| self.record.starts_with(&line[at..])));
            mark.unwrap_or(line.len() - unfinished_letter(line))
        };
        if keep > 0 {
            pieces.text(&line[..keep]);
            self.begins = false;
        }
        self.rest = line[keep..].to_vec();
    }
}

/// Neighbouring texts become one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece::Text(text.into_owned())),
        }
    }
}

/// Where a word is in a text.
fn places(text: &[u8], word: &[u8]) -> impl DoubleEndedIterator<Item = usize> {
    (0..text.len()).filter(move |&at| text[at] == word[0] && text[at..].starts_with(word))
}

/// How many bytes at the end begin an unfinished letter.
fn unfinished_letter(bytes: &[u8]) -> usize {
    let begins_one = |&length: &usize| {
        let end = &bytes[bytes.len() - length..];
        std::str::from_utf8(end)
            .is_err_and(|problem| problem.valid_up_to() == 0 && problem.error_len().is_none())
    };
    (1..=3.min(bytes.len())).find(begins_one).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    /// The pieces of bytes that come one by one and all at once: with texts joined, they are the same.
    fn read(bytes: &[u8]) -> Vec<Piece> {
        let all = pieces(bytes.chunks(bytes.len()));
        assert_eq!(all, pieces(bytes.chunks(1)));
        all
    }

    /// The pieces of bytes that come in these parts, with texts joined.
    fn pieces<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<Piece> {
        let mut reader = Reader::new("w");
        let mut read: Vec<Piece> = parts.flat_map(|part| reader.read(part)).collect();
        read.extend(reader.flush());
        let mut joined: Vec<Piece> = Vec::new();
        for piece in read {
            match (joined.last_mut(), piece) {
                (Some(Piece::Text(before)), Piece::Text(more)) => before.push_str(&more),
                (_, piece) => joined.push(piece),
            }
        }
        joined
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(read(b"one\ntwo"), [text("one\ntwo")]);
        assert_eq!(read("あ\n\u{1e}x\n".as_bytes()), [text("あ\n\u{1e}x\n")]);
        assert_eq!(
            read(b"a EVCXR_BEGIN_CONTENT text/html\n"),
            [text("a EVCXR_BEGIN_CONTENT text/html\n")]
        );
    }

    #[test]
    fn what_is_no_utf_8_is_replaced() {
        assert_eq!(
            read(b"\xff\xfe ok\n\xe3\x81"),
            [text("\u{fffd}\u{fffd} ok\n\u{fffd}")]
        );
    }

    #[test]
    fn contents_have_a_type() {
        let content = |kind: &str, display: Option<&str>, text: &str| Piece::Content {
            kind: kind.to_owned(),
            display: display.map(str::to_owned),
            text: text.to_owned(),
        };
        assert_eq!(
            read(b"EVCXR_BEGIN_CONTENT text/html\n<b>\n1</b>\nEVCXR_END_CONTENT\nEVCXR_BEGIN_CONTENT a/b display_id=p\n\nEVCXR_END_CONTENT\n"),
            [content("text/html", None, "<b>\n1</b>"), content("a/b", Some("p"), "")]
        );
    }

    #[test]
    fn records_are_found_after_text_that_has_no_end() {
        assert_eq!(
            read(b"x\x1ew {\"end\": 1}\ny"),
            [text("x"), Piece::Record(json!({"end": 1})), text("y")]
        );
        assert_eq!(
            read(b"\x1ev {\"end\": 1}\n"),
            [text("\x1ev {\"end\": 1}\n")]
        );
        assert_eq!(
            read(b"x\x1ew {\"pan\x1ew {\"mark\": 1}\n"),
            [text("x"), Piece::Record(json!({"mark": 1}))]
        );
    }

    #[test]
    fn a_question_is_one() {
        assert_eq!(
            read(b"EVCXR_INPUT_REQUEST:name: \nEVCXR_INPUT_REQUEST_PASSWORD:word\n"),
            [
                Piece::Input {
                    prompt: "name: ".into(),
                    password: false
                },
                Piece::Input {
                    prompt: "word".into(),
                    password: true
                },
            ]
        );
    }
}
