//! One way to read a notebook: the answer as it is when the cells up to some point have run, and everything it needs.

use std::collections::BTreeSet;

use crate::cell::{Cell, parts};
use crate::definition::{Definition, Kind};
use crate::effect::{all, in_effect, needed, running};
use crate::pick::Reader;
use crate::plan::{Attempt, Piece, Step};
use crate::tokens::{mentions, speaks_of};

impl Reader<'_> {
    /// The answer as it is when the cell at this position has run, with the number of its cell.
    ///
    /// `own` is the exercise's own cell, which is the answer if nothing else is.
    pub(crate) fn attempt(
        &self,
        name: &str,
        end: usize,
        call: String,
        own: Option<usize>,
    ) -> Option<(usize, Attempt)> {
        let all_before = self.code_cells(end + 1);
        let names = mentions(&call);
        // A stub that comes after an answer is a leftover copy.
        let is_left = |at: usize| {
            let answers = |function: &String| {
                let other = |(at, cell): &(usize, &Cell)| {
                    !self.stubs.contains_key(at) && cell.makes(function)
                };
                all_before.iter().any(other)
            };
            self.stubs.get(&at).is_some_and(answers)
        };
        let mut before = all_before.clone();
        before.retain(|(at, _)| !is_left(*at));
        let cells = || before.iter().map(|(_, cell)| *cell);
        let in_effect = in_effect(cells());
        let binds = |cell: &Cell| !cell.binds.is_disjoint(&names);
        let mut may_run = before.clone();
        may_run.retain(|(at, cell)| *at != end || binds(cell));
        let run = running(&may_run, &names);

        let root = |each: &&&Definition| each.key.as_ref().is_some_and(|key| names.contains(key));
        let defined = in_effect.iter().filter(root).map(|each| each.cell).max();
        let last = |fits: &dyn Fn(usize, &Cell) -> bool| {
            let found = all_before.iter().rev().find(|(at, cell)| fits(*at, cell));
            found.map(|(at, _)| *at)
        };
        let variable = last(&|at, cell| run.contains(&at) && binds(cell));
        let unparsed = last(&|_, cell| !cell.parsed && names.iter().any(|name| cell.makes(name)));
        // A function without a name is in the check itself.
        let inline = syn::parse_str::<syn::Path>(&call).is_err();
        let named = defined.into_iter().chain(variable).chain(unparsed).max();
        let answer = if inline { end } else { named.or(own)? };
        if self.stubs.contains_key(&answer) {
            return None;
        }
        let cell = self.code[answer].as_ref()?;
        // A cell is compiled as a whole, whichever part of it is needed.
        let own = cell.definitions.iter().filter_map(|each| each.key.clone());
        let own: BTreeSet<String> = own.chain(names.iter().cloned()).collect();
        let library = |root: &str| self.is_library(root);
        let definitions = needed(&in_effect, own.clone(), &library);
        let versions: Vec<&Definition> = all(cells()).collect();
        let versions = needed(&versions, own, &library);

        let certain = (inline || defined == Some(answer)) && !cell.has_commands;
        let is_import = |each: &Definition| matches!(each.kind, Kind::Use(_));
        let mut seen = BTreeSet::new();
        let mut keys = versions.iter().filter_map(|each| each.key.as_ref());
        let once = keys.all(|key| seen.insert(key));
        let others: Vec<String> = (definitions.iter())
            .filter(|each| each.cell != answer && !is_import(each))
            .map(|each| each.text.clone())
            .collect();
        let alone = others.is_empty() && !cell.has_commands;
        let mut steps: BTreeSet<usize> = versions.iter().map(|each| each.cell).collect();
        steps.extend(&run);
        steps.insert(answer);

        let imports = in_effect.iter().filter(|each| is_import(each));
        let using = versions.iter().chain(imports);
        let mentioned: BTreeSet<&String> = using.flat_map(|each| &each.mentions).collect();
        let asked = before
            .iter()
            .flat_map(|(at, cell)| cell.crates.iter().map(move |each| (*at, each)));
        let needed_here = |at, name: &str| at == answer || mentioned.contains(&library_name(name));
        let crates = asked.filter(|(at, (name, _))| needed_here(*at, name));
        let attributes = before.iter().flat_map(|(_, cell)| cell.attributes.clone());
        let export = format!("export_{}", name.replace('-', "_"));
        let forges = |at: &usize| {
            let cell = self.code[*at].as_ref();
            cell.is_some_and(|cell| speaks_of(&cell.tokens, &export))
        };
        let attempt = Attempt {
            forges: steps.iter().any(forges),
            source: self.source(answer).to_owned(),
            position: answer + 1,
            others,
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
                .filter_map(|at| self.step(*at, &run, answer))
                .collect(),
            crates: crates.map(|(_, each)| each.clone()).collect(),
        };
        Some((answer, attempt))
    }

    /// A cell that is not Rust, so that the compiler says why.
    fn unparsed(&self, at: usize) -> Piece {
        let (commands, code) = parts(self.source(at));
        Piece {
            key: String::new(),
            text: format!("fn __cell() {{ {code}\n}}"),
            position: at + 1,
            line: 1 + commands.matches('\n').count(),
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

    fn step(&self, at: usize, run: &BTreeSet<usize>, answer: usize) -> Option<Step> {
        let cell = self.code[at].as_ref()?;
        let (commands, code) = parts(self.source(at));
        // Of other cells' commands, only libraries count: no settings, and nothing for a shell.
        let kept = |line: &&str| {
            let library = line
                .trim()
                .strip_prefix(":dep ")
                .map(|rest| rest.split('=').next().unwrap_or(rest).trim());
            at == answer || library.is_some_and(|name| self.allowed.iter().any(|each| each == name))
        };
        let mut others = self.code[..at].iter().flatten();
        let foreign = others.any(|other| !other.binds.is_disjoint(&cell.statements));
        let definitions = foreign.then(|| {
            let texts: Vec<&str> = cell.definitions.iter().map(|each| &*each.text).collect();
            texts.join("\n")
        });
        Some(Step {
            commands: commands.split_inclusive('\n').filter(kept).collect(),
            code: code.to_owned(),
            definitions,
            run: run.contains(&at),
            answer: at == answer,
        })
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

/// The name a program uses for a library.
fn library_name(name: &str) -> String {
    name.replace('-', "_")
}
