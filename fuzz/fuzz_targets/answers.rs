//! Parses notebooks of all kinds: whatever is in the file, each exercise must get answers or a reason.
//!
//! ```text
//! cargo +nightly fuzz run answers -- -max_total_time=600 -timeout=10 -rss_limit_mb=4096
//! ```
#![no_main]

use std::thread;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use v1conv_answers::{Exercise, cut};

/// Pieces of cells: most cells are made of these, in any order.
const PIECES: [&str; 48] = [
    "fn convolve(image: &Array2<f32>) -> f32 { helper(image) }",
    "fn helper(image: &Array2<f32>) -> f32 { HALF * 2.0 }",
    "fn helper(",
    "const HALF: f32 = 0.5;",
    "static mut X: u8 = 1;",
    "use std::collections::*;",
    "use a::{b, c as d, self, e::*};",
    "use Kind::*;",
    "enum Kind { A, B(u8) }",
    "struct Own;",
    "impl Own { fn new() -> Self { Own } }",
    "trait Padded { fn at(&self); }",
    "impl Padded for Array2<f32> { fn at(&self) {} }",
    "macro_rules! m { ($x:expr) => { $x } }",
    "mod inner { pub fn f() {} }",
    "type Image = Array2<f32>;",
    "let convolve = |x| x;",
    "let (a, mut b) = (1, 2);",
    "b += a;",
    "check_1_1(convolve)",
    "check_1_1(|i, f| convolve(i))",
    "check_1_1(",
    "m!(1);",
    "thread_local! { static Y: u8 = 1 }",
    "extern \"C\" { fn fork() -> i32; }",
    ":dep itertools = \"0.14\"\n",
    ":dep x\n",
    "!ls\n",
    "// fn convolve\n",
    "/* fn convolve */",
    "\"fn convolve\"",
    "#![allow(dead_code)]\n",
    "#[derive(Clone)]",
    "r#fn",
    "union U { a: u8 }",
    "async fn go() {}",
    "{",
    "}",
    "(",
    ")",
    "!",
    "\n",
    "'a",
    "\"",
    "\u{1f600}",
    "\u{202e}",
    "export_1_1",
    "println!(\"{HALF} {x:?}\")",
];

#[derive(Arbitrary, Debug)]
enum Fuzzed {
    File(Vec<u8>),
    Cells(Vec<Cell>),
}

#[derive(Arbitrary, Debug)]
struct Cell {
    is_code: bool,
    id: u8,
    pieces: Vec<u8>,
    text: String,
    lines: bool,
}

fn exercises() -> Vec<Exercise> {
    let described = json!([
        { "name": "1-1", "function": "convolve", "check": "check_1_1", "stub": "fn convolve() { not_done() }" },
        { "name": "b2", "function": "helper", "check": "check_b2", "stub": "fn helper() {}" },
    ]);
    serde_json::from_value(described).unwrap()
}

fn file(cells: &[Cell]) -> Vec<u8> {
    let cells: Vec<Value> = cells
        .iter()
        .map(|cell| {
            let pieces = cell
                .pieces
                .iter()
                .map(|at| PIECES[usize::from(*at) % PIECES.len()]);
            let text = pieces.collect::<Vec<_>>().join(" ") + &cell.text;
            let kind = if cell.is_code { "code" } else { "markdown" };
            let id = ["exercise-1-1", "check-1-1", "exercise-b2", "x"][usize::from(cell.id) % 4];
            let source = if cell.lines {
                json!([text])
            } else {
                json!(text)
            };
            json!({ "cell_type": kind, "id": id, "source": source })
        })
        .collect();
    json!({ "cells": cells }).to_string().into_bytes()
}

fuzz_target!(|fuzzed: Fuzzed| {
    let bytes = match fuzzed {
        Fuzzed::File(bytes) => bytes,
        Fuzzed::Cells(cells) => file(&cells),
    };
    let exercises = exercises();
    let cutting = thread::Builder::new().stack_size(256 << 20);
    let text = cutting
        .spawn(move || cut(&bytes, &exercises, &[]))
        .unwrap()
        .join()
        .unwrap();
    let found: Value = serde_json::from_str(&text).unwrap();
    if found.get("unreadable").is_none() {
        for name in ["1-1", "b2"] {
            let here = &found["exercises"][name];
            let attempts = here["attempts"].as_array();
            assert!(here["missing"].is_string() || attempts.is_some_and(|all| !all.is_empty()));
            for attempt in attempts.into_iter().flatten() {
                let answers = attempt["cells"].as_array().unwrap().iter();
                assert_eq!(
                    answers.filter(|cell| cell["answer"] == true).count(),
                    1,
                    "{attempt}"
                );
            }
        }
    }
});
