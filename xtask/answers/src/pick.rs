//! The answers to the exercises: which cells they are, and what they need of the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::cell::{Cell, LONGEST};
use crate::definition::{Definition, Kind};
use crate::effect::{all, in_effect, needed, running};
use crate::notebook::{Notebook, RawCell};
use crate::tokens::mentions;

/// How many ways to read the notebook are tried for one exercise.
const ATTEMPTS: usize = 4;

/// An exercise as the grader describes it.
#[derive(Debug, Deserialize)]
pub struct Exercise {
    /// `1-1`
    pub name: String,
    /// The function that students write.
    pub function: String,
    /// The function that checks it.
    pub check: String,
    /// What the cell holds at first.
    pub stub: String,
}

/// All that is taken from a notebook.
#[derive(Debug, Serialize)]
pub struct Answers {
    /// The edition's language.
    pub language: &'static str,
    /// The kernel that the notebook says it is for.
    pub kernel: Option<String>,
    /// The libraries that it asks for.
    pub crates: BTreeMap<String, String>,
    /// By the name of the exercise.
    pub exercises: BTreeMap<String, Found>,
}

/// What there is for an exercise.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// Answers, the most likely one first.
    Answered {
        /// Each is one way to read the notebook.
        attempts: Vec<Attempt>,
        /// For the instructor: how the answer was found.
        note: String,
    },
    /// None, and why: a key of the grader's words, and what is put into them.
    Missing {
        /// The key.
        missing: &'static str,
        /// The fields.
        fields: BTreeMap<&'static str, String>,
    },
}

/// An answer, and all that it needs.
#[derive(Debug, Serialize, PartialEq)]
pub struct Attempt {
    /// The text of the cell.
    pub source: String,
    /// The number of the cell, from 1.
    pub position: usize,
    /// What it uses of other cells.
    pub others: Vec<String>,
    /// What is called: the function's name, or what the student's check was given.
    pub call: String,
    /// The definitions that make a program, each with the name that it takes; nothing if only the kernel can tell.
    pub program: Option<Vec<Piece>>,
    /// Attributes of the whole program.
    pub attributes: Vec<String>,
    /// Whether it calls what the grader calls.
    pub forges: bool,
    /// Whether the program means what the notebook means, however its cells may fail.
    pub sure: bool,
    /// The cells of the notebook that it needs, in their order; the answer's own is the last.
    pub cells: Vec<Step>,
    /// The libraries that it needs beside the tutorial's own.
    pub crates: BTreeMap<String, String>,
}

/// A part of a program.
#[derive(Debug, Serialize, PartialEq)]
pub struct Piece {
    /// The name that it takes.
    pub key: String,
    /// Its text.
    pub text: String,
    /// The position of its cell.
    pub position: usize,
    /// The line of the cell that it begins in.
    pub line: usize,
}

/// A cell to run in a kernel.
#[derive(Debug, Serialize, PartialEq)]
pub struct Step {
    /// Its commands.
    pub commands: String,
    /// Its Rust.
    pub code: String,
    /// Its definitions alone, where its statements speak of variables of other cells.
    pub definitions: Option<String>,
    /// Whether its statements have to run, too.
    pub run: bool,
    /// Whether it holds the answer.
    pub answer: bool,
}

/// A notebook whose code is taken apart.
pub struct Reader<'a> {
    cells: &'a [Option<RawCell>],
    code: Vec<Option<Cell>>,
    /// The cells that hold what they held at first, each with its exercise's function.
    stubs: BTreeMap<usize, String>,
    allowed: &'a [String],
}

impl<'a> Reader<'a> {
    /// Takes the code apart. `allowed` are the libraries that can be had.
    pub fn new(notebook: &'a Notebook, exercises: &[Exercise], allowed: &'a [String]) -> Self {
        let cells = &notebook.cells;
        let code = |cell: &Option<RawCell>| {
            let cell = cell.as_ref().filter(|cell| cell.kind == "code")?;
            Some(Cell::new(&cell.source))
        };
        let mut code: Vec<_> = cells.iter().map(code).collect();
        for (at, cell) in code.iter_mut().enumerate() {
            let definitions = cell.iter_mut().flat_map(|cell| &mut cell.definitions);
            definitions.for_each(|each| each.cell = at);
        }
        let stub = |cell: &RawCell| {
            let same = |stub: &str| cell.source.split_whitespace().eq(stub.split_whitespace());
            let exercise = exercises.iter().find(|exercise| same(&exercise.stub))?;
            Some(exercise.function.clone())
        };
        let stubs = (cells.iter().enumerate())
            .filter_map(|(at, cell)| Some((at, stub(cell.as_ref()?)?)))
            .collect();
        Self {
            cells,
            code,
            stubs,
            allowed,
        }
    }

