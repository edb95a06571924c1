//! Turns the folder of each language into Rust, which `src/lib.rs` includes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The language of the source. The `words` of all others have its texts as their keys.
const SOURCE: &str = "en";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=.");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    match code(&here) {
        Ok(code) => fs::write(output.join("languages.rs"), code)?,
        Err(error) => println!("cargo::error={error}"),
    }
    Ok(())
}

/// What is in the folder of a language.
struct Language {
    code: String,
    /// In English, in quotes.
    name: String,
    font: Option<PathBuf>,
    /// The catalogs with their pairs of an English text and its translation, all in quotes.
    catalogs: BTreeMap<String, BTreeMap<String, String>>,
}

fn code(here: &Path) -> Result<String, String> {
    let mut folders = entries(here)?;
    folders.retain(|folder| folder.join("language.toml").exists());
    // The first is that of the source.
    folders.sort_by_key(|folder| !folder.ends_with(SOURCE));
    let languages: Vec<Language> = folders
        .iter()
        .map(|folder| language(folder))
        .collect::<Result<_, _>>()?;
    are_listed(here, &languages)?;
    Ok(macros(&languages) + &catalogs(&languages))
}

fn language(folder: &Path) -> Result<Language, String> {
    let about = pairs(&folder.join("language.toml"))?;
    let name = about.into_iter().find(|(key, _)| key == "name");
    let (_, name) = name.ok_or_else(|| format!("{}: no `name`", folder.display()))?;
    let mut catalogs: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let words = Some(folder.join("words")).filter(|words| words.exists());
    let files = words.map_or(Ok(Vec::new()), |words| entries(&words))?;
    for file in files {
        let catalog = catalogs.entry(stem(&file)).or_default();
        for (english, text) in pairs(&file)? {
            if catalog.insert(english.clone(), text).is_some() {
                return Err(format!("{}: {english} is there twice", file.display()));
            }
        }
    }
    let font = folder.join("figures.otf");
    Ok(Language {
        code: stem(folder),
        name,
        font: font.exists().then_some(font),
        catalogs,
    })
}

/// Whether `each.rs` lists the languages.
fn are_listed(here: &Path, languages: &[Language]) -> Result<(), String> {
    let path = here.join("src").join("each.rs");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let listed = text
        .lines()
        .map(str::trim)
        .filter(|line| line.ends_with("\";"));
    let expected = languages
        .iter()
        .map(|Language { code, name, .. }| format!("{code} {} {name};", name.trim_matches('"')));
    if listed.eq(expected) {
        return Ok(());
    }
    Err(format!(
        "{}: not all languages, or others: run `cargo notebooks`",
        path.display()
    ))
}

/// The macros that include a file of each language.
fn macros(languages: &[Language]) -> String {
    let (mut files, mut fonts) = (String::new(), String::new());
    for Language { code, font, .. } in languages {
        let _ = writeln!(files, "include_str!(concat!($before, {code:?}, $after)),");
        if let Some(font) = font {
            let _ = writeln!(
                fonts,
                "$make(concat!($before, {code:?}, $after), include_bytes!({font:?})),"
            );
        }
    }
    format!(
        "/// The texts of files, one for each language, whose code stands between the two parts of the path.\n\
         #[macro_export]\nmacro_rules! files {{ ($before:literal, $after:literal) => {{\n\
         $crate::Words::constant(&[{files}])\n}}; }}\n\
         /// The fonts of languages that have their own, each made from a name with the code in it, and its bytes.\n\
         #[macro_export]\nmacro_rules! fonts {{ ($make:path, $before:literal, $after:literal) => {{ [{fonts}] }}; }}\n"
    )
}

/// A constant for each catalog: its English texts, in order, each with the texts of all languages.
fn catalogs(languages: &[Language]) -> String {
    let mut catalogs: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for (at, language) in languages.iter().enumerate() {
        for (name, pairs) in &language.catalogs {
            for (english, text) in pairs {
                let texts = catalogs
                    .entry(name)
                    .or_default()
                    .entry(english)
                    .or_default();
                // What a language lacks is empty.
                texts.resize(languages.len(), "\"\"");
                (texts[0], texts[at]) = (english, text);
            }
        }
    }
    let constant = |(name, rows): (&str, BTreeMap<&str, Vec<&str>>)| {
        let rows: Vec<String> = rows
            .values()
            .map(|texts| format!("[{}]", texts.join(", ")))
            .collect();
        format!(
            "/// The texts of `{name}`.\npub const {}: &Catalog = &[\n{}\n];\n",
            name.to_uppercase(),
            rows.join(",\n")
        )
    };
    catalogs.into_iter().map(constant).collect()
}

/// The files and folders in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut entries: Vec<PathBuf> =
        entries.map_err(|error| format!("{}: {error}", folder.display()))?;
    entries.sort();
    Ok(entries)
}

/// A file's name up to the first dot.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

/// The lines `key = "text"` of a file. A key may be quoted; what is in quotes is written as in Rust, and kept so.
fn pairs(path: &Path) -> Result<Vec<(String, String)>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let expected = "expected, on one line, \"English\" = \"translation\"";
    let fault = |at: usize| format!("{}:{}: {expected}", path.display(), at + 1);
    lines
        .map(|(at, line)| pair(line).ok_or_else(|| fault(at)))
        .collect()
}

fn pair(line: &str) -> Option<(String, String)> {
    let (key, rest) = line.split_at(quoted(line).or_else(|| line.find(' '))?);
    let text = rest.strip_prefix(" = ")?;
    (quoted(text)? == text.len()).then(|| (key.into(), text.into()))
}

/// How long the text in quotes is with which this line begins.
fn quoted(line: &str) -> Option<usize> {
    let inside = line.strip_prefix('"')?;
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some(at + 2),
            '\\' => drop(letters.next()),
            _ => {}
        }
    }
    None
}
