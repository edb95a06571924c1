//! evcxr_jupyter, whose only client is the front.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::Event;
use super::connection::{Channel, Connection};
use super::message::{Message, Session};
use super::pipes::Pipes;
use super::sockets::{Arrived, Sender, connect};
use crate::environment::prepare;
use crate::home::Home;
use crate::keeper::Keeper;
use crate::loaded::Loaded;
use crate::settings::Settings;

/// How much of its last output is remembered.
const WORDS: usize = 4000;

/// How often the front checks whether it listens yet, or has ended.
const LOOK: Duration = Duration::from_millis(10);

/// A running engine. It ends, with everything it has started, when this is dropped.
pub struct Engine {
    keeper: Keeper,
    /// Its folder.
    pub home: Home,
    /// The crate it loads.
    pub loaded: Loaded,
    shell: Sender,
    control: Sender,
    stdin: Sender,
    session: Session,
    words: Arc<Mutex<String>>,
}

impl Engine {
    /// Starts it. It is ready when it answers [`Engine::ask`]; what it says arrives as events of this `life`.
    ///
    /// # Errors
    /// There is no folder for it; it ends at once.
    pub async fn start(
        settings: &Settings,
        working: &Path,
        pipes: &Pipes,
        language: &str,
        life: u32,
        events: &UnboundedSender<Event>,
    ) -> Result<Self> {
        let home = Home::new(settings)?;
        let loaded = Loaded::within(settings, working);
        let mut variables = prepare(home.folder(), settings, &loaded)?;
        variables.extend(pipes.variables());
        // For what the cells themselves say.
        variables.push(("NOTEBOOK_KERNEL_LANGUAGE", language.into()));
        let file = home.folder().join("connection.json");
        let (connection, held) = Connection::free()?;
        connection.write(&file)?;
        drop(held);
        let mut keeper = Keeper::start(
            &settings.engine,
            &file,
            home.folder(),
            &variables,
            Some(pipes),
        )?;
        let words = Arc::default();
        if let Some(said) = keeper.said() {
            remember(said, Arc::clone(&words));
        }
        // It listens before it has loaded anything.
        while !listens(&connection) {
            if let Some(status) = keeper.ended()? {
                anyhow::bail!("evcxr_jupyter ended ({status}): {}", last(&words));
            }
            tokio::time::sleep(LOOK).await;
        }
        let connect = async |channel: Channel| {
            let events = events.clone();
            let pass = move |arrived| {
                if let Arrived::Message(message) = arrived {
                    let _ = events.send(Event::Engine(life, channel, message));
                }
            };
            connect(&connection, channel, Box::new(pass)).await
        };
        connect(Channel::Iopub).await?;
        Ok(Engine {
            shell: connect(Channel::Shell).await?,
            control: connect(Channel::Control).await?,
            stdin: connect(Channel::Stdin).await?,
            session: Session::new(),
            keeper,
            home,
            loaded,
            words,
        })
    }

    /// Sends a request, and returns the id that its answer will carry.
    pub fn ask(&mut self, kind: &str, content: Value) -> String {
        let message = self.session.message(kind, &json!({}), content);
        self.shell.send(&message);
        message.id().to_owned()
    }

    /// Ends the process that runs cells.
    pub fn interrupt(&mut self) {
        let none = json!({});
        let message = self
            .session
            .message("interrupt_request", &none, none.clone());
        self.control.send(&message);
    }

    /// Answers a question.
    pub fn answer(&mut self, question: &Message, value: &str) {
        let content = json!({"value": value});
        let message = self
            .session
            .message("input_reply", &question.header, content);
        self.stdin.send(&message);
    }

    /// Whether it has ended, and its last output.
    pub fn ended(&mut self) -> Option<String> {
        let status = self.keeper.ended().ok()??;
        Some(format!("{status}: {}", last(&self.words)))
    }
}

impl Drop for Engine {
    /// The keeper removes the folder.
    fn drop(&mut self) {
        self.home.unlock();
    }
}

fn listens(connection: &Connection) -> bool {
    [
        Channel::Shell,
        Channel::Control,
        Channel::Stdin,
        Channel::Iopub,
    ]
    .iter()
    .all(|&channel| {
        let endpoint = connection.endpoint(channel);
        let address = endpoint.trim_start_matches("tcp://");
        std::net::TcpStream::connect(address).is_ok()
    })
}

/// Passes on what it says, as it says it, and remembers the end.
fn remember(said: impl Read + Send + 'static, words: Arc<Mutex<String>>) {
    thread::spawn(move || {
        let mut lines = BufReader::new(said);
        let mut line = Vec::new();
        while lines
            .read_until(b'\n', &mut line)
            .is_ok_and(|length| length > 0)
        {
            let text = String::from_utf8_lossy(&line);
            eprint!("{text}");
            if let Ok(mut words) = words.lock() {
                words.push_str(&text);
                let over = words.len().saturating_sub(WORDS);
                let cut = words.ceil_char_boundary(over);
                words.drain(..cut);
            }
            line.clear();
        }
    });
}

fn last(words: &Mutex<String>) -> String {
    words
        .lock()
        .map(|words| words.trim().to_owned())
        .unwrap_or_default()
}
