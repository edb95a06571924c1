//! What a cell defines, and the names that refer to it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, Item, ItemUse, TraitItem, UseTree};

use crate::tokens::mentions;

/// Something that is defined once for the whole notebook, until it is redefined.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The name under which the kernel keeps and replaces it; `None` for what it only collects.
    pub key: Option<String>,
    /// A definition without its own name belongs to the named one before it in its cell, and goes with it.
    pub follows: Option<String>,
    /// The names that may refer to it: its own, and those that come with it.
    pub names: BTreeSet<String>,
    /// The names in it.
    pub mentions: BTreeSet<String>,
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: String,
    /// The number of its cell.
    pub cell: usize,
    /// The line of the cell's text where it begins, from 1.
    pub line: usize,
}

/// What matters about a definition, besides its names.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Functions, types, constants, modules, …
    Plain,
    /// `macro_rules!`, which must come before its uses.
    Macro,
    /// `use`, of something under this name.
    Use(String),
    /// `impl`, of a trait or type with one of these names.
    Impl(BTreeSet<String>),
}

impl Definition {
    fn new(key: Option<&Ident>, kind: Kind, text: String) -> Self {
        let key = key.map(|name| name.to_string().trim_start_matches("r#").to_owned());
        Self {
            names: key.iter().cloned().collect(),
            key,
            follows: None,
            mentions: mentions(&text),
            kind,
            text,
            cell: 0,
            line: 0,
        }
    }

    fn with_names(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.names.extend(names);
        self
    }

    /// Whether unnamed definitions after it belong to it.
    pub fn leads(&self) -> bool {
        self.kind == Kind::Plain
    }
}

/// What the kernel makes of an item: one definition, or one for each name that a `use` brings in.
pub fn definitions(item: &Item, text: String) -> Vec<Definition> {
    let plain = |name: &Ident, text| Definition::new(Some(name), Kind::Plain, text);
    let one = match item {
        Item::Use(item) => return imports(item),
        Item::Const(item) => plain(&item.ident, text),
        Item::Static(item) => plain(&item.ident, text),
        Item::Fn(item) => plain(&item.sig.ident, text),
        Item::Struct(item) => plain(&item.ident, text),
        Item::Union(item) => plain(&item.ident, text),
        Item::Type(item) => plain(&item.ident, text),
        Item::TraitAlias(item) => plain(&item.ident, text),
        Item::Enum(item) => {
            let variants = item.variants.iter().map(|each| each.ident.to_string());
            plain(&item.ident, text).with_names(variants)
        }
        // A method is called without naming its trait.
        Item::Trait(item) => plain(&item.ident, text).with_names(methods(&item.items)),
        // What is in a module may come in by `use module::*`.
        Item::Mod(item) => {
            let inside = item.content.iter().flat_map(|(_, items)| items);
            let names = inside
                .flat_map(|each| definitions(each, String::new()))
                .flat_map(|each| each.names);
            plain(&item.ident, text).with_names(names)
        }
        Item::Macro(item) => Definition::new(item.ident.as_ref(), Kind::Macro, text),
        Item::Impl(item) => {
            let mut subjects = mentions(&item.self_ty.to_token_stream().to_string());
            if let Some((path, _)) = &item.trait_ {
                subjects.extend(mentions(&path.to_token_stream().to_string()));
            }
            Definition::new(None, Kind::Impl(subjects), text)
        }
        Item::ForeignMod(item) => {
            let names = item
                .items
                .iter()
                .flat_map(|each| first_name(each.to_token_stream()));
            Definition::new(None, Kind::Plain, text).with_names(names)
        }
        other => {
            Definition::new(None, Kind::Plain, text).with_names(first_name(other.to_token_stream()))
        }
    };
    vec![one]
}

fn methods(items: &[TraitItem]) -> Vec<String> {
    let name = |item: &TraitItem| match item {
        TraitItem::Fn(item) => Some(item.sig.ident.to_string()),
        TraitItem::Const(item) => Some(item.ident.to_string()),
        TraitItem::Type(item) => Some(item.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}

/// The name after `fn`, `static` or `type`.
fn first_name(tokens: TokenStream) -> Option<String> {
    let words: Vec<String> = tokens.into_iter().map(|token| token.to_string()).collect();
    let at = words
        .iter()
        .position(|word| matches!(&**word, "fn" | "static" | "type" | "crate"))?;
    words[at + 1..].iter().find(|word| *word != "mut").cloned()
}

/// One `use` for each name it brings in, because the kernel keeps each separately.
fn imports(item: &ItemUse) -> Vec<Definition> {
    let begin = if item.leading_colon.is_some() {
        "::"
    } else {
        ""
    };
    let mut found = Vec::new();
    branch(&item.tree, &mut vec![], begin, &mut found);
    found
}

fn branch(tree: &UseTree, path: &mut Vec<String>, begin: &str, found: &mut Vec<Definition>) {
    let mut leaf = |name: Option<&Ident>, end: String| {
        let mut whole = path.clone();
        whole.push(end);
        let root = whole[0].split(' ').next().unwrap_or_default().to_owned();
        let text = format!("use {begin}{};", whole.join("::"));
        found.push(Definition::new(name, Kind::Use(root), text));
    };
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.to_string());
            branch(&step.tree, path, begin, found);
            path.pop();
        }
        UseTree::Group(group) => {
            for each in &group.items {
                branch(each, path, begin, found);
            }
        }
        UseTree::Glob(_) => leaf(None, "*".into()),
        UseTree::Name(name) if name.ident == "self" => {
            let own = path
                .last()
                .map(|last| Ident::new(last.trim_start_matches("r#"), name.ident.span()));
            leaf(own.as_ref(), "{self}".into());
        }
        UseTree::Name(name) => leaf(Some(&name.ident), name.ident.to_string()),
        UseTree::Rename(name) => {
            let key = (name.rename != "_").then_some(&name.rename);
            let (from, to) = (&name.ident, &name.rename);
            if from == "self" {
                leaf(key, format!("{{self as {to}}}"));
            } else {
                leaf(key, format!("{from} as {to}"));
            }
        }
    }
}
