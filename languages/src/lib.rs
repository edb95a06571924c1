//! What the tutorial's programs say, in each language.
//!
//! The source speaks English. Every other language has a folder here; in its `words` are translations, whose keys are the
//! English texts. These macros look them up while the source is compiled. A missing translation does not compile, and
//! neither does one with a placeholder that the English text does not have. A new language is a new folder.

mod call;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, LitStr, Result};

use call::{Call, Words, expand};

/// A language, as `build.rs` found it.
struct Language {
    code: &'static str,
    /// In English.
    name: &'static str,
    /// The path of its own font.
    font: Option<&'static str>,
    /// The translations: a catalog's name, and its pairs of an English text and what it is here. A catalog may have
    /// several files; the language of the source has none.
    catalogs: &'static [(&'static str, &'static [(&'static str, &'static str)])],
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The pairs of a catalog.
    fn catalog(&self, catalog: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
        let of_catalog = move |(name, pairs): &(&str, _)| (*name == catalog).then_some(*pairs);
        self.catalogs
            .iter()
            .filter_map(of_catalog)
            .flatten()
            .copied()
    }

    /// An English text in this language.
    fn text<'a>(&self, catalog: &str, english: &'a str) -> Option<&'a str> {
        if self.catalogs.is_empty() {
            return Some(english);
        }
        let mut pairs = self.catalog(catalog);
        pairs.find(|(key, _)| *key == english).map(|(_, text)| text)
    }
}

/// `words!(Type, "catalog", "{count} of {total}: {title}", total = all.len(); title)`: a text in all languages.
///
/// Without placeholders, it is a constant: `Type::constant(&["…", "…"])`. Otherwise it is a format string. It may name
/// variables, values that follow, and, after a semicolon, other words, which are then said in the same language:
/// `Type::made([format!("…"), format!("…")])`.
#[proc_macro]
pub fn words(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, |words: Words| {
        let (made, english) = (words.made, words.english.value());
        let texts = LANGUAGES.iter().map(|language| {
            let text = language.text(&words.catalog.value(), &english);
            let missing = || {
                format!(
                    "languages/{}/words has no text for {english:?}",
                    language.code
                )
            };
            text.ok_or_else(|| Error::new(words.english.span(), missing()))
        });
        let texts = texts.collect::<Result<Vec<_>>>()?;
        let constants: Option<Vec<_>> = texts.iter().map(|text| constant(text)).collect();
        if let Some(constants) = constants {
            return Ok(quote!(#made::constant(&[#(#constants),*])));
        }
        let (names, values): (Vec<_>, Vec<_>) = words.values.into_iter().unzip();
        let spoken = words.spoken;
        let texts = texts.into_iter().enumerate().map(|(at, text)| {
            // As if it stood there: it may name the variables around it.
            let text = LitStr::new(text, words.english.span());
            // A translation may leave some of them out.
            quote!({ #(#[allow(unused_variables)] let #spoken = #spoken.at(#at);)* ::std::format!(#text) })
        });
        Ok(quote!({ #(let #names = #values;)* #made::made([#(#texts),*]) }))
    })
}

/// What a format string without placeholders says.
fn constant(text: &str) -> Option<String> {
    let rest = text.replace("{{", "").replace("}}", "");
    let plain = || text.replace("{{", "{").replace("}}", "}");
    (!rest.contains(['{', '}'])).then(plain)
}

/// `files!(Type, "solutions/{}/1-1.rs")`: the texts of files, one for each language, whose code stands for `{}`.
#[proc_macro]
pub fn files(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, |Call { made, text }: Call| {
        let path = |language: &Language| {
            LitStr::new(&text.value().replace("{}", language.code), text.span())
        };
        let paths = LANGUAGES.iter().map(path);
        Ok(quote!(#made::constant(&[#(include_str!(#paths)),*])))
    })
}

/// `fonts!(Font::new, "figures {}")`: the fonts of languages that have their own, `[Font::new("figures ja", b"…")]`.
#[proc_macro]
pub fn fonts(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, |Call { made, text }: Call| {
        let fonts = LANGUAGES.iter().filter_map(|language| {
            let (name, font) = (text.value().replace("{}", language.code), language.font?);
            Some(quote!(#made(#name, include_bytes!(#font))))
        });
        Ok(quote!([#(#fonts),*]))
    })
}

/// `each!(callback)`: calls a macro with all languages, `callback! { en English "English"; ja Japanese "Japanese"; }`.
#[proc_macro]
pub fn each(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, |callback: TokenStream| {
        let languages = LANGUAGES.iter().map(|Language { code, name, .. }| {
            let (module, variant) = (format_ident!("{code}"), format_ident!("{name}"));
            quote!(#module #variant #name;)
        });
        Ok(quote!(#callback! { #(#languages)* }))
    })
}

/// `catalog!("widgets")`: a catalog's pairs of an English text and its translation, a list for each language.
#[proc_macro]
pub fn catalog(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, |name: LitStr| {
        let name = name.value();
        let lists = LANGUAGES.iter().map(|language| {
            let pairs = language
                .catalog(&name)
                .map(|(english, text)| quote!((#english, #text)));
            quote!(&[#(#pairs),*])
        });
        Ok(quote!([#(#lists),*]))
    })
}
