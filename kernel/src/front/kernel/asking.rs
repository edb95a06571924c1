//! Questions from cells to the student.

use serde_json::{Value, json};

use super::Kernel;
use crate::front::message::Message;

impl Kernel {
    /// Asks whoever runs the cell.
    pub(super) fn question(&mut self, of_engine: Option<Message>, prompt: Value, password: Value) {
        let Some(running) = &mut self.running else {
            return;
        };
        running.question = Some(of_engine);
        let request = running.request.clone();
        self.send_text();
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

    pub(super) fn answered(&mut self, message: &Message) {
        if message.kind() == "input_reply" {
            self.answer_question(message.text("value"));
        }
    }

    pub(super) fn answer_question(&mut self, value: &str) {
        let question = self.running.as_mut().and_then(|running| {
            running.waits = false;
            running.question.take()
        });
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
}
