//! The kernel's state, and what each event does to it.

mod asking;
mod ending;
mod passing;
mod printing;
mod requests;

use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::Event;
use super::connection::Channel;
use super::engine::Engine;
use super::execute::Running;
use super::history::History;
use super::language::of_folder;
use super::message::{Message, Session};
use super::output::Reader;
use super::pipes::Pipes;
use super::sockets::Sender;
use super::words::Loss;
use crate::language::Language;
use crate::settings::Settings;
use crate::system::Starter;

/// How often to check whether the engine, or whoever started the kernel, has ended, or a cell waits for input.
const LOOK: Duration = Duration::from_millis(250);

/// Time for the last messages to leave.
const FAREWELL: Duration = Duration::from_millis(60);

/// The sockets' writing ends.
pub struct Clients {
    /// Answers to requests.
    pub shell: Sender,
    /// What all see.
    pub iopub: Sender,
    /// Questions.
    pub stdin: Sender,
    /// Answers to what does not wait.
    pub control: Sender,
}

/// Everything the kernel knows.
pub struct Kernel {
    settings: Settings,
    working: PathBuf,
    clients: Clients,
    session: Session,
    pipes: Pipes,
    readers: [Reader; 2],
    events: UnboundedSender<Event>,
    starter: Option<Starter>,
    engine: Option<Engine>,
    /// How many times an engine was started.
    life: u32,
    /// The request that it answers once it has loaded everything, until then.
    loading: Option<String>,
    /// Why there is none.
    failure: Option<String>,
    queue: VecDeque<Message>,
    running: Option<Running>,
    /// Where text goes that arrives when nothing runs.
    last: Value,
    count: u32,
    history: History,
    language: Language,
    /// An interrupt came too late for its cell: the process ends anyway.
    broken: bool,
    /// The engine ended while no cell could report it.
    engine_lost: bool,
    displays: HashSet<String>,
    looked: Instant,
    end: Option<bool>,
}

impl Kernel {
    /// One without an engine yet.
    pub fn new(
        settings: Settings,
        working: PathBuf,
        clients: Clients,
        pipes: Pipes,
        events: UnboundedSender<Event>,
    ) -> Self {
        // Jupyter leaves it in the environment.
        let starter = std::env::var("JPY_PARENT_PID").ok();
        Kernel {
            readers: [Reader::new(&pipes.word), Reader::new(&pipes.word)],
            language: of_folder(&working),
            settings,
            working,
            clients,
            session: Session::new(),
            pipes,
            events,
            starter: starter.and_then(|process| Starter::new(process.parse().ok()?)),
            engine: None,
            life: 0,
            loading: None,
            failure: None,
            queue: VecDeque::new(),
            running: None,
            last: json!({}),
            count: 0,
            history: History::default(),
            broken: false,
            engine_lost: false,
            displays: HashSet::new(),
            looked: Instant::now(),
            end: None,
        }
    }

    /// Starts the engine.
    pub async fn start(&mut self) {
        self.state(&json!({}), "starting");
        self.start_engine().await;
    }

    async fn start_engine(&mut self) {
        self.engine = None;
        self.life += 1;
        match Engine::start(
            &self.settings,
            &self.working,
            &self.pipes,
            self.language.code(),
            self.life,
            &self.events,
        )
        .await
        {
            Ok(mut engine) => {
                self.loading = Some(engine.ask("kernel_info_request", json!({})));
                self.engine = Some(engine);
            }
            Err(problem) => self.fail(format!("{problem:#}")),
        }
    }

    fn fail(&mut self, reason: String) {
        eprintln!("the kernel has no engine: {reason}");
        self.engine = None;
        self.loading = None;
        self.failure = Some(reason);
    }

    /// Whether the kernel was told to end.
    pub fn ends(&self) -> bool {
        self.end.is_some()
    }

    /// Whether it was told to end only to be restarted.
    pub fn is_restarted(&self) -> bool {
        self.end == Some(true)
    }

    /// Ends the engine and everything it has started, and lets the last messages leave.
    pub async fn shut_down(&mut self) {
        self.engine = None;
        let content = json!({"status": "ok", "restart": self.is_restarted()});
        self.publish("shutdown_reply", &json!({}), content);
        tokio::time::sleep(FAREWELL).await;
    }

