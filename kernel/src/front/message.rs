//! A Jupyter message: its parts, its signature, and the replies to it.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use zeromq::ZmqMessage;

/// Separates the addresses from the message.
const DELIMITER: &[u8] = b"<IDS|MSG>";

/// The version of the protocol.
pub const PROTOCOL: &str = "5.4";

/// A message, without its metadata and binary parts, which nobody needs.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// Who it came from, and where an answer goes.
    pub identities: Vec<Vec<u8>>,
    /// Its header.
    pub header: Value,
    /// The header of the message it answers.
    pub parent: Value,
    /// Its content.
    pub content: Value,
}

/// Signs messages, and detects forged ones.
#[derive(Clone)]
pub struct Key(Option<Hmac<Sha256>>);

impl Key {
    /// From the text in a connection file; an empty one signs nothing.
    pub fn new(text: &str) -> Self {
        // A key may have any length.
        Key((!text.is_empty())
            .then(|| Hmac::new_from_slice(text.as_bytes()).ok())
            .flatten())
    }

    fn sign(&self, parts: &[Vec<u8>]) -> String {
        let Some(mut mac) = self.0.clone() else {
            return String::new();
        };
        parts.iter().for_each(|part| mac.update(part));
        hex(&mac.finalize().into_bytes())
    }

    /// Reads a message.
    ///
    /// # Errors
    /// It is not a message, or not from our client.
    pub fn read(&self, frames: ZmqMessage) -> Result<Message> {
        let frames: Vec<Vec<u8>> = frames
            .into_vec()
            .into_iter()
            .map(|frame| frame.to_vec())
            .collect();
        let at = frames
            .iter()
            .position(|frame| frame == DELIMITER)
            .context("no delimiter")?;
        ensure!(frames.len() >= at + 6, "only {} parts", frames.len());
        let parts = &frames[at + 2..at + 6];
        if self.0.is_some() && self.sign(parts).as_bytes() != frames[at + 1].as_slice() {
            bail!("the signature is wrong");
        }
        let read = |part: usize| {
            let read: Value = serde_json::from_slice(&parts[part]).context("a part is not JSON")?;
            ensure!(read.is_object(), "a part is not an object");
            anyhow::Ok(read)
        };
        let [header, parent, _metadata, content] = [read(0)?, read(1)?, read(2)?, read(3)?];
        Ok(Message {
            identities: frames[..at].to_vec(),
            header,
            parent,
            content,
        })
    }

    /// The frames of a message.
    pub fn write(&self, message: &Message) -> ZmqMessage {
        let metadata = json!({});
        let parts = [
            &message.header,
            &message.parent,
            &metadata,
            &message.content,
        ]
        .map(|part| part.to_string().into_bytes());
        let mut frames = message.identities.clone();
        frames.push(DELIMITER.to_vec());
        frames.push(self.sign(&parts).into_bytes());
        frames.extend(parts);
        let mut frames = frames.into_iter();
        let mut sent = ZmqMessage::from(frames.next().unwrap_or_default());
        frames.for_each(|frame| sent.push_back(frame.into()));
        sent
    }
}

/// Makes the messages of one session.
#[derive(Clone)]
pub struct Session {
    name: String,
    count: u64,
}

impl Session {
    /// A new one.
    pub fn new() -> Self {
        Session {
            name: random(),
            count: 0,
        }
    }

    /// A message that answers `parent`, or nothing.
    pub fn message(&mut self, kind: &str, parent: &Value, content: Value) -> Message {
        self.count += 1;
        Message {
            identities: Vec::new(),
            header: json!({
                "msg_id": format!("{}_{}", self.name, self.count),
                "session": self.name,
                "username": "kernel",
                "date": now(),
                "msg_type": kind,
                "version": PROTOCOL,
            }),
            parent: parent.clone(),
            content,
        }
    }
}

impl Message {
    /// `execute_request`.
    pub fn kind(&self) -> &str {
        self.header["msg_type"].as_str().unwrap_or_default()
    }

    /// Its id.
    pub fn id(&self) -> &str {
        self.header["msg_id"].as_str().unwrap_or_default()
    }

    /// A text of the content.
    pub fn text(&self, name: &str) -> &str {
        self.content[name].as_str().unwrap_or_default()
    }
}

/// A number of things, as JSON gives it.
pub fn count(number: &Value) -> Option<usize> {
    number.as_u64().and_then(|number| number.try_into().ok())
}

/// 32 digits that nobody can guess.
pub fn random() -> String {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        let time = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_nanos();
        bytes = (time ^ u128::from(std::process::id())).to_le_bytes();
    }
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The time as ISO 8601 writes it.
fn now() -> String {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    // Years begin in March, so that a leap day comes last.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    let micros = since.subsec_micros();
    format!(
        "{year:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}.{micros:06}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_arrives_as_it_was_sent_and_a_forged_one_does_not() {
        let key = Key::new("secret");
        let mut message = Session::new().message(
            "status",
            &json!({"msg_id": "é"}),
            json!({"execution_state": "busy"}),
        );
        message.identities = vec![b"who".to_vec()];
        let read = key.read(key.write(&message)).unwrap();
        assert_eq!(
            (read.kind(), &read.identities),
            ("status", &message.identities)
        );
        assert_eq!(
            (&read.parent, &read.content),
            (&message.parent, &message.content)
        );
        assert!(Key::new("another").read(key.write(&message)).is_err());
        assert!(key.read(ZmqMessage::from("nothing")).is_err());
        message.content = json!([1]);
        assert!(key.read(key.write(&message)).is_err());
    }

    #[test]
    fn the_date_is_one() {
        let date = now();
        assert!(date.starts_with("20") && date.len() == 27, "{date}");
    }
}