    /// All that is taken from the notebook.
    pub fn answers(&self, notebook: &Notebook, exercises: &[Exercise]) -> Answers {
        let japanese = self.code_cells(self.cells.len());
        let japanese = japanese
            .iter()
            .any(|(at, _)| self.source(*at).contains("v1conv::exercises::ja"));
        let crates = self.code.iter().flatten().flat_map(|cell| &cell.crates);
        Answers {
            language: if japanese { "ja" } else { "en" },
            kernel: notebook.kernel.clone(),
            crates: crates
                .filter(|(name, _)| name != "v1conv")
                .cloned()
                .collect(),
            exercises: exercises
                .iter()
                .map(|exercise| (exercise.name.clone(), self.find(exercise)))
                .collect(),
        }
    }

    fn source(&self, at: usize) -> &str {
        self.cells[at].as_ref().map_or("", |cell| &cell.source)
    }

    /// The code cells before a place.
    fn code_cells(&self, end: usize) -> Vec<(usize, &Cell)> {
        let cells = self.code[..end].iter().enumerate();
        cells
            .filter_map(|(at, cell)| Some((at, cell.as_ref()?)))
            .collect()
    }

    fn find(&self, exercise: &Exercise) -> Found {
        let id = format!("exercise-{}", exercise.name);
        let code = self.code_cells(self.cells.len());
        let has_id = |at: usize| self.cells[at].as_ref().is_some_and(|cell| cell.id == id);
        let own = code
            .iter()
            .rev()
            .find(|(at, _)| has_id(*at))
            .map(|(at, _)| *at);
        let makers: Vec<usize> = code
            .iter()
            .filter(|(at, cell)| cell.makes(&exercise.function) && !self.stubs.contains_key(at))
            .map(|(at, _)| *at)
            .collect();

        // As the student saw it, when the check was run; else the cell in its place; else what there is.
        let mut places: Vec<(usize, String)> = code
            .iter()
            .rev()
            .filter_map(|(at, cell)| Some((*at, cell.calls(&exercise.check)?)))
            .filter(|(_, call)| syn::parse_str::<syn::Expr>(call).is_ok())
            .take(ATTEMPTS / 2)
            .collect();
        let function = || exercise.function.clone();
        let filled = own.filter(|at| !self.stubs.contains_key(at));
        places.extend(filled.map(|at| (at, function())));
        let functions = makers
            .iter()
            .rev()
            .filter(|at| self.defines(**at, exercise));
        places.extend(functions.chain(makers.last()).map(|at| (*at, function())));
        // Cells may have been run in another order than they stand in.
        places.extend(code.last().map(|(at, _)| (*at, function())));

        let mut attempts: Vec<(usize, Attempt)> = Vec::new();
        for (at, call) in places {
            if attempts.len() == ATTEMPTS {
                break;
            }
            let found = self.attempt(&exercise.name, at, call, filled.filter(|own| *own <= at));
            if let Some((cell, attempt)) = found
                && attempts.iter().all(|(_, other)| *other != attempt)
            {
                attempts.push((cell, attempt));
            }
        }
        let Some(&(cell, _)) = attempts.first() else {
            return self.missing(exercise, own, &id);
        };
        if let Some(length) = Some(self.source(cell).len()).filter(|length| *length > LONGEST) {
            let fields = [
                ("position", (cell + 1).to_string()),
                ("length", length.to_string()),
                ("most", LONGEST.to_string()),
            ];
            return Found::Missing {
                missing: "long",
                fields: fields.into(),
            };
        }
        Found::Answered {
            note: self.note(exercise, &id, cell, &makers),
            attempts: attempts.into_iter().map(|(_, attempt)| attempt).collect(),
        }
    }

    fn defines(&self, at: usize, exercise: &Exercise) -> bool {
        let cell = self.code[at].as_ref();
        cell.is_some_and(|cell| cell.defines(&exercise.function))
    }