    /// When the kernel looks after itself, if nothing happens before.
    pub fn wakes(&self) -> Instant {
        let look = self.looked + LOOK;
        self.running
            .as_ref()
            .and_then(Running::due)
            .map_or(look, |due| due.min(look))
    }

    /// Looks after itself.
    pub async fn woken(&mut self) {
        if self.looked.elapsed() >= LOOK {
            self.looked = Instant::now();
            if self.starter.as_ref().is_some_and(Starter::is_gone) {
                self.end = Some(false);
            }
            if let Some(words) = self.engine.as_mut().and_then(Engine::ended) {
                self.engine_ended(words).await;
            }
            if self.running.as_mut().is_some_and(Running::reads) {
                self.question(None, json!(""), json!(false));
            }
        }
        if self.running.as_ref().is_some_and(Running::has_due_text) {
            self.send_text();
        }
        let ripe = self.running.as_mut().and_then(Running::ripe);
        if let Some(bundle) = ripe {
            self.display(bundle);
        }
        if self.running.as_ref().is_some_and(Running::is_stubborn) {
            self.break_off();
        }
    }

    async fn engine_ended(&mut self, words: String) {
        if self.loading.is_some() {
            self.fail(words);
            return;
        }
        eprintln!("evcxr_jupyter ended: {words}");
        match self.running.take() {
            Some(mut running) => {
                self.engine_lost |= !running.cell;
                running.reply = Some(json!({"status": "error"}));
                self.finish(running, Some(Loss::Engine));
            }
            None => self.engine_lost = true,
        }
        self.start_engine().await;
    }

    /// Takes an event.
    pub fn handle(&mut self, event: Event) {
        match event {
            Event::Client(Channel::Shell, message) => self.queue.push_back(message),
            Event::Client(Channel::Control, message) => self.control(&message),
            Event::Client(Channel::Stdin, message) => self.answered(&message),
            Event::Client(..) => {}
            Event::Subscribed(topic) => {
                let text = String::from_utf8_lossy(&topic).into_owned();
                let mut message = self.session.message(
                    "iopub_welcome",
                    &json!({}),
                    json!({"subscription": text}),
                );
                message.identities = vec![topic];
                self.clients.iopub.send(&message);
            }
            Event::Engine(life, channel, message) if life == self.life => {
                self.engine_says(channel, message)
            }
            Event::Engine(..) => {}
            Event::Interrupt => self.interrupt(),
            Event::End => self.end = Some(false),
        }
    }

    /// Takes up the next requests that need not wait.
    pub fn next(&mut self) {
        if let Some(running) = self
            .running
            .as_mut()
            .filter(|running| running.cell && running.is_answered() && !running.marks)
        {
            running.marks = true;
            self.pipes.mark(&running.asked);
        }
        if self.running.as_ref().is_some_and(Running::is_done)
            && let Some(running) = self.running.take()
        {
            self.finish(running, None);
        }
        while self.running.is_none() && self.loading.is_none() && !self.ends() {
            let Some(request) = self.queue.pop_front() else {
                return;
            };
            self.begin(request);
        }
    }

    fn publish(&mut self, kind: &str, parent: &Value, content: Value) {
        let mut message = self.session.message(kind, parent, content);
        message.identities = vec![format!("kernel.{kind}").into_bytes()];
        self.clients.iopub.send(&message);
    }

    fn state(&mut self, parent: &Value, state: &str) {
        self.publish("status", parent, json!({"execution_state": state}));
    }

    fn busy(&mut self, request: &Message, busy: bool) {
        self.state(&request.header, if busy { "busy" } else { "idle" });
    }

    /// An answer on the side must not say that the kernel is idle while a cell runs.
    fn busy_unless_running(&mut self, request: &Message, busy: bool) {
        if self.running.is_none() {
            self.busy(request, busy);
        }
    }

    fn answer(&mut self, request: &Message, content: Value) -> Message {
        let kind = request.kind().replace("_request", "_reply");
        let mut message = self.session.message(&kind, &request.header, content);
        message.identities.clone_from(&request.identities);
        message
    }

    fn reply(&mut self, request: &Message, content: Value) {
        let message = self.answer(request, content);
        self.clients.shell.send(&message);
    }
}
