//! The kernel's state, and what each event does to it.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::Event;
use super::complete::is_complete;
use super::connection::Channel;
use super::cursor;
use super::engine::Engine;
use super::execute::{Bundle, Left, Running};
use super::message::{Message, PROTOCOL, Session};
use super::output::{Piece, Pipe, Reader};
use super::pipes::Pipes;
use super::sockets::Sender;
use super::watch::Starter;
use super::words::{INTERRUPTED, Loss, NO_ENGINE, left_out, panicked};
use crate::explain::{self, Compile, Context, Panic, Shown};
use crate::settings::Settings;
use crate::source::{self, Cell};
use crate::system;

/// How often it is looked whether the engine, or whoever started the kernel, has ended.
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

/// All that the kernel knows.
pub struct Kernel {
    settings: Settings,
    working: PathBuf,
    clients: Clients,
    session: Session,
    pipes: Pipes,
    readers: [Reader; 2],
    events: UnboundedSender<Event>,
    starter: Starter,
    engine: Option<Engine>,
    /// How often an engine was started.
    life: u32,
    /// The request by which it tells that it has loaded everything, until it has.
    loading: Option<String>,
    /// Why there is none.
    failure: Option<String>,
    queue: VecDeque<Message>,
    running: Option<Running>,
    /// Where text goes that comes when nothing runs.
    last: Value,
    count: u32,
    cells: Vec<(u32, String)>,
    language: Option<String>,
    displays: HashSet<String>,
    looked: Instant,
    end: Option<bool>,
}

impl Kernel {
    /// One that has no engine yet.
    pub fn new(
        settings: Settings,
        working: PathBuf,
        clients: Clients,
        pipes: Pipes,
        events: UnboundedSender<Event>,
    ) -> Self {
        Kernel {
            readers: [Reader::new(&pipes.word), Reader::new(&pipes.word)],
            settings,
            working,
            clients,
            session: Session::new(),
            pipes,
            events,
            starter: Starter::new(),
            engine: None,
            life: 0,
            loading: None,
            failure: None,
            queue: VecDeque::new(),
            running: None,
            last: json!({}),
            count: 0,
            cells: Vec::new(),
            language: None,
            displays: HashSet::new(),
            looked: Instant::now(),
            end: None,
        }
    }

    /// Starts the engine.
    pub async fn start(&mut self) {
        let none = json!({});
        self.publish("status", &none, json!({"execution_state": "starting"}));
        self.start_engine().await;
    }

