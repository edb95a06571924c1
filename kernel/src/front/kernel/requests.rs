//! Requests from clients.

use std::fs;

use serde_json::{Value, json};

use super::Kernel;
use super::ending::said;
use crate::files::canonical;
use crate::front::complete::is_complete;
use crate::front::execute::Running;
use crate::front::inspect::aim;
use crate::front::language::of_cell;
use crate::front::message::{Message, PROTOCOL};
use crate::front::words::{Loss, NO_ENGINE};

impl Kernel {
    /// Takes up a request of the queue.
    pub(super) fn begin(&mut self, mut request: Message) {
        self.busy(&request, true);
        if request.kind() == "inspect_request" {
            aim(&mut request.content);
        }
        let content = &request.content;
        match request.kind() {
            "execute_request" => return self.execute(request),
            "complete_request" | "inspect_request" => return self.forward(request),
            "is_complete_request" => {
                let state = is_complete(request.text("code"));
                self.reply(&request, state);
            }
            "history_request" => {
                let history = self.history.answer(content);
                self.reply(&request, history);
            }
            "comm_info_request" => self.reply(&request, json!({"status": "ok", "comms": {}})),
            "connect_request" => self.reply(&request, json!({"status": "ok"})),
            "comm_open" => {
                let closed = json!({"comm_id": content["comm_id"], "data": {}});
                self.publish("comm_close", &request.header, closed);
            }
            _ => {
                if let Some(reply) = self.at_once(&request) {
                    self.reply(&request, reply);
                }
            }
        }
        self.busy(&request, false);
    }

    /// Takes requests that do not wait for the running cell.
    pub(super) fn control(&mut self, request: &Message) {
        self.busy_unless_running(request, true);
        if let Some(reply) = self.at_once(request) {
            let reply = self.answer(request, reply);
            self.clients.control.send(&reply);
        }
        self.busy_unless_running(request, false);
    }

    /// Answers requests that may come on either channel.
    fn at_once(&mut self, request: &Message) -> Option<Value> {
        Some(match request.kind() {
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
            _ => return None,
        })
    }

    fn execute(&mut self, request: Message) {
        let content = &request.content;
        let code = request.text("code").to_owned();
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
        let mark = self.settings.notebooks.mark.as_deref();
        if let Some(language) = mark.and_then(|mark| of_cell(&code, mark)) {
            self.language = language;
        }
        self.history.add(count, &code, stored);
        let mut running = Running {
            request,
            cell: true,
            count,
            silent,
            ..Running::default()
        };
        if let Some(reason) = &self.failure {
            let shown = said("lost", NO_ENGINE.of(self.language), reason);
            return self.conclude(running, Some(shown));
        }
        if std::mem::take(&mut self.engine_lost) {
            let shown = self.lost(Loss::Engine);
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

    /// The cell with the crate's real folder: a notebook may have been moved. A crate written as it was loaded is not
    /// loaded again: on Windows, the engine would call the folder by another name.
    fn meaning(&self, code: &str) -> String {
        let library = &self.settings.notebooks.library;
        let (Some(written), Some(engine)) = (&library.written, &self.engine) else {
            return code.to_owned();
        };
        let loaded = &engine.loaded.path;
        let there = self.working.join(written);
        let another = there.join("Cargo.toml").is_file()
            && canonical(&there).is_ok_and(|there| there != *loaded);
        let path = loaded
            .to_str()
            .and_then(|path| serde_json::to_string(path).ok());
        let (false, Some(path)) = (another, path) else {
            return code.to_owned();
        };
        let depends = format!(":dep {} ", library.name);
        let line = |line: &str| match line.trim_start().starts_with(&depends) {
            true => line.replace(&format!("\"{written}\""), &path),
            false => line.to_owned(),
        };
        code.split_inclusive('\n').map(line).collect()
    }

    /// If someone changes how values are shown, the engine shows them.
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

    /// After an error, the waiting cells are not run.
    pub(super) fn abort_waiting(&mut self) {
        for request in std::mem::take(&mut self.queue) {
            if request.kind() != "execute_request" {
                self.queue.push_back(request);
                continue;
            }
            self.busy(&request, true);
            // Without a number: a cell that was not run has none.
            self.reply(&request, json!({"status": "aborted"}));
            self.busy(&request, false);
        }
    }
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
