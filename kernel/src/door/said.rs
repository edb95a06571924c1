//! The compiler's output for a cell.

use std::fs::OpenOptions;
use std::io::Write;
use std::process::{ExitStatus, Output};

use anyhow::Result;
use serde_json::{Value, json};

use super::Door;

/// The output of one run of the compiler, sorted by recipient.
#[derive(Default)]
pub struct Said {
    /// How it ended.
    pub status: ExitStatus,
    /// About the cell.
    pub diagnostics: Vec<Value>,
    /// To Cargo: lines of JSON about the files it made.
    pub notices: Vec<String>,
    /// To nobody in particular: what a linker prints.
    pub rest: String,
}

impl Said {
    /// Sorts what was printed.
    pub fn of(output: Output) -> Self {
        let mut said = Said {
            status: output.status,
            ..Said::default()
        };
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            match serde_json::from_str::<Value>(line) {
                Ok(mut message) if message["level"].is_string() => {
                    if let Some(children) = message["children"].as_array_mut() {
                        children.retain(|child| !is_own_advice(child));
                    }
                    said.diagnostics.push(message);
                }
                Ok(_) => said.notices.push(line.to_owned()),
                Err(_) => said.rest.extend([line, "\n"]),
            }
        }
        said
    }

    /// Whether the cell compiled.
    pub fn success(&self) -> bool {
        self.status.success()
    }

    /// Tells the front about this run in one line, with the source as evcxr generated it.
    pub fn report(&self, door: &Door, verb: &str, source: &str) -> Result<()> {
        let line = json!({
            "command": verb, "success": self.success(), "source": source, "diagnostics": self.diagnostics,
            "stderr": self.rest,
        });
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(door.home.join("compiles.jsonl"))?;
        Ok(file.write_all(format!("{line}\n").as_bytes())?)
    }
}

/// Whether the compiler suggests something that only this program puts into a cell: evcxr would take that for the
/// error.
fn is_own_advice(child: &Value) -> bool {
    let spans = child["spans"].as_array().into_iter().flatten();
    let texts = spans.map(|span| &span["suggested_replacement"]);
    let mut texts = texts.chain([&child["message"]]).filter_map(Value::as_str);
    texts.any(|text| text.contains("kernel_cell") || text.contains("ShowPlain"))
}
