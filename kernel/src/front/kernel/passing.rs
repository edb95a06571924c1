//! Messages passed between the engine and the clients.

use std::fs;
use std::time::Instant;

use serde_json::json;

use super::Kernel;
use crate::front::connection::Channel;
use crate::front::cursor;
use crate::front::execute::{Bundle, Running};
use crate::front::message::{Message, count};
use crate::front::output::Pipe;
use crate::system;

impl Kernel {
    /// Lets the engine answer.
    pub(super) fn forward(&mut self, request: Message) {
        let points = count(&request.content["cursor_pos"]);
        let letters = cursor::letters(request.text("code"), points.unwrap_or(usize::MAX));
        let mut content = request.content.clone();
        content["cursor_pos"] = letters.into();
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
        self.running = Some(Running {
            request,
            asked,
            silent: true,
            ..Running::default()
        });
    }

    /// The engine's answer to what was passed on.
    pub(super) fn pass_back(&mut self, running: Running) {
        let code = running.request.text("code");
        let mut reply = running.reply.unwrap_or_else(|| json!({"status": "error"}));
        for name in ["cursor_start", "cursor_end"] {
            if let Some(letters) = count(&reply[name]) {
                reply[name] = cursor::points(code, letters).into();
            }
        }
        self.reply(&running.request, reply);
        self.busy(&running.request, false);
    }

    /// Stops what runs; what waits for the engine to load is not run at all.
    pub(super) fn interrupt(&mut self) {
        if self.loading.is_some() {
            return self.abort_waiting();
        }
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
        // It is being compiled, or about to be: nothing is lost when the compiler stops.
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
    pub(super) fn break_off(&mut self) {
        if let (Some(running), Some(engine)) = (&mut self.running, &mut self.engine) {
            running.broken = true;
            engine.interrupt();
        }
    }

    pub(super) fn engine_says(&mut self, channel: Channel, message: Message) {
        let answers = message.parent["msg_id"].as_str().unwrap_or_default();
        if self.loading.as_deref() == Some(answers) {
            if channel == Channel::Shell {
                self.loading = None;
                self.state(&json!({}), "idle");
            }
            return;
        }
        let Some(running) = self
            .running
            .as_mut()
            .filter(|running| running.asked == answers)
        else {
            // Text from a thread that goes on after its cell.
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
                let pipe = match message.text("name") {
                    "stderr" => Pipe::Err,
                    _ => Pipe::Out,
                };
                self.text(pipe, message.text("text"));
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
}
