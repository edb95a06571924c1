//! How a cell ends: what remains is shown, and the request is answered.

use std::fs;

use serde_json::{Map, Value, json};

use super::Kernel;
use crate::explain::{self, Compile, Context, Shown};
use crate::front::engine::Engine;
use crate::front::execute::{Bundle, Left, Running};
use crate::front::output::Pipe;
use crate::front::words::{INTERRUPTED, Loss, left_out};
use crate::source::End;

impl Kernel {
    /// Everything is known: shows what remains, and answers the request.
    pub(super) fn finish(&mut self, running: Running, loss: Option<Loss>) {
        if !running.cell {
            return self.pass_back(running);
        }
        let ended = running.ended.clone();
        self.running = Some(running);
        for pipe in [Pipe::Out, Pipe::Err] {
            if ended[pipe as usize].is_none() {
                self.flush(pipe);
            }
        }
        let Some(mut running) = self.running.take() else {
            return;
        };
        let shown = self.verdict(&running, loss);
        // A panic that did not end the cell was caught.
        let ended_by_it =
            matches!(running.left(), Left::Panic(_)) && loss.is_none() && !running.refused();
        let hidden = ended_by_it || running.interrupted.is_some() || running.silent;
        if let Some(caught) = running.panic.take().filter(|_| !hidden) {
            running.text.add(Pipe::Err, &self.panic_text(&caught));
        }
        self.conclude(running, shown);
    }

    /// The error that the cell ended with, if it did.
    fn verdict(&mut self, running: &Running, loss: Option<Loss>) -> Option<Shown> {
        let language = self.language;
        let said_by_engine: Vec<String> = running.errors.iter().map(text_of).collect();
        let lost = loss.or_else(|| said_by_engine.iter().find_map(|text| Loss::of(text)));
        if let Some(loss) = lost {
            let interrupted = running.broken || std::mem::take(&mut self.broken);
            let loss = match loss {
                _ if interrupted => Loss::Interrupted,
                Loss::Aborted if running.text.has(Pipe::Err, "memory allocation of ") => {
                    Loss::Memory
                }
                loss => loss,
            };
            return Some(self.lost(loss));
        }
        // Its process ends although the cell finished first: the next cell will see that.
        self.broken |= running.broken;
        if running.refused() && running.interrupted.is_some() {
            let words = INTERRUPTED.of(language);
            let (first, rest) = words.split_once('\n').unwrap_or((words, ""));
            return Some(said("interrupted", first, rest));
        }
        let compiles = self.compiles();
        let cells = self.history.cells();
        let names: Vec<&str> = self.settings.names.iter().map(String::as_str).collect();
        let context = Context {
            language,
            names: &names,
            library: Some(&self.settings.notebooks.library.name),
            page: self.settings.notebooks.page.as_deref(),
        };
        if !running.refused() {
            return match running.left() {
                Left::Ok => {
                    let mut warnings = explain::warnings(&compiles, &cells, context);
                    let notes = explain::notes(&cells, context);
                    warnings.extend((!notes.is_empty()).then_some(notes));
                    for lines in warnings.into_iter().filter(|_| !running.silent) {
                        let bundle = Bundle::new("text/plain".to_owned(), lines.join("\n"), None);
                        self.show(&running.request.header, bundle);
                    }
                    None
                }
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
                    let lines: Vec<String> = traceback(error).map(str::to_owned).collect();
                    explain::engine_error(word("ename"), word("evalue"), &lines, &cells, context)
                })
                .collect()
        } else {
            shown
        };
        together(shown).or_else(|| Some(said("error", "", "")))
    }

    /// The variables are gone.
    pub(super) fn lost(&mut self, loss: Loss) -> Shown {
        self.history.ended(loss.leaves());
        let (why, advice) = (loss.why(), loss.advice());
        said("lost", why.of(self.language), advice.of(self.language))
    }

    /// Sends what waits, the error, and the reply.
    pub(super) fn conclude(&mut self, mut running: Running, shown: Option<Shown>) {
        let header = running.request.header.clone();
        let (texts, missing, end) = running.text.finish();
        self.streams(&header, texts);
        if missing > 0 {
            let text = left_out(missing).of(self.language).to_owned();
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
        match shown.as_ref().map(|shown| shown.ename.as_str()) {
            None | Some("lost") => {}
            Some("panic" | "error") => self.history.ended(End::Stopped),
            Some(_) => self.history.ended(End::Refused),
        }
        let mut reply = match shown {
            None => {
                let expressions = unanswered(&running.request.content["user_expressions"]);
                json!({"status": "ok", "user_expressions": expressions, "payload": []})
            }
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

    /// What the door reported about the cell.
    pub(super) fn compiles(&self) -> Vec<Compile> {
        let file = |engine: &Engine| {
            fs::read_to_string(engine.home.folder().join("compiles.jsonl")).unwrap_or_default()
        };
        let lines = self.engine.as_ref().map(file).unwrap_or_default();
        lines
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }
}

/// In Rust, no expression can be looked at without running a cell.
fn unanswered(expressions: &Value) -> Map<String, Value> {
    let error = json!({
        "status": "error", "ename": "unsupported", "evalue": "this kernel has no user expressions", "traceback": [],
    });
    let names = expressions.as_object().into_iter().flat_map(Map::keys);
    names.map(|name| (name.clone(), error.clone())).collect()
}

/// An error in the kernel's own words.
pub(super) fn said(ename: &str, evalue: &str, more: &str) -> Shown {
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

/// Everything an error says.
fn text_of(error: &Value) -> String {
    traceback(error)
        .chain(error["evalue"].as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn traceback(error: &Value) -> impl Iterator<Item = &str> {
    let lines = error["traceback"].as_array();
    lines.into_iter().flatten().filter_map(Value::as_str)
}
