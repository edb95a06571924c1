//! Reads the folder of each language into a table, which `src/lib.rs` includes.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The language of the source. The `words` of all others have its texts as their keys.
const SOURCE: &str = "en";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=.");
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    match table(&here) {
        Ok(table) => fs::write(output.join("languages.rs"), table)?,
        Err(error) => println!("cargo::error={error}"),
    }
    Ok(())
}

/// The source code of the table.
fn table(here: &Path) -> Result<String, String> {
    let mut folders = entries(here)?;
    folders.retain(|folder| folder.join("language.toml").exists());
    // The first is that of the source.
    folders.sort_by_key(|folder| !folder.ends_with(SOURCE));
    let languages = folders.iter().map(|folder| {
        let about = pairs(&folder.join("language.toml"))?;
        let name = about.into_iter().find(|(key, _)| key == "name");
        let (_, name) = name.ok_or_else(|| format!("{}: no `name`", folder.display()))?;
        let font = folder.join("figures.otf");
        let font = font.exists().then_some(font);
        let words = folder.join("words");
        let files = if words.exists() {
            entries(&words)?
        } else {
            Vec::new()
        };
        let catalogs = files.iter().map(|file| {
            let pairs: Vec<String> = pairs(file)?
                .iter()
                .map(|(key, text)| format!("({key}, {text})"))
                .collect();
            Ok(format!("({:?}, &[{}])", stem(file), pairs.join(",\n")))
        });
        let catalogs = catalogs.collect::<Result<Vec<_>, String>>()?;
        Ok(format!(
            "Language {{ code: {:?}, name: {name}, font: {font:?}, catalogs: &[{}] }}",
            stem(folder),
            catalogs.join(",\n")
        ))
    });
    let languages = languages.collect::<Result<Vec<_>, String>>()?;
    Ok(format!(
        "const LANGUAGES: &[Language] = &[{}];\n",
        languages.join(",\n")
    ))
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
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let fault = |what: &str| format!("{}:{}: {what}", path.display(), at + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, text) = pair(line)
            .ok_or_else(|| fault("expected, on one line, \"English\" = \"translation\""))?;
        if pairs.iter().any(|(other, _)| *other == key) {
            return Err(fault(&format!("{key} is there twice")));
        }
        pairs.push((key, text));
    }
    Ok(pairs)
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