    /// The answer as it is when the cell at this place has run, with the number of its cell.
    ///
    /// `own` is the exercise's own cell, which is the answer when nothing else is.
    fn attempt(
        &self,
        name: &str,
        end: usize,
        call: String,
        own: Option<usize>,
    ) -> Option<(usize, Attempt)> {
        let before = self.code_cells(end + 1);
        let function = before.iter().rev().map(|(at, _)| *at);
        let names = mentions(&call);
        // A stub that stands behind an answer is a copy that was left.
        let is_left = |at: usize| {
            let answers = |function: &String| {
                let other = |(at, cell): &(usize, &Cell)| {
                    !self.stubs.contains_key(at) && cell.makes(function)
                };
                before.iter().any(other)
            };
            self.stubs.get(&at).is_some_and(answers)
        };
        let before: Vec<(usize, &Cell)> = before
            .iter()
            .copied()
            .filter(|(at, _)| !is_left(*at))
            .collect();
        let cells = || before.iter().map(|(_, cell)| *cell);
        let in_effect = in_effect(cells());
        let may_run: Vec<_> = before
            .iter()
            .copied()
            .filter(|(at, cell)| *at != end || !cell.binds.is_disjoint(&names))
            .collect();
        let run = running(&may_run, &names);

        let root = |each: &&&Definition| each.key.as_ref().is_some_and(|key| names.contains(key));
        let defined = in_effect.iter().filter(root).map(|each| each.cell).max();
        let variable = run.iter().rev().copied().find(|at| {
            let binds = self.code[*at].as_ref().map(|cell| &cell.binds);
            binds.is_some_and(|binds| !binds.is_disjoint(&names))
        });
        let unparsed = function.clone().find(|at| {
            let cell = self.code[*at].as_ref();
            cell.is_some_and(|cell| !cell.parsed && names.iter().any(|name| cell.makes(name)))
        });
        // A function without a name stands in the check itself.
        let inline = syn::parse_str::<syn::Path>(&call).is_err();
        let named = defined.into_iter().chain(variable).chain(unparsed).max();
        let answer = if inline { end } else { named.or(own)? };
        if self.stubs.contains_key(&answer) {
            return None;
        }
        let cell = self.code[answer].as_ref()?;
        // A cell is compiled as a whole, whatever of it is needed.
        let own = cell.definitions.iter().filter_map(|each| each.key.clone());
        let own: BTreeSet<String> = own.chain(names.iter().cloned()).collect();
        let library = |root: &str| self.is_library(root);
        let definitions = needed(&in_effect, own.clone(), &library);
        let versions: Vec<&Definition> = all(cells()).collect();
        let versions = needed(&versions, own, &library);

        let certain = (inline || defined == Some(answer)) && !cell.has_commands;
        let is_import = |each: &Definition| matches!(each.kind, Kind::Use(_));
        let keys: BTreeSet<_> = versions
            .iter()
            .filter_map(|each| each.key.as_ref())
            .collect();
        let once = keys.len() == versions.iter().filter(|each| each.key.is_some()).count();
        let alone = definitions
            .iter()
            .all(|each| each.cell == answer || is_import(each));
        let alone = alone && !cell.has_commands;
        let mut steps: BTreeSet<usize> = versions.iter().map(|each| each.cell).collect();
        steps.extend(&run);
        steps.insert(answer);

        let mut mentioned: BTreeSet<&String> =
            versions.iter().flat_map(|each| &each.mentions).collect();
        let imports = in_effect.iter().filter(|each| is_import(each));
        mentioned.extend(imports.flat_map(|each| &each.mentions));
        let asked = before
            .iter()
            .flat_map(|(at, cell)| cell.crates.iter().map(move |each| (*at, each)));
        let needed_here = |at, name: &str| at == answer || mentioned.contains(&library_name(name));
        let crates = asked.filter(|(at, (name, _))| needed_here(*at, name));
        let attributes = before.iter().flat_map(|(_, cell)| cell.attributes.clone());
        let others = definitions
            .iter()
            .filter(|each| each.cell != answer && !is_import(each));
        let export = format!("export_{}", name.replace('-', "_"));
        let forges = steps.iter().any(|at| {
            let cell = self.code[*at].as_ref();
            cell.is_some_and(|cell| crate::tokens::speaks_of(&cell.tokens, &export))
        });
        let attempt = Attempt {
            forges,
            source: self.source(answer).to_owned(),
            position: answer + 1,
            others: others.map(|each| each.text.clone()).collect(),
            call,
            program: if cell.parsed {
                certain.then(|| definitions.iter().map(|each| piece(each)).collect())
            } else {
                alone.then(|| vec![self.unparsed(answer)])
            },
            attributes: attributes.collect::<BTreeSet<_>>().into_iter().collect(),
            sure: (certain || (!cell.parsed && defined.is_none()))
                && once
                && alone
                && variable.is_none(),
            cells: steps
                .iter()
                .map(|at| self.step(*at, &run, answer))
                .collect(),
            crates: crates.map(|(_, each)| each.clone()).collect(),
        };
        Some((answer, attempt))
    }

