//! The answers to the exercises: which cells they may be, or why there is none.

use std::collections::BTreeMap;

use languages::Language;

use crate::cell::{Cell, LONGEST};
use crate::notebook::{Notebook, RawCell};
use crate::plan::{Answers, Attempt, Exercise, Found};

/// How many ways of reading the notebook are tried for one exercise.
const ATTEMPTS: usize = 4;

/// A notebook whose code has been parsed.
pub struct Reader<'a> {
    cells: &'a [Option<RawCell>],
    pub(crate) code: Vec<Option<Cell>>,
    /// The cells that still hold their stub, each with its exercise's function.
    pub(crate) stubs: BTreeMap<usize, String>,
    pub(crate) allowed: &'a [String],
}

impl<'a> Reader<'a> {
    /// Parses the code. `allowed` are the available libraries.
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
            let same = |stub: &str| words(&cell.source).eq(words(stub));
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

    /// Everything that is taken from the notebook.
    pub fn answers(&self, notebook: &Notebook, exercises: &[Exercise]) -> Answers {
        let code = self.code_cells(self.cells.len());
        let says = |language: &&Language| {
            let edition = format!("::{}::", language.code());
            code.iter()
                .any(|(at, _)| self.source(*at).contains(&edition))
        };
        // The other editions name theirs, even if a cell names that of the source, too.
        let language = Language::ALL.iter().rev().find(says).copied();
        let crates = self.code.iter().flatten().flat_map(|cell| &cell.crates);
        Answers {
            language: language.unwrap_or_default().code(),
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

    pub(crate) fn source(&self, at: usize) -> &str {
        self.cells[at].as_ref().map_or("", |cell| &cell.source)
    }

    /// The code cells before a position.
    pub(crate) fn code_cells(&self, end: usize) -> Vec<(usize, &Cell)> {
        let cells = self.code[..end].iter().enumerate();
        cells
            .filter_map(|(at, cell)| Some((at, cell.as_ref()?)))
            .collect()
    }

    fn find(&self, exercise: &Exercise) -> Found {
        let id = format!("exercise-{}", exercise.name);
        let code = self.code_cells(self.cells.len());
        let mut positions = code.iter().rev().map(|(at, _)| *at);
        let own = positions.find(|at| self.has_id(*at, &id));
        let makers: Vec<usize> = code
            .iter()
            .filter(|(at, cell)| cell.makes(&exercise.function) && !self.stubs.contains_key(at))
            .map(|(at, _)| *at)
            .collect();

        // As the student saw it when the check was run; otherwise the cell in its place; otherwise whatever there is.
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
        // Cells may have been run out of order.
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
        let length = self.source(cell).len();
        if length > LONGEST {
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

    fn has_id(&self, at: usize, id: &str) -> bool {
        self.cells[at].as_ref().is_some_and(|cell| cell.id == id)
    }

    /// The first cell with this id, whatever it holds: its position, and its kind.
    fn named(&self, id: &str) -> Option<(usize, &str)> {
        self.cells.iter().enumerate().find_map(|(at, cell)| {
            let cell = cell.as_ref().filter(|cell| cell.id == id)?;
            Some((at, &*cell.kind))
        })
    }

    fn defines(&self, at: usize, exercise: &Exercise) -> bool {
        let cell = self.code[at].as_ref();
        cell.is_some_and(|cell| cell.defines(&exercise.function))
    }

    fn missing(&self, exercise: &Exercise, own: Option<usize>, id: &str) -> Found {
        let left = self.stubs.values().any(|each| *each == exercise.function);
        let (missing, fields) = match self.named(id) {
            _ if own.is_some() => ("stub", BTreeMap::new()),
            Some((at, kind)) => {
                let position = ("position", (at + 1).to_string());
                ("not_code", [position, ("kind", kind.to_owned())].into())
            }
            None if left => ("stub", BTreeMap::new()),
            None => {
                let count = self.code.iter().flatten().count();
                ("absent", [("count", count.to_string())].into())
            }
        };
        Found::Missing { missing, fields }
    }

    fn note(&self, exercise: &Exercise, id: &str, cell: usize, makers: &[usize]) -> String {
        let (function, mut notes) = (&exercise.function, Vec::new());
        let position = cell + 1;
        if !self.has_id(cell, id) {
            let fate = match self.named(id) {
                None => format!("the notebook has no cell with the id `{id}`"),
                Some((at, kind)) => {
                    let number = at + 1;
                    format!("the cell `{id}` itself ({kind}, number {number}) holds no answer")
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

/// The tokens of a cell without its comments, which are in the edition's language.
fn words(source: &str) -> impl Iterator<Item = &str> {
    let code = |line| str::split(line, "//").next().unwrap_or_default();
    source.lines().map(code).flat_map(str::split_whitespace)
}
