//! What a grader calls: run the answer in one process, judge what it wrote in another.
//!
//! The process that runs a student's code cannot be trusted: it may print anything. So it only writes arrays to a
//! folder (`export_…`), made from inputs drawn from a seed. A second process, which runs none of that code, draws the
//! same inputs and compares ([`judge`]).
//!
//! | file | holds |
//! |---|---|
//! | `<case>-<array>.npy` | an array that came out, for example `0-output.npy` |
//! | `<case>.error` | in place of arrays: a line `error` or `panic`, and what it said; an error in English, a line of only U+001E, in Japanese |
//! | `<case>.not_done` | in place of arrays: the placeholder is still there |
//!
//! ```
//! use v1conv::exercises::grading::{export_b2, judge};
//! use v1conv::{Language, exercises::Status};
//!
//! let folder = tempfile::tempdir().unwrap();
//! export_b2(|layer| Ok(layer.weight().clone()), 7, folder.path().to_str().unwrap())?;
//! let check = judge("b2", 7, folder.path(), Language::English)?;
//! assert_eq!((check.status(), check.points()), (Status::Passed, check.max_points()));
//! # Ok::<(), v1conv::Error>(())
//! ```

use std::fs;
use std::path::Path;

use ndarray::{Array1, Array2, Array4, ArrayD};
use ndarray_npy::WriteNpyExt;

use super::exercise::{Exercise, Known, MAX_POINTS};
use super::outcome::{Outcome, call};
use super::{Check, for_each_exercise, verdict};
use crate::data::npy;
use crate::display::Show;
use crate::language::{Words, words};
use crate::{ConvolutionalLayer, Error, Language, files};

/// Larger than any right answer, small enough to read.
const MOST_BYTES: u64 = 16 << 20;
/// Limit for the text of an error or a panic.
const MOST_WORDS: u64 = 3000;
/// Separates the languages of an error.
const NEXT_LANGUAGE: &str = "\n\u{1e}\n";
/// No answer has more axes than four.
const MOST_AXES: usize = 8;

/// What is known about an exercise, for whoever grades it or writes about it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct About {
    /// The notebook it is in.
    pub notebook: &'static str,
    /// Its number, for example `1.1`; its cells have the same number with a hyphen.
    pub number: &'static str,
    /// The student's function.
    pub function: &'static str,
    /// The points for a right answer.
    pub max_points: u32,
    known: fn() -> Vec<&'static Known>,
}

impl About {
    /// The named mistakes, each with its explanation.
    pub fn mistakes(
        &self,
        language: Language,
    ) -> impl Iterator<Item = (&'static str, &'static str)> {
        let known = (self.known)().into_iter();
        known.map(move |known| (known.name, known.text.of(language)))
    }
}

/// What `export_…` wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    files: usize,
}

/// The result of `export_…`: a folder that cannot be written to is an error.
pub type Export = Result<Written, Error>;

impl Show for Written {
    fn forms(&self) -> Vec<(&'static str, String)> {
        vec![("text/plain", format!("{} files written", self.files))]
    }
}

fn export<I>(
    exercise: &Exercise<I>,
    answer: impl Fn(&I) -> Result<Vec<ArrayD<f32>>, Error>,
    seed: u64,
    folder: &str,
) -> Export {
    let mut files = 0;
    for (case, input) in exercise.inputs(seed)?.iter().enumerate() {
        let outcome = call(&|| answer(input));
        files += write(Path::new(folder), case, &part_names(exercise), &outcome)?;
    }
    Ok(Written { files })
}

fn judge_one<I>(
    number: &'static str,
    exercise: &Exercise<I>,
    seed: u64,
    folder: &Path,
    language: Language,
) -> Result<Check, Error> {
    let inputs = exercise.inputs(seed)?;
    let parts = part_names(exercise);
    let outcomes: Vec<Outcome> = (0..inputs.len())
        .map(|case| outcome(folder, case, &parts))
        .collect();
    verdict::judge(number, exercise, &inputs, &outcomes, language)
}

fn part_names<I>(exercise: &Exercise<I>) -> Vec<&'static str> {
    exercise.parts.iter().map(|part| part.name).collect()
}

/// Writes what became of a case; returns the number of files.
fn write(folder: &Path, case: usize, parts: &[&str], outcome: &Outcome) -> Result<usize, Error> {
    let whole = |name: String, bytes: &[u8]| files::write_whole(&folder.join(name), bytes);
    match outcome {
        Outcome::Arrays(arrays) => {
            for (part, array) in parts.iter().zip(arrays) {
                let name = format!("{case}-{part}.npy");
                let mut bytes = Vec::new();
                array.write_npy(&mut bytes).map_err(|error| {
                    let advice = words!("An array of this shape cannot be written.");
                    Error::file(&folder.join(&name), error.to_string().into(), advice)
                })?;
                whole(name, &bytes)?;
            }
            return Ok(arrays.len());
        }
        Outcome::NotDone => whole(format!("{case}.not_done"), b"")?,
        Outcome::Error(said) => {
            let all: Vec<_> = Language::ALL.iter().map(|&it| said.of(it)).collect();
            let said = format!("error\n{}", all.join(NEXT_LANGUAGE));
            whole(format!("{case}.error"), said.as_bytes())?
        }
        Outcome::Panic(said) => {
            whole(format!("{case}.error"), format!("panic\n{said}").as_bytes())?
        }
        Outcome::Nothing(_) => return Ok(0),
    }
    Ok(1)
}