    async fn start_engine(&mut self) {
        self.engine = None;
        self.life += 1;
        match Engine::start(
            &self.settings,
            &self.working,
            &self.pipes,
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

    /// Ends the engine and all that it has started, and lets the last messages leave.
    pub async fn shut_down(&mut self) {
        self.engine = None;
        let none = json!({});
        let restart = self.end.unwrap_or_default();
        self.publish(
            "shutdown_reply",
            &none,
            json!({"status": "ok", "restart": restart}),
        );
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
            if self.starter.is_gone() {
                self.end = Some(false);
            }
            if let Some(words) = self.engine.as_mut().and_then(Engine::ended) {
                self.engine_ended(words).await;
            }
        }
        self.send_text();
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
        let loss = self.running.take();
        self.start_engine().await;
        if let Some(mut running) = loss {
            running.reply = Some(json!({"status": "error"}));
            self.finish(running, Some(Loss::Engine));
        }
    }

    /// Takes an event.
    pub async fn handle(&mut self, event: Event) {
        match event {
            Event::Client(Channel::Shell, message) => self.queue.push_back(message),
            Event::Client(Channel::Control, message) => self.control(message).await,
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

    /// Takes up the next requests, as far as they need not wait.
    pub async fn next(&mut self) {
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
            self.begin(request).await;
        }
    }

    // --- Requests ---------------------------------------------------------------------------------------------------

    async fn begin(&mut self, request: Message) {
        self.busy(&request, true);
        let content = &request.content;
        match request.kind() {
            "kernel_info_request" => self.reply(&request, kernel_info()),
            "execute_request" => return self.execute(request).await,
            "complete_request" | "inspect_request" => return self.forward(request),
            "is_complete_request" => {
                let state = is_complete(content["code"].as_str().unwrap_or_default());
                self.reply(&request, state);
            }
            "history_request" => {
                let history = self.history(content);
                self.reply(&request, json!({"status": "ok", "history": history}));
            }
            "comm_info_request" => self.reply(&request, json!({"status": "ok", "comms": {}})),
            "connect_request" => self.reply(&request, json!({"status": "ok"})),
            "comm_open" => {
                let closed = json!({"comm_id": content["comm_id"], "data": {}});
                self.publish("comm_close", &request.header, closed);
            }
            "shutdown_request" => self.control(request.clone()).await,
            "interrupt_request" => self.reply(&request, json!({"status": "ok"})),
            _ => {}
        }
        self.busy(&request, false);
    }

    /// What does not wait for the cell that runs.
    async fn control(&mut self, request: Message) {
        self.busy_unless_running(&request, true);
        let reply = match request.kind() {
            "shutdown_request" => {
                let restart = request.content["restart"].as_bool().unwrap_or_default();
                self.end = Some(restart);
                json!({"status": "ok", "restart": restart})
            }
            "interrupt_request" => {
                self.interrupt();
                json!({"status": "ok"})
            }
            "kernel_info_request" => kernel_info(),
            "debug_request" => json!({
                "type": "response", "success": false, "message": "this kernel has no debugger",
                "command": request.content["command"], "request_seq": request.content["seq"], "seq": 0,
            }),
            _ => return self.busy_unless_running(&request, false),
        };
        let reply = self.answer(&request, reply);
        self.clients.control.send(&reply);
        self.busy_unless_running(&request, false);
    }

    fn history(&self, content: &Value) -> Vec<Value> {
        let entry = |(count, code): &(u32, String)| {
            if content["output"].as_bool().unwrap_or_default() {
                json!([1, count, [code, null]])
            } else {
                json!([1, count, code])
            }
        };
        let number = |name: &str| {
            content[name]
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
        };
        match content["hist_access_type"].as_str() {
            Some("range") => {
                let session = content["session"].as_i64().unwrap_or_default();
                let (start, stop) = (
                    number("start").unwrap_or(0),
                    number("stop").unwrap_or(usize::MAX),
                );
                let own = [0, 1].contains(&session);
                self.cells
                    .iter()
                    .filter(|(count, _)| own && (start..stop).contains(&(*count as usize)))
                    .map(entry)
                    .collect()
            }
            Some("search") => {
                let pattern = content["pattern"].as_str().unwrap_or("*");
                let mut found: Vec<&(u32, String)> = self
                    .cells
                    .iter()
                    .filter(|(_, code)| matches(pattern, code))
                    .collect();
                if content["unique"].as_bool().unwrap_or_default() {
                    let mut seen = HashSet::new();
                    found = found
                        .into_iter()
                        .rev()
                        .filter(|(_, code)| seen.insert(code))
                        .collect();
                    found.reverse();
                }
                let skipped = found
                    .len()
                    .saturating_sub(number("n").unwrap_or(usize::MAX));
                found.into_iter().skip(skipped).map(entry).collect()
            }
            _ => {
                let skipped = self
                    .cells
                    .len()
                    .saturating_sub(number("n").unwrap_or(usize::MAX));
                self.cells.iter().skip(skipped).map(entry).collect()
            }
        }
    }

    /// Lets the engine answer.
    fn forward(&mut self, request: Message) {
        let code = request.content["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let points = request.content["cursor_pos"]
            .as_u64()
            .and_then(|at| usize::try_from(at).ok());
        let mut content = request.content.clone();
        content["cursor_pos"] = cursor::letters(&code, points.unwrap_or(usize::MAX)).into();
        let Some(engine) = &mut self.engine else {
            let none = match request.kind() {
                "complete_request" => {
                    json!({"status": "ok", "matches": [], "cursor_start": points, "cursor_end": points, "metadata": {}})
                }
                _ => json!({"status": "ok", "found": false, "data": {}, "metadata": {}}),
            };
            self.reply(&request, none);
            return self.busy(&request, false);
        };
        let asked = engine.ask(request.kind(), content);
        self.running = Some(Running::new(request, asked, false, 0, true));
    }

    async fn execute(&mut self, request: Message) {
        let content = &request.content;
        let code = content["code"].as_str().unwrap_or_default().to_owned();
        let silent = content["silent"].as_bool().unwrap_or_default();
        let stored = !silent && content["store_history"].as_bool().unwrap_or(true);
        if stored {
            self.count += 1;
        }
        let count = self.count;
        if !silent {
            self.publish(
                "execute_input",
                &request.header,
                json!({"code": code, "execution_count": count}),
            );
        }
        self.last = request.header.clone();
        self.listen_for_language(&code);
        self.cells.push((count, code.clone()));
        let mut running = Running::new(request, String::new(), true, count, silent);
        if let Some(reason) = &self.failure {
            let words = NO_ENGINE.say(self.language()).to_owned();
            let shown = said("lost", &words, reason);
            return self.conclude(running, Some(shown));
        }
        if code.trim().is_empty() {
            return self.conclude(running, None);
        }
        self.mind_values(&code);
        let code = self.meaning(&code);
        let Some(engine) = &mut self.engine else {
            return self.conclude(running, None);
        };
        for file in ["compiles.jsonl", "interrupted"] {
            let _ = fs::remove_file(engine.home.folder().join(file));
        }
        running.asked = engine.ask("execute_request", json!({
            "code": code, "silent": false, "store_history": true, "user_expressions": {}, "allow_stdin": true, "stop_on_error": false,
        }));
        self.running = Some(running);
    }

    /// The cell with the crate's folder where it lies: a notebook may have been taken elsewhere.
    fn meaning(&self, code: &str) -> String {
        let library = &self.settings.notebooks.library;
        let (Some(written), Some(engine)) = (&library.written, &self.engine) else {
            return code.to_owned();
        };
        let there = self.working.join(written).join("Cargo.toml").is_file();
        let path = engine
            .loaded
            .path
            .to_str()
            .and_then(|path| serde_json::to_string(path).ok());
        let (false, Some(path)) = (there, path) else {
            return code.to_owned();
        };
        let depends = format!(":dep {} ", library.name);
        let line = |line: &str| match line.trim_start().starts_with(&depends) {
            true => line.replace(&format!("\"{written}\""), &path),
            false => line.to_owned(),
        };
        code.split_inclusive('\n').map(line).collect()
    }

    /// Whoever changes how values are shown is shown them by the engine's way.
    fn mind_values(&self, code: &str) {
        let changes = |line: &str| {
            [":fmt", ":types"]
                .iter()
                .any(|command| line.trim_start().starts_with(command))
        };
        if let (Some(engine), true) = (&self.engine, code.lines().any(changes)) {
            let _ = fs::write(engine.home.folder().join("values-differ"), "");
        }
    }

    fn listen_for_language(&mut self, code: &str) {
        let marked = self.settings.notebooks.languages.iter().find(|language| {
            language
                .mark
                .as_ref()
                .is_some_and(|mark| code.contains(mark))
        });
        if let Some(language) = marked {
            self.language = Some(language.code.clone());
        }
    }

    /// The language of the notebook: as a cell says, as its folder says, or the first.
    fn language(&self) -> &str {
        let languages = &self.settings.notebooks.languages;
        if let Some(code) = &self.language {
            return code;
        }
        let within = |folder: &str| {
            self.working
                .components()
                .any(|part| part.as_os_str() == folder)
        };
        let of_folder = languages
            .iter()
            .find(|language| language.folder.as_deref().is_some_and(within));
        of_folder
            .or(languages.first())
            .map_or("en", |language| &language.code)
    }

    // --- Interrupts -------------------------------------------------------------------------------------------------

    fn interrupt(&mut self) {
        let Some(running) = self
            .running
            .as_mut()
            .filter(|running| running.cell && running.interrupted.is_none())
        else {
            return;
        };
        running.interrupted = Some(Instant::now());
        running.text.clear();
        running.bundle = None;
        if running.began && running.ended.iter().any(Option::is_none) {
            return self.break_off();
        }
        // It is compiled, or about to be: nothing is lost when the compiler stops.
        if let Some(engine) = &self.engine {
            let folder = engine.home.folder();
            let _ = fs::write(folder.join("interrupted"), "");
            let compiler = fs::read_to_string(folder.join("compiling"))
                .ok()
                .and_then(|process| process.parse().ok());
            if let Some(process) = compiler {
                system::end_process(process);
            }
        }
    }

    /// Ends the process that runs the cell.
    fn break_off(&mut self) {
        if let (Some(running), Some(engine)) = (&mut self.running, &mut self.engine) {
            running.broken = true;
            engine.interrupt();
        }
    }

    // --- What the engine says ---------------------------------------------------------------------------------------

    fn engine_says(&mut self, channel: Channel, message: Message) {
        let answers = message.parent["msg_id"].as_str().unwrap_or_default();
        if self.loading.as_deref() == Some(answers) {
            if channel == Channel::Shell {
                self.loading = None;
                let none = json!({});
                self.publish("status", &none, json!({"execution_state": "idle"}));
            }
            return;
        }
        let Some(running) = self
            .running
            .as_mut()
            .filter(|running| running.asked == answers)
        else {
            // Text of a thread that goes on after its cell.
            if message.kind() == "stream" {
                let header = self.last.clone();
                self.publish("stream", &header, message.content);
            }
            return;
        };
        match (channel, message.kind()) {
            (Channel::Shell, _) => running.reply = Some(message.content),
            (Channel::Stdin, "input_request") => {
                let (prompt, password) = (
                    message.content["prompt"].clone(),
                    message.content["password"].clone(),
                );
                self.question(Some(message), prompt, password);
            }
            (_, "status") => running.idle |= message.content["execution_state"] == "idle",
            (_, "stream") => {
                let pipe = if message.content["name"] == "stderr" {
                    Pipe::Err
                } else {
                    Pipe::Out
                };
                self.text(pipe, message.content["text"].as_str().unwrap_or_default());
            }
            (_, "execute_result" | "display_data") => {
                let data = message.content["data"]
                    .as_object()
                    .cloned()
                    .unwrap_or_default();
                if !data.is_empty() {
                    self.bundle(Bundle {
                        data,
                        display: None,
                        since: Instant::now(),
                    });
                }
            }
            (_, "error") => running.errors.push(message.content),
            (_, "update_display_data" | "clear_output") => {
                let (kind, header) = (message.kind().to_owned(), running.request.header.clone());
                self.publish(&kind, &header, message.content);
            }
            _ => {}
        }
    }

    // --- What cells print -------------------------------------------------------------------------------------------

    /// Takes bytes of a pipe.
    pub fn printed(&mut self, pipe: Pipe, bytes: &[u8]) {
        let pieces = self.readers[pipe as usize].read(bytes);
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

    /// One of the cell's own thread may be what ends the cell; the one before was caught.
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
        let compiles = self.compiles();
        let generated = compiles
            .iter()
            .rev()
            .find(|compile| compile.success)
            .map_or("", |compile| &compile.source);
        let found = Some(panic).filter(|panic| panic.file.ends_with("lib.rs"));
        let found = found.and_then(|panic| {
            source::locate(generated, panic.line, panic.column, &self.numbered())
        });
        let place = match (found, self.language()) {
            (Some(place), "ja") => format!("セル [{}] の {} 行目", place.cell, place.line),
            (Some(place), _) => format!("cell [{}], line {}", place.cell, place.line),
            (None, _) => format!("{}:{}:{}", panic.file, panic.line, panic.column),
        };
        let text = panicked(
            panic.thread.as_deref(),
            &place,
            &panic.message,
            self.language(),
        );
        self.text(Pipe::Err, &text);
    }

    fn text(&mut self, pipe: Pipe, text: &str) {
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
        // What comes by the other pipe may have been printed before.
        let before = running.bundle.take_if(|_| pipe == Pipe::Out);
        if let Some(bundle) = before {
            self.display(bundle);
        }
        if let Some(running) = &mut self.running {
            running.text.add(pipe, text);
        }
    }

    /// Keeps a picture until it is known whether the cell ends with it.
    fn bundle(&mut self, bundle: Bundle) {
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

    fn send_text(&mut self) {
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

    fn streams(&mut self, header: &Value, texts: Vec<(Pipe, String)>) {
        for (pipe, text) in texts {
            self.publish("stream", header, json!({"name": pipe.name(), "text": text}));
        }
    }

    /// Shows a picture that the cell does not end with.
    fn display(&mut self, bundle: Bundle) {
        let Some(running) = &mut self.running else {
            return;
        };
        let (header, texts) = (running.request.header.clone(), running.text.take());
        self.streams(&header, texts);
        self.show(&header, bundle);
    }

    fn show(&mut self, header: &Value, bundle: Bundle) {
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

    // --- Questions --------------------------------------------------------------------------------------------------

    /// Asks whoever runs the cell.
    fn question(&mut self, of_engine: Option<Message>, prompt: Value, password: Value) {
        let Some(running) = &mut self.running else {
            return;
        };
        running.question = Some(of_engine);
        let request = running.request.clone();
        let texts = running.text.take();
        self.streams(&request.header, texts);
        if !request.content["allow_stdin"].as_bool().unwrap_or_default() {
            return self.answer_question("");
        }
        let mut message = self.session.message(
            "input_request",
            &request.header,
            json!({"prompt": prompt, "password": password}),
        );
        message.identities = request.identities;
        self.clients.stdin.send(&message);
    }

    fn answered(&mut self, message: &Message) {
        if message.kind() == "input_reply" {
            let value = message.content["value"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            self.answer_question(&value);
        }
    }

    fn answer_question(&mut self, value: &str) {
        let question = self
            .running
            .as_mut()
            .and_then(|running| running.question.take());
        match question {
            Some(None) => self.pipes.answer(value),
            Some(Some(question)) => {
                if let Some(engine) = &mut self.engine {
                    engine.answer(&question, value);
                }
            }
            None => {}
        }
    }

    // --- The end of a request ---------------------------------------------------------------------------------------

    /// Everything is known: what is left is shown, and the request is answered.
    fn finish(&mut self, running: Running, loss: Option<Loss>) {
        if !running.cell {
            return self.pass_back(running);
        }
        let rest: Vec<(Pipe, Piece)> = [Pipe::Out, Pipe::Err]
            .into_iter()
            .flat_map(|pipe| {
                let pieces = if running.ended[pipe as usize].is_some() {
                    Vec::new()
                } else {
                    self.readers[pipe as usize].flush()
                };
                pieces.into_iter().map(move |piece| (pipe, piece))
            })
            .collect();
        self.running = Some(running);
        for (pipe, piece) in rest {
            self.piece(pipe, piece);
        }
        let Some(mut running) = self.running.take() else {
            return;
        };
        let shown = self.verdict(&running, loss);
        // A panic that did not end the cell was caught.
        let ended_by_it =
            matches!(running.left(), Left::Panic(_)) && loss.is_none() && !running.refused();
        if let Some(caught) = running
            .panic
            .take()
            .filter(|_| !ended_by_it && running.interrupted.is_none())
        {
            self.running = Some(running);
            self.tell_panic(&caught);
            let Some(back) = self.running.take() else {
                return;
            };
            running = back;
        }
        self.conclude(running, shown);
    }

    /// The error that the cell ended with, if it did.
    fn verdict(&mut self, running: &Running, loss: Option<Loss>) -> Option<Shown> {
        let language = self.language().to_owned();
        let said_by_engine: Vec<String> = running.errors.iter().map(text_of).collect();
        let lost = loss.or_else(|| said_by_engine.iter().find_map(|text| Loss::of(text)));
        if let Some(loss) = lost {
            let loss = if running.broken {
                Loss::Interrupted
            } else {
                loss
            };
            return Some(said(
                "lost",
                loss.why().say(&language),
                loss.advice().say(&language),
            ));
        }
        if running.refused() && running.interrupted.is_some() {
            let words = INTERRUPTED.say(&language);
            let (first, rest) = words.split_once('\n').unwrap_or((words, ""));
            return Some(said("interrupted", first, rest));
        }
        let compiles = self.compiles();
        let cells = self.numbered();
        let context = Context {
            language: &language,
            names: &[],
            page: self.settings.notebooks.page.as_deref(),
        };
        if !running.refused() {
            return match running.left() {
                Left::Ok => None,
                Left::Panic(panic) => Some(explain::panic(&panic, &compiles, &cells, context)),
                Left::Failed(failed) => Some(explain::failed(&failed, &compiles, &cells, context)),
            };
        }
        let shown = explain::compile_errors(&compiles, &cells, context);
        let shown = if shown.is_empty() {
            running
                .errors
                .iter()
                .map(|error| {
                    let word = |name: &str| error[name].as_str().unwrap_or_default();
                    let lines: Vec<String> = error["traceback"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .filter_map(|line| line.as_str().map(str::to_owned))
                        .collect();
                    explain::engine_error(word("ename"), word("evalue"), &lines, &cells, context)
                })
                .collect()
        } else {
            shown
        };
        together(shown).or_else(|| Some(said("error", "", "")))
    }

    /// Sends what waits, the error, and the reply.
    fn conclude(&mut self, mut running: Running, shown: Option<Shown>) {
        let header = running.request.header.clone();
        let (texts, missing, end) = running.text.finish();
        self.streams(&header, texts);
        if missing > 0 {
            let text = left_out(missing, self.language());
            self.streams(&header, vec![(Pipe::Err, text)]);
        }
        self.streams(&header, end);
        if let Some(bundle) = running.bundle.take_if(|bundle| !bundle.is_nothing()) {
            if shown.is_none() && bundle.display.is_none() {
                let content =
                    json!({"execution_count": running.count, "data": bundle.data, "metadata": {}});
                self.publish("execute_result", &header, content);
            } else {
                self.show(&header, bundle);
            }
        }
        let failed = shown.is_some();
        let mut reply = match shown {
            None => json!({"status": "ok", "user_expressions": {}, "payload": []}),
            Some(shown) => {
                let error = json!({"ename": shown.ename, "evalue": shown.evalue, "traceback": shown.traceback});
                if !running.silent {
                    self.publish("error", &header, error.clone());
                }
                let mut reply = error;
                reply["status"] = "error".into();
                reply
            }
        };
        reply["execution_count"] = running.count.into();
        self.reply(&running.request, reply);
        self.busy(&running.request, false);
        if failed
            && running.request.content["stop_on_error"]
                .as_bool()
                .unwrap_or(true)
        {
            self.abort_waiting();
        }
    }

    /// After an error the cells that wait are not run.
    fn abort_waiting(&mut self) {
        let (aborted, kept): (VecDeque<Message>, VecDeque<Message>) = self
            .queue
            .drain(..)
            .partition(|request| request.kind() == "execute_request");
        self.queue = kept;
        for request in aborted {
            self.busy(&request, true);
            let reply = json!({"status": "aborted", "execution_count": self.count});
            self.reply(&request, reply);
            self.busy(&request, false);
        }
    }

    /// The engine's answer to what was passed on.
    fn pass_back(&mut self, running: Running) {
        let code = running.request.content["code"].as_str().unwrap_or_default();
        let mut reply = running.reply.unwrap_or_else(|| json!({"status": "error"}));
        for name in ["cursor_start", "cursor_end"] {
            if let Some(letters) = reply[name].as_u64().and_then(|at| usize::try_from(at).ok()) {
                reply[name] = cursor::points(code, letters).into();
            }
        }
        self.reply(&running.request, reply);
        self.busy(&running.request, false);
    }

    /// What the door reported about the cell.
    fn compiles(&self) -> Vec<Compile> {
        let file = |engine: &Engine| {
            fs::read_to_string(engine.home.folder().join("compiles.jsonl")).unwrap_or_default()
        };
        let lines = self.engine.as_ref().map(file).unwrap_or_default();
        lines
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// The cells that were run, with their numbers.
    fn numbered(&self) -> Vec<Cell<'_>> {
        self.cells
            .iter()
            .map(|(count, source)| Cell {
                count: *count,
                source,
            })
            .collect()
    }

    // --- Messages ---------------------------------------------------------------------------------------------------

    fn publish(&mut self, kind: &str, parent: &Value, content: Value) {
        let mut message = self.session.message(kind, parent, content);
        message.identities = vec![format!("kernel.{kind}").into_bytes()];
        self.clients.iopub.send(&message);
    }

    fn busy(&mut self, request: &Message, busy: bool) {
        let state = if busy { "busy" } else { "idle" };
        self.publish("status", &request.header, json!({"execution_state": state}));
    }

    /// An answer on the side shall not say that the kernel is idle while a cell runs.
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

/// An error in the kernel's own words.
fn said(ename: &str, evalue: &str, more: &str) -> Shown {
    let mut traceback = vec![format!("\x1b[31m{ename}\x1b[0m: {evalue}")];
    traceback.extend(more.lines().map(str::to_owned));
    Shown {
        ename: ename.to_owned(),
        evalue: evalue.lines().next().unwrap_or_default().to_owned(),
        traceback,
    }
}

/// Several errors as one.
fn together(shown: Vec<Shown>) -> Option<Shown> {
    shown.into_iter().reduce(|mut all, next| {
        all.traceback.push(String::new());
        all.traceback.extend(next.traceback);
        all
    })
}

/// All that an error says.
fn text_of(error: &Value) -> String {
    let lines = error["traceback"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    lines
        .chain(error["evalue"].as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether a text is what a pattern with `*` and `?` describes.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&letter) if letter == '?' || letter == text[t] => (p, t) = (p + 1, t + 1),
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, t) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&letter| letter == '*')
}

fn kernel_info() -> Value {
    json!({
        "status": "ok",
        "protocol_version": PROTOCOL,
        "implementation": env!("CARGO_PKG_NAME"),
        "implementation_version": env!("CARGO_PKG_VERSION"),
        "language_info": {
            "name": "rust",
            "version": "",
            "mimetype": "text/rust",
            "file_extension": ".rs",
            "pygments_lexer": "rust",
            "codemirror_mode": "rust",
        },
        "banner": "Rust in a notebook: evcxr_jupyter, with a front that tells the truth",
        "debugger": false,
        "supported_features": [],
        "help_links": [
            {"text": "Rust's standard library", "url": "https://doc.rust-lang.org/stable/std/"},
            {"text": "The Rust book", "url": "https://doc.rust-lang.org/stable/book/"},
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_files() {
        for (pattern, text) in [
            ("*", ""),
            ("let*", "let a"),
            ("*a?c*", "xabcx"),
            ("a*b*c", "a1b2c"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        assert!(!matches("let", "let a") && !matches("a*b", "ac"));
    }
}
