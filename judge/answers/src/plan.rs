//! What goes in and what comes out, in the grader's terms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An exercise as the grader describes it.
#[derive(Debug, Deserialize)]
pub struct Exercise {
    /// `1-1`
    pub name: String,
    /// The function that students write.
    pub function: String,
    /// The function that checks it.
    pub check: String,
    /// What the cell holds originally.
    pub stub: String,
}

/// Everything that is taken from a notebook.
#[derive(Debug, Serialize)]
pub struct Answers {
    /// The edition's language.
    pub language: &'static str,
    /// The kernel the notebook says it is for.
    pub kernel: Option<String>,
    /// The libraries it asks for.
    pub crates: BTreeMap<String, String>,
    /// By the name of the exercise.
    pub exercises: BTreeMap<String, Found>,
}

/// What was found for an exercise.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// Answers, the most likely one first.
    Answered {
        /// Each is one way of reading the notebook.
        attempts: Vec<Attempt>,
        /// For the instructor: how the answer was found.
        note: String,
    },
    /// None, and why: the key of one of the grader's messages, and what is filled into it.
    Missing {
        /// The key.
        missing: &'static str,
        /// The fields.
        fields: BTreeMap<&'static str, String>,
    },
}

/// An answer, and everything it needs.
#[derive(Debug, Serialize, PartialEq)]
pub struct Attempt {
    /// The text of the cell.
    pub source: String,
    /// The number of the cell, from 1.
    pub position: usize,
    /// What it uses from other cells.
    pub others: Vec<String>,
    /// What to call: the function's name, or what the student's check was given.
    pub call: String,
    /// The definitions that make a program, each with the name it takes; empty if only the kernel can tell.
    pub program: Option<Vec<Piece>>,
    /// Attributes of the whole program.
    pub attributes: Vec<String>,
    /// Whether it calls the functions that the grader calls.
    pub forges: bool,
    /// Whether the program means what the notebook means, however its cells may fail.
    pub sure: bool,
    /// The notebook cells that it needs, in order; the answer's own is the last.
    pub cells: Vec<Step>,
    /// The libraries it needs besides the tutorial's own.
    pub crates: BTreeMap<String, String>,
}

/// A part of a program.
#[derive(Debug, Serialize, PartialEq)]
pub struct Piece {
    /// The name it takes.
    pub key: String,
    /// Its text.
    pub text: String,
    /// The position of its cell.
    pub position: usize,
    /// The line of the cell where it begins.
    pub line: usize,
}

/// A cell to run in a kernel.
#[derive(Debug, Serialize, PartialEq)]
pub struct Step {
    /// Its commands.
    pub commands: String,
    /// Its Rust.
    pub code: String,
    /// Its definitions alone, if its statements refer to variables of other cells.
    pub definitions: Option<String>,
    /// Whether its statements have to run, too.
    pub run: bool,
    /// Whether it holds the answer.
    pub answer: bool,
}
