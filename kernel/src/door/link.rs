//! The linker of cells.
//!
//! The compiler calls `cc`, which calls `collect2`, which calls `ld.lld`, which calls the linker: for a cell, that
//! takes longer than linking it. If the linker is one that comes with Rust, its command is written down while a kernel
//! is warmed, and called directly from then on.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Door, memory, pass};

/// The kind of what is kept: by the arguments of `cc`, except for the cell's own.
const LINKS: &str = "links";

/// The parts that differ from cell to cell.
#[derive(Default)]
struct Cell {
    objects: Vec<String>,
    output: String,
    exported: String,
}

/// The linker's own command for a cell.
#[derive(Serialize, Deserialize)]
struct Direct {
    program: String,
    words: Vec<String>,
}

/// The end of the name of an empty folder.
const EMPTY: &str = "raw-dylibs";

/// Marks for the cell's own arguments in a command.
const OBJECTS: &str = "{objects}";
const OUTPUT: &str = "{output}";
const EXPORTED: &str = "{exported}";

/// `linker ARGUMENT…`, as the compiler calls it.
pub fn run(door: &Door, arguments: &[OsString]) -> Result<ExitCode> {
    let words: Option<Vec<String>> = arguments
        .iter()
        .map(|word| word.to_str().map(str::to_owned))
        .collect();
    if let Some((cell, given)) = words.and_then(cut)
        && link(door, arguments, &cell, &given)
    {
        return Ok(ExitCode::SUCCESS);
    }
    let mut command = door.real("cc".as_ref());
    command.args(arguments);
    pass(&mut command, "the linker `cc`: install a C compiler")
}

/// Links a cell directly, if the command is known or can be found.
fn link(door: &Door, arguments: &[OsString], cell: &Cell, given: &[String]) -> bool {
    let key = given.join("\0");
    if let Some(direct) = memory::recall::<Direct>(door, LINKS, &key, true) {
        return direct.links(cell);
    }
    let found = Direct::find(arguments, cell, given).filter(|direct| direct.links(cell));
    found.is_some_and(|direct| memory::keep(door, LINKS, &key, direct).is_ok())
}

/// Separates the cell's own arguments from those that are the same for all.
fn cut(words: Vec<String>) -> Option<(Cell, Vec<String>)> {
    let mut cell = Cell::default();
    let mut given = Vec::new();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == "-o" {
            cell.output = words.next()?;
        } else if let Some(file) = word.strip_prefix("-Wl,--version-script=") {
            cell.exported = file.to_owned();
        } else if word.ends_with(".o") && !word.starts_with('-') {
            cell.objects.push(word);
        } else if word == "-L" {
            // Where the compiler puts what only Windows needs, if anything.
            given.extend(
                words
                    .next()
                    .filter(|folder| !folder.ends_with(EMPTY))
                    .map(|folder| format!("-L{folder}")),
            );
        } else {
            given.push(word);
        }
    }
    (!cell.objects.is_empty() && !cell.output.is_empty() && !cell.exported.is_empty())
        .then_some((cell, given))
}

impl Direct {
    /// Asks `cc` what it would call.
    fn find(arguments: &[OsString], cell: &Cell, given: &[String]) -> Option<Self> {
        let told = Command::new("cc")
            .arg("-###")
            .args(arguments)
            .output()
            .ok()?;
        let told = String::from_utf8(told.stderr).ok()?;
        let called = unquoted(told.lines().rfind(|line| line.starts_with(' '))?);
        let program = given
            .iter()
            .filter_map(|word| word.strip_prefix("-B"))
            .find_map(|folder| {
                let beside = Path::new(folder).parent()?.join("rust-lld");
                (beside.is_file() && given.iter().any(|word| word == "-fuse-ld=lld"))
                    .then_some(beside)
            })?;
        let mut words = vec!["-flavor".to_owned(), "gnu".to_owned()];
        let mut called = called.into_iter().skip(1);
        while let Some(word) = called.next() {
            match word.as_str() {
                "-plugin" => drop(called.next()),
                "-fuse-ld=lld" => {}
                word if word.starts_with("-plugin-opt=") || word.ends_with(EMPTY) => {}
                "-o" => {
                    called.next();
                    words.extend(["-o", OUTPUT].map(str::to_owned));
                }
                word if word == cell.objects[0] => words.push(OBJECTS.to_owned()),
                word if cell.objects.iter().any(|object| object == word) => {}
                word => words.push(word.replace(&cell.exported, EXPORTED)),
            }
        }
        Some(Direct {
            program: program.to_str()?.to_owned(),
            words,
        })
    }

    /// Whether a cell can be linked with it.
    fn links(&self, cell: &Cell) -> bool {
        let mut command = Command::new(&self.program);
        for word in &self.words {
            match word.as_str() {
                OBJECTS => command.args(&cell.objects),
                OUTPUT => command.arg(&cell.output),
                word => command.arg(word.replace(EXPORTED, &cell.exported)),
            };
        }
        command.status().is_ok_and(|status| status.success())
    }
}

/// The words of a line as `cc -###` prints it.
fn unquoted(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' => word.get_or_insert_default().extend(letters.next()),
            ' ' if !quoted => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_cc_prints_them() {
        assert_eq!(
            unquoted(r#" /usr/lib/collect2 "-plugin" "a b" "c\"d\\e" -o x"#),
            ["/usr/lib/collect2", "-plugin", "a b", "c\"d\\e", "-o", "x"]
        );
    }

    #[test]
    fn the_cell_s_own_is_told_from_the_rest() {
        let words = [
            "-Wl,--version-script=/h/list",
            "-m64",
            "/h/a.o",
            "/h/b.o",
            "-lc",
            "-o",
            "/h/out.so",
        ];
        let (cell, given) = cut(words.map(str::to_owned).to_vec()).unwrap();
        assert_eq!(
            (cell.objects, cell.output.as_str(), cell.exported.as_str()),
            (
                vec!["/h/a.o".to_owned(), "/h/b.o".to_owned()],
                "/h/out.so",
                "/h/list"
            )
        );
        assert_eq!(given, ["-m64", "-lc"]);
    }
}
