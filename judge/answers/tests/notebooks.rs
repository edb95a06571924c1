//! Which part of a notebook is the answer, and what goes with it.

use serde_json::{Value, json};
use v1conv_answers::{Exercise, cut};

fn exercises() -> Vec<Exercise> {
    serde_json::from_value(json!([{
        "name": "1-1", "function": "convolve", "check": "check_1_1", "stub": "fn convolve() { not_done() }",
    }]))
    .unwrap()
}

fn file(cells: &[&str]) -> Value {
    let cell = |source: &&str| json!({ "cell_type": "code", "source": source });
    json!({ "cells": cells.iter().map(cell).collect::<Vec<_>>() })
}

fn taken(bytes: &[u8]) -> Value {
    serde_json::from_str(&cut(bytes, &exercises(), &[])).unwrap()
}

/// What is found for the exercise in a notebook with these cells.
fn found(cells: &[&str]) -> Value {
    taken(file(cells).to_string().as_bytes())["exercises"]["1-1"].clone()
}

/// The first attempt at it.
fn attempt(cells: &[&str]) -> Value {
    found(cells)["attempts"][0].clone()
}

/// The definitions of its program.
fn program(cells: &[&str]) -> Vec<String> {
    let attempt = attempt(cells);
    let pieces = attempt["program"].as_array().expect("a program");
    let text = |piece: &Value| piece["text"].as_str().unwrap().to_owned();
    pieces.iter().map(text).collect()
}

const ANSWER: &str = "fn convolve() { helper() }";
const CHECK: &str = "check_1_1(convolve)";

#[test]
fn what_an_answer_needs_goes_with_it_and_nothing_else() {
    let cells = [
        "fn other() {}",
        "const N: u8 = 1;",
        "fn helper() { println!(\"{N}\") }",
        ANSWER,
        CHECK,
    ];
    assert_eq!(program(&cells), [cells[1], cells[2], cells[3]]);
}

#[test]
fn the_newest_definition_before_the_check_wins() {
    let cells = [
        "fn helper() { 1 }",
        ANSWER,
        "fn helper() { 2 }",
        CHECK,
        "fn helper() { 3 }",
    ];
    assert_eq!(program(&cells), [ANSWER, "fn helper() { 2 }"]);
    assert_eq!(
        attempt(&cells)["sure"],
        false,
        "the cell of the newest may not compile"
    );
    assert_eq!(attempt(&[ANSWER, CHECK])["sure"], true);
}

#[test]
fn what_has_no_name_stays_with_the_named_one_before_it() {
    let old = "struct Own(u8); impl Own { fn a(&self) {} }";
    let new = "struct Own(u16);";
    let alone = "impl Drop for Own { fn drop(&mut self) {} }";
    let answer = "fn convolve() { Own }";
    assert_eq!(
        program(&[old, alone, answer, CHECK]),
        [
            "struct Own(u8);",
            "impl Own { fn a(&self) {} }",
            alone,
            answer
        ]
    );
    assert_eq!(
        program(&[old, alone, new, answer, CHECK]),
        [alone, new, answer]
    );
}

#[test]
fn traits_are_needed_for_their_methods_macros_stand_first() {
    let own = "trait Padded { fn at(&self); }";
    let done = "impl Padded for Array2<f32> { fn at(&self) { zero!() } }";
    let zero = "macro_rules! zero { () => { 0.0 } }";
    let answer = "fn convolve(image: Array2<f32>) { image.at() }";
    assert_eq!(
        program(&[own, done, zero, answer, CHECK]),
        [zero, own, done, answer]
    );
}

#[test]
fn imports_are_taken_one_by_one() {
    let cells = [
        "use std::{fmt, collections::{HashMap as Map, self}};\nenum Kind { A }\nuse Kind::*;",
        "fn convolve() { A }",
        CHECK,
    ];
    assert_eq!(
        program(&cells),
        [
            "use std::fmt;",
            "use std::collections::HashMap as Map;",
            "use std::collections::{self};",
            "enum Kind { A }",
            "use Kind::*;",
            "fn convolve() { A }",
        ]
    );
}

#[test]
fn the_answer_is_what_the_check_was_given() {
    let mine = attempt(&["fn convolve() { 1 }", "fn mine() { 2 }", "check_1_1(mine)"]);
    assert_eq!(mine["call"], "mine");
    assert_eq!(mine["source"], "fn mine() { 2 }");
    let mention = "/* fn convolve() */ println!(\"fn convolve() {{ 3 }}\"); let convolved = 2;";
    let own = attempt(&["fn convolve() { 1 }", CHECK, mention]);
    assert_eq!(
        own["source"], "fn convolve() { 1 }",
        "a later mention is not an answer"
    );
}

#[test]
fn what_stands_behind_the_check_is_tried_last() {
    let cells = ["fn convolve() { helper() }", CHECK, "fn helper() { 1 }"];
    let found = found(&cells);
    let attempts = found["attempts"].as_array().unwrap().iter();
    let lengths: Vec<usize> = attempts
        .map(|each| each["program"].as_array().unwrap().len())
        .collect();
    assert_eq!(lengths, [1, 2]);
}

#[test]
fn variables_are_left_to_the_kernel_with_the_cells_that_make_them() {
    let cells = [
        "let half = 2;",
        "fn other() {}",
        "let convolve = |x| x + half;",
        CHECK,
    ];
    let attempt = attempt(&cells);
    assert_eq!(attempt["program"], Value::Null);
    let codes: Vec<&str> = attempt["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| cell["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, [cells[0], cells[2]]);
}

#[test]
fn a_stub_is_no_answer_and_a_copy_of_it_hides_none() {
    let stub = "fn convolve() {\n    // In another language.\n    not_done()\n}";
    assert_eq!(found(&[stub, CHECK])["missing"], "stub");
    let copied = attempt(&["fn convolve() { 1 }", stub, CHECK]);
    assert_eq!(copied["source"], "fn convolve() { 1 }");
}

#[test]
fn no_cell_and_no_encoding_stands_in_the_way() {
    let deep = "(".repeat(100_000);
    let signs = format!("let x = {}true;", "!".repeat(100_000));
    let lines = "\n".repeat(300_000);
    let cells = [&*deep, &signs, &lines, "fn convolve() { 1 }", CHECK];
    assert_eq!(attempt(&cells)["source"], "fn convolve() { 1 }");
    let text = file(&["fn convolve() { 1 } // HALF"]).to_string();
    let half = text.replace("HALF", "\\ud83d").into_bytes();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], &*wide].concat();
    for bytes in [half, wide, marked] {
        let found = &taken(&bytes)["exercises"]["1-1"];
        assert_eq!(found["attempts"][0]["sure"], true);
    }
}

#[test]
fn what_is_no_notebook_is_named() {
    let key = |bytes: &[u8]| {
        taken(bytes)["unreadable"]
            .as_str()
            .unwrap_or("read")
            .to_owned()
    };
    assert_eq!(key(b" "), "file_empty");
    assert_eq!(key(b"{\"cells\": ["), "file_damaged");
    assert_eq!(key(b"[[]]"), "file_other");
    assert_eq!(key(b"{\"cells\": []}"), "file_no_cells");
    assert_eq!(key(b"{\"cells\": [1, [], {\"source\": 7}, null]}"), "read");
    let many = format!("{{\"cells\": [{}[]]}}", "[],".repeat(200_000));
    assert_eq!(key(many.as_bytes()), "file_many_cells");
}