/// What the files say about a case.
fn outcome(folder: &Path, case: usize, parts: &[&str]) -> Outcome {
    let arrays = parts.iter().map(|part| {
        let name = format!("{case}-{part}.npy");
        let bytes = read(&folder.join(&name), MOST_BYTES + 1)?;
        let array = bytes.and_then(|bytes| array(&bytes));
        Some(array.map_err(|problem| words!("{name}: {problem}"; name, problem)))
    });
    // Every part, or none: a missing one is `None`.
    match arrays.collect::<Option<Result<Vec<_>, _>>>() {
        Some(Ok(arrays)) => return Outcome::Arrays(arrays),
        Some(Err(problem)) => return Outcome::Nothing(problem),
        None => {}
    }
    if let Some(said) = read(&folder.join(format!("{case}.error")), MOST_WORDS) {
        let said = said.unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        return match said.split_once('\n') {
            Some(("panic", said)) => Outcome::Panic(said.into()),
            Some(("error", said)) => {
                let all: Vec<_> = said.split(NEXT_LANGUAGE).collect();
                Outcome::Error(Words::each(|language| {
                    all.get(language as usize).unwrap_or(&said).to_string()
                }))
            }
            _ => Outcome::Error(Words::given(said)),
        };
    }
    if read(&folder.join(format!("{case}.not_done")), 0).is_some() {
        return Outcome::NotDone;
    }
    Outcome::Nothing(words!(
        "the program ended, or was stopped, before it had an answer"
    ))
}

/// The first bytes of a file; `None` if there is no file, an error if an answer cannot have written it.
fn read(path: &Path, most: u64) -> Option<Result<Vec<u8>, Words>> {
    // A link may lead anywhere, and a pipe would block.
    let about = fs::symlink_metadata(path).ok()?;
    if !about.is_file() {
        return Some(Err(words!("is not a plain file")));
    }
    Some(files::begin(path, most).map_err(|unread| unread.words()))
}

fn array(bytes: &[u8]) -> Result<ArrayD<f32>, Words> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(words!("is larger than any answer"));
    }
    let array = npy::parse(bytes)?;
    if array.ndim() > MOST_AXES {
        let axes = array.ndim();
        return Err(words!("has {axes} axes"; axes));
    }
    Ok(array)
}

/// The functions of all exercises.
macro_rules! grading {
    (()
        $($file:ident, $notebook:literal, $number:literal, $function:ident:
            $check:ident, $hint:ident, $solution:ident, $export:ident, $answer:ty, $about:literal;)*
    ) => {
        /// The exercises in order.
        pub const EXERCISES: &[About] = &[$(About {
            notebook: $notebook,
            number: $number,
            function: stringify!($function),
            max_points: MAX_POINTS,
            known: || super::$file::EXERCISE.known(),
        }),*];

        /// Identifies the exercises: a different text for different exercises.
        pub(crate) const SOURCES: &[&[u8]] = &[$(
            include_bytes!(concat!(stringify!($file), ".rs"))
        ),*];

        $(
            #[doc = concat!("Runs the answer to exercise ", $number, ", ", $about, ", on inputs drawn from the seed, ")]
            /// and writes the results to the folder.
            ///
            /// # Errors
            /// [`Error::File`] if a file cannot be written.
            pub fn $export(answer: $answer, seed: u64, folder: &str) -> Export {
                use super::$file::{EXERCISE, answer as arrays};
                export(&EXERCISE, |input| arrays(answer, input), seed, folder)
            }
        )*

        /// Judges what `export_…` wrote with this seed, without running any of the student's code.
        ///
        /// Whatever is in the folder is read with care: anything that is not an answer counts as a wrong one, and the
        /// message says why.
        ///
        /// # Errors
        /// [`Error::Argument`] if there is no such exercise.
        pub fn judge(
            exercise: &str,
            seed: u64,
            folder: &Path,
            language: Language,
        ) -> Result<Check, Error> {
            $(
                if exercise == $number {
                    return judge_one($number, &super::$file::EXERCISE, seed, folder, language);
                }
            )*
            Err(Error::Argument {
                what: words!("exercise to judge"),
                expected: EXERCISES.iter().map(|about| about.number).collect::<Vec<_>>().join(", ").into(),
                found: exercise.to_owned().into(),
                advice: words!("The numbers are those of EXERCISES."),
            })
        }
    };
}

for_each_exercise!(grading);
