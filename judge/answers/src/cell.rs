//! A code cell as the kernel sees it: first commands, then definitions and statements.

use std::collections::BTreeSet;
use std::str::FromStr;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Block, Item, Pat, Stmt};

use crate::definition::{Definition, definitions};
use crate::tokens::{mentions, too_deep};

/// Longer cells are not parsed, and are not answers.
pub const LONGEST: usize = 200_000;

/// A code cell.
#[derive(Debug, Default)]
pub struct Cell {
    /// The libraries it asks for: name, and what comes after the `=`.
    pub crates: Vec<(String, String)>,
    /// Whether it has any commands for the kernel.
    pub has_commands: bool,
    /// What it defines, in order.
    pub definitions: Vec<Definition>,
    /// Attributes of the whole program.
    pub attributes: Vec<String>,
    /// The variables it makes.
    pub binds: BTreeSet<String>,
    /// The names in its statements.
    pub statements: BTreeSet<String>,
    /// All of its Rust as tokens, if it can be tokenised.
    pub tokens: TokenStream,
    /// Whether it is Rust, as far as one can tell without compiling.
    pub parsed: bool,
}

impl Cell {
    /// Takes a cell apart.
    pub fn new(source: &str) -> Self {
        let (crates, commands, code) = commands(source);
        let mut cell = Self {
            crates,
            has_commands: commands,
            ..Self::default()
        };
        if source.len() > LONGEST || too_deep(code) {
            return cell;
        }
        let Ok(tokens) = TokenStream::from_str(code) else {
            return cell;
        };
        cell.tokens = tokens.clone();
        let parsed = |input: ParseStream| {
            let attributes = input.call(Attribute::parse_inner)?;
            Ok((attributes, input.call(Block::parse_within)?))
        };
        let Ok((attributes, statements)) = parsed.parse2(tokens) else {
            return cell;
        };
        cell.parsed = true;
        let text = |node: &dyn Spanned| code.get(node.span().byte_range()).unwrap_or("").to_owned();
        cell.attributes = attributes.iter().map(|each| text(each)).collect();
        let first = 1 + parts(source).0.matches('\n').count();
        let mut follows = None;
        for statement in &statements {
            match statement {
                Stmt::Item(item) if !is_unnamed_macro(item) => {
                    let line = first + item.span().start().line - 1;
                    for mut found in definitions(item, text(item)) {
                        found.line = line;
                        if found.key.is_none() {
                            found.follows.clone_from(&follows);
                        } else if found.leads() {
                            follows.clone_from(&found.key);
                        }
                        cell.definitions.push(found);
                    }
                }
                Stmt::Local(local) => {
                    bound(&local.pat, &mut cell.binds);
                    cell.statements.extend(mentions(&text(local)));
                }
                other => cell.statements.extend(mentions(&text(other))),
            }
        }
        cell
    }

    /// What the cell passes to the function with this name: the text between the parentheses.
    pub fn calls(&self, function: &str) -> Option<String> {
        crate::tokens::argument(&self.tokens, function)
    }

    /// Whether a definition or a variable with this name is made here.
    pub fn makes(&self, name: &str) -> bool {
        self.defines(name) || self.binds.contains(name)
    }

    /// Whether a function, or anything else that can be called, is defined here under this name.
    pub fn defines(&self, name: &str) -> bool {
        let key = |each: &Definition| each.key.as_deref() == Some(name);
        self.definitions.iter().any(key)
            || (!self.parsed && crate::tokens::defines_function(&self.tokens, name))
    }
}

/// A cell's commands, and its Rust, which comes after them.
pub fn parts(source: &str) -> (&str, &str) {
    source.split_at(source.len() - commands(source).2.len())
}

/// The kernel treats a macro call as a statement.
fn is_unnamed_macro(item: &Item) -> bool {
    matches!(item, Item::Macro(call) if call.ident.is_none())
}

/// Splits a cell into the commands at its beginning and Rust.
fn commands(source: &str) -> (Vec<(String, String)>, bool, &str) {
    let (mut crates, mut any, mut at) = (Vec::new(), false, 0);
    for line in source.split_inclusive('\n') {
        let command = line.trim_start_matches(' ').strip_prefix(':');
        if let Some(command) = command {
            any = true;
            let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
            if name == "dep"
                && let Some((library, version)) = rest.split_once('=')
            {
                crates.push((library.trim().to_owned(), version.trim().to_owned()));
            } else if name == "dep" {
                crates.push((rest.trim().to_owned(), "\"*\"".to_owned()));
            }
        } else if line.starts_with('!') {
            any = true;
        } else if !(line.starts_with("//") || line.trim().is_empty()) {
            break;
        }
        at += line.len();
    }
    (crates, any, &source[at..])
}

/// The variables of a pattern that the kernel keeps.
fn bound(pattern: &Pat, names: &mut BTreeSet<String>) {
    match pattern {
        Pat::Ident(name) => {
            names.insert(name.ident.to_string());
        }
        Pat::Type(typed) => bound(&typed.pat, names),
        Pat::Tuple(tuple) => tuple.elems.iter().for_each(|each| bound(each, names)),
        Pat::TupleStruct(tuple) => tuple.elems.iter().for_each(|each| bound(each, names)),
        Pat::Struct(fields) => fields
            .fields
            .iter()
            .for_each(|field| bound(&field.pat, names)),
        _ => {}
    }
}
