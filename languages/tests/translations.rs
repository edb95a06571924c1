//! Every translation is of something that is said: a text that has changed or gone leaves none behind.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use languages::{CRATE, Catalog, KERNEL};
use proc_macro2::{TokenStream, TokenTree};

#[test]
fn every_translation_is_of_a_text_in_the_source() {
    let catalogs: [(&str, &Catalog); 2] = [("src", CRATE), ("kernel/src", KERNEL)];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for (folder, catalog) in catalogs {
        let mut said = HashSet::new();
        collect(&root.join(folder), &mut said);
        for [english, ..] in catalog {
            assert!(
                said.contains(*english),
                "nothing in {folder} says {english:?}"
            );
        }
    }
}

/// The texts in all Rust files of a folder.
fn collect(folder: &Path, said: &mut HashSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, said);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
            texts(source, said);
        }
    }
}

fn texts(tokens: TokenStream, said: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => texts(group.stream(), said),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                said.extend(text.map(|text| text.value()));
            }
            _ => {}
        }
    }
}
