//! The cells of this session, for consoles that ask and errors that name them.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::message::count;
use crate::source::{Cell, End};

/// The only session that is remembered.
const SESSION: u32 = 1;

/// All the cells that were run.
#[derive(Default)]
pub struct History(Vec<Run>);

struct Run {
    count: u32,
    code: String,
    /// Whether its sender wants it to be remembered.
    told: bool,
    end: End,
}

impl History {
    /// Adds a cell.
    pub fn add(&mut self, count: u32, code: &str, told: bool) {
        self.0.push(Run {
            count,
            code: code.to_owned(),
            told,
            end: End::Done,
        });
    }

    /// Records what became of the cell that was run last.
    pub fn ended(&mut self, end: End) {
        if let Some(run) = self.0.last_mut() {
            run.end = end;
        }
    }

    /// All of them, with their numbers.
    pub fn cells(&self) -> Vec<Cell<'_>> {
        self.0
            .iter()
            .map(|run| Cell {
                count: run.count,
                source: &run.code,
                end: run.end,
            })
            .collect()
    }

    /// The content of `history_reply`.
    pub fn answer(&self, asked: &Value) -> Value {
        let number = |name: &str| count(&asked[name]);
        let mut found: Vec<&Run> = self.0.iter().filter(|run| run.told).collect();
        match asked["hist_access_type"].as_str() {
            Some("range") => {
                // 0 is this session, whatever its number; those before have a negative one.
                let own = [0, i64::from(SESSION)]
                    .contains(&asked["session"].as_i64().unwrap_or_default());
                let range = number("start").unwrap_or(0)..number("stop").unwrap_or(usize::MAX);
                found.retain(|run| own && range.contains(&(run.count as usize)));
            }
            kind => {
                if kind == Some("search") {
                    let pattern = asked["pattern"].as_str().unwrap_or("*");
                    found.retain(|run| matches(pattern, &run.code));
                    if asked["unique"].as_bool().unwrap_or_default() {
                        last_of_equals(&mut found);
                    }
                }
                let over = found
                    .len()
                    .saturating_sub(number("n").unwrap_or(usize::MAX));
                found.drain(..over);
            }
        }
        let with_output = asked["output"].as_bool().unwrap_or_default();
        let entry = |run: &Run| match with_output {
            true => json!([SESSION, run.count, [run.code, null]]),
            false => json!([SESSION, run.count, run.code]),
        };
        json!({"status": "ok", "history": found.into_iter().map(entry).collect::<Vec<_>>()})
    }
}

fn last_of_equals(runs: &mut Vec<&Run>) {
    let mut seen = HashSet::new();
    runs.reverse();
    runs.retain(|run| seen.insert(&run.code));
    runs.reverse();
}

/// Whether a text matches a pattern with `*` and `?`.
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

    #[test]
    fn a_console_asks_in_three_ways() {
        let mut history = History::default();
        for (count, code, told) in [
            (1, "let a = 1;", true),
            (2, "a", true),
            (2, "hidden", false),
            (3, "let a = 1;", true),
            (4, "b", true),
        ] {
            history.add(count, code, told);
        }
        let counts = |asked: Value| -> Vec<u64> {
            let answer = history.answer(&asked);
            answer["history"]
                .as_array()
                .unwrap()
                .iter()
                .map(|entry| entry[1].as_u64().unwrap())
                .collect()
        };
        assert_eq!(counts(json!({"hist_access_type": "tail", "n": 2})), [3, 4]);
        assert_eq!(
            counts(json!({"hist_access_type": "range", "session": 0, "start": 2, "stop": 4})),
            [2, 3]
        );
        assert_eq!(
            counts(json!({"hist_access_type": "range", "session": -1, "start": 0, "stop": 9})),
            [] as [u64; 0]
        );
        assert_eq!(
            counts(
                json!({"hist_access_type": "search", "pattern": "let*", "unique": true, "n": 5})
            ),
            [3]
        );
        assert_eq!(
            counts(json!({"hist_access_type": "search", "pattern": "*", "n": 1})),
            [4]
        );
        let with_output =
            history.answer(&json!({"hist_access_type": "tail", "n": 1, "output": true}));
        assert_eq!(with_output["history"], json!([[1, 4, ["b", null]]]));
        assert_eq!(history.cells().len(), 5);
    }
}