    /// A cell that is no Rust, so that the compiler says why.
    fn unparsed(&self, at: usize) -> Piece {
        let source = self.source(at);
        let code = crate::cell::rust(source);
        Piece {
            key: String::new(),
            text: format!("fn __cell() {{ {code}\n}}"),
            position: at + 1,
            line: 1 + source[..source.len() - code.len()].matches('\n').count(),
        }
    }

    /// Whether there is a library of this name.
    fn is_library(&self, root: &str) -> bool {
        let asked = self.code.iter().flatten().flat_map(|cell| &cell.crates);
        let own = asked
            .map(|(name, _)| name)
            .find(|name| library_name(name) == root);
        own.is_none_or(|name| name == "v1conv" || self.allowed.contains(name))
    }

    fn step(&self, at: usize, run: &BTreeSet<usize>, answer: usize) -> Step {
        let source = self.source(at);
        let Some(cell) = &self.code[at] else {
            return Step {
                commands: String::new(),
                code: source.to_owned(),
                definitions: None,
                run: false,
                answer: at == answer,
            };
        };
        let (commands, code) = source.split_at(source.len() - crate::cell::rust(source).len());
        // Of the others' commands only libraries count: no settings, and nothing for a shell.
        let kept = |line: &&str| {
            let library = line
                .trim()
                .strip_prefix(":dep ")
                .map(|rest| rest.split('=').next().unwrap_or(rest).trim());
            at == answer || library.is_some_and(|name| self.allowed.iter().any(|each| each == name))
        };
        let variables = self.code[..at]
            .iter()
            .flatten()
            .flat_map(|cell| &cell.binds);
        let foreign = variables
            .filter(|name| cell.statements.contains(*name))
            .count()
            > 0;
        let definitions = foreign.then(|| {
            let texts: Vec<&str> = cell.definitions.iter().map(|each| &*each.text).collect();
            texts.join("\n")
        });
        Step {
            commands: commands.split_inclusive('\n').filter(kept).collect(),
            code: code.to_owned(),
            definitions,
            run: run.contains(&at),
            answer: at == answer,
        }
    }

    fn missing(&self, exercise: &Exercise, own: Option<usize>, id: &str) -> Found {
        let text = self.cells.iter().enumerate().find_map(|(at, cell)| {
            let cell = cell.as_ref().filter(|cell| cell.id == id)?;
            Some((at, cell))
        });
        let (missing, fields) = match (own, text) {
            (Some(_), _) => ("stub", BTreeMap::new()),
            (None, Some((at, cell))) => (
                "not_code",
                [
                    ("position", (at + 1).to_string()),
                    ("kind", cell.kind.clone()),
                ]
                .into(),
            ),
            (None, None) if self.stubs.values().any(|each| *each == exercise.function) => {
                ("stub", BTreeMap::new())
            }
            (None, None) => {
                let count = self.code.iter().flatten().count();
                ("absent", [("count", count.to_string())].into())
            }
        };
        Found::Missing { missing, fields }
    }

    fn note(&self, exercise: &Exercise, id: &str, cell: usize, makers: &[usize]) -> String {
        let (function, mut notes) = (&exercise.function, Vec::new());
        let own = self
            .cells
            .iter()
            .position(|cell| cell.as_ref().is_some_and(|cell| cell.id == id));
        let position = cell + 1;
        if own != Some(cell) && self.cells[cell].as_ref().is_none_or(|found| found.id != id) {
            let fate = match own {
                None => format!("the notebook has no cell with the id `{id}`"),
                Some(at) => {
                    let kind = self.cells[at].as_ref().map_or("", |cell| &cell.kind);
                    format!(
                        "the cell `{id}` itself ({kind}, number {}) holds no answer",
                        at + 1
                    )
                }
            };
            notes.push(format!(
                "The answer was found in cell {position} by its function `{function}`; {fate}."
            ));
        }
        if makers.len() > 1 {
            let positions: Vec<String> = makers.iter().map(|at| (at + 1).to_string()).collect();
            notes.push(format!(
                "Cells {} all define `{function}`; cell {position} was graded.",
                positions.join(", ")
            ));
        }
        notes.join(" ")
    }
}

fn piece(each: &Definition) -> Piece {
    Piece {
        key: each.key.clone().unwrap_or_else(|| each.text.clone()),
        text: each.text.clone(),
        position: each.cell + 1,
        line: each.line,
    }
}

/// The name by which a program speaks of a library.
fn library_name(name: &str) -> String {
    name.replace('-', "_")
}
