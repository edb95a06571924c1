//! Sources as evcxr needs them: to know the types of a notebook's variables, it reads what functions take and return,
//! and keeps all of it in memory. So the bodies of functions are left out.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{
    Block, Ident, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, ReturnType, Signature, TraitItemFn,
    Type, TypeImplTrait, UseTree, Visibility,
};

use crate::files::tree;

/// The replacement for a function's body: it has any type.
const INSIDE: &str = "{loop{}}";

/// Copies a folder of sources without tests and function bodies; also without comments, except those shown to someone
/// who asks what a function does.
///
/// # Errors
/// A file cannot be read or written.
pub fn copy(from: &Path, to: &Path, comments: bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if entry.file_type()?.is_dir() {
            if !["tests", "benches", "examples", "target", ".git"]
                .iter()
                .any(|left| name == *left)
            {
                copy(&path, &to.join(&name), comments)?;
            }
        } else if path.extension().is_some_and(|end| end == "rs") && name != "tests.rs" {
            let mut text = without_insides(&fs::read_to_string(&path)?);
            if !comments {
                text = without_comments(&text);
            }
            fs::write(to.join(&name), text)?;
        } else if name == "Cargo.toml" {
            fs::copy(&path, to.join(&name))?;
        }
    }
    Ok(())
}

/// What users of a crate can name: what its `lib.rs` and its public modules define or re-export, and the functions of
/// its types, as `Type::function`.
pub fn names(folder: &Path) -> Vec<String> {
    let parse = |path: &Path| syn::parse_file(&fs::read_to_string(path).unwrap_or_default()).ok();
    let mut found = BTreeSet::new();
    let Some(root) = parse(&folder.join("lib.rs")) else {
        return Vec::new();
    };
    offered(&root.items, &mut found);
    for item in &root.items {
        if let Item::Mod(module) = item
            && matches!(module.vis, Visibility::Public(_))
        {
            let name = module.ident.to_string();
            let files = [format!("{name}.rs"), format!("{name}/mod.rs")];
            for file in files.iter().filter_map(|file| parse(&folder.join(file))) {
                offered(&file.items, &mut found);
            }
        }
    }
    let mut functions = Functions {
        types: &found,
        found: Vec::new(),
    };
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|end| end == "rs");
    let files = tree(folder.to_owned()).filter(is_rust);
    for file in files.filter_map(|path| parse(&path)) {
        functions.visit_file(&file);
    }
    let functions = functions.found;
    found.extend(functions);
    found.into_iter().collect()
}

/// The names of public items, and of those re-exported by `pub use`.
fn offered(items: &[Item], found: &mut BTreeSet<String>) {
    for item in items {
        let (visibility, name) = match item {
            Item::Fn(item) => (&item.vis, &item.sig.ident),
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Const(item) => (&item.vis, &item.ident),
            Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => {
                leaves(&item.tree, found);
                continue;
            }
            _ => continue,
        };
        if matches!(visibility, Visibility::Public(_)) {
            found.insert(name.to_string());
        }
    }
}

/// The names at the ends of a `use`.
fn leaves(tree: &UseTree, found: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, found),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, found)),
        UseTree::Name(name) => {
            found.insert(name.ident.to_string());
        }
        UseTree::Rename(name) => {
            found.insert(name.rename.to_string());
        }
        UseTree::Glob(_) => {}
    }
}

/// Public functions that are called with the name of their type: `Type::function`.
struct Functions<'a> {
    types: &'a BTreeSet<String>,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let Type::Path(path) = &*item.self_ty else {
            return;
        };
        let Some(name) = path.path.get_ident().map(Ident::to_string) else {
            return;
        };
        if item.trait_.is_some() || !self.types.contains(&name) {
            return;
        }
        for inner in &item.items {
            if let ImplItem::Fn(function) = inner
                && matches!(function.vis, Visibility::Public(_))
                && function.sig.receiver().is_none()
            {
                self.found.push(format!("{name}::{}", function.sig.ident));
            }
        }
    }
}

fn without_comments(text: &str) -> String {
    text.split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect()
}

/// The text with nothing inside its functions; unchanged if it cannot be parsed.
fn without_insides(text: &str) -> String {
    let Ok(file) = syn::parse_file(text) else {
        return text.to_owned();
    };
    let mut insides = Insides(Vec::new());
    insides.visit_file(&file);
    let mut trimmed = String::with_capacity(text.len());
    let mut at = 0;
    for inside in insides.0 {
        trimmed.push_str(&text[at..inside.start]);
        trimmed.push_str(INSIDE);
        at = inside.end;
    }
    trimmed.push_str(&text[at..]);
    trimmed
}

/// The places of function bodies, in order.
struct Insides(Vec<Range<usize>>);

impl Insides {
    fn take(&mut self, signature: &Signature, body: &Block) {
        // What such a function returns is known only from its body.
        let mut hidden = Hidden(false);
        if let ReturnType::Type(_, given) = &signature.output {
            hidden.visit_type(given);
        }
        if !hidden.0 && signature.asyncness.is_none() {
            self.0.push(body.span().byte_range());
        }
    }
}

impl<'ast> Visit<'ast> for Insides {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.take(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.take(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(body) = &item.default {
            self.take(&item.sig, body);
        }
    }
}

/// Whether a type says `impl Trait`.
struct Hidden(bool);

impl<'ast> Visit<'ast> for Hidden {
    fn visit_type_impl_trait(&mut self, _: &'ast TypeImplTrait) {
        self.0 = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_function_takes_and_gives_stays() {
        let text = "/// é\nimpl A { pub const fn one(&self) -> u8 { \"}\"; 1 } }\nfn two() -> impl Fn() { || () }\ntrait B { fn c(); fn d() {} }";
        let trimmed = "/// é\nimpl A { pub const fn one(&self) -> u8 {loop{}} }\nfn two() -> impl Fn() { || () }\ntrait B { fn c(); fn d() {loop{}} }";
        assert_eq!(without_insides(text), trimmed);
        assert_eq!(without_insides("fn {"), "fn {");
    }
}
