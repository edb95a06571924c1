//! How far a student has come.
//!
//! Cells are compiled one by one, and a cell may contain this crate: then it shares no variables with others. What they
//! all share is a small file with a line for each check that was shown. It is where the kernel keeps what survives a
//! restart; no other kernel looks there, so no other notebook and no other student. Each line says which exercises
//! wrote it: results of other exercises do not count.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, process};

use super::check::{Check, Status, title};
use super::exercise::MAX_POINTS;
use super::grading::{About, EXERCISES, SOURCES};
use crate::display::{GREEN, GREY, Show, escape, panel};
use crate::language::words;
use crate::{Language, files};

/// The exercises that are done, and those that are not.
///
/// As the last expression of a notebook's cell it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What the last check of each exercise said.
    exercises: Vec<(&'static str, Status, u32)>,
    language: Language,
}

/// More than a day's records of one notebook.
const MOST_BYTES: u64 = 1 << 20;

/// A different number for different exercises.
const VERSION: u64 = {
    let shared: &[&[u8]] = &[
        include_bytes!("compare.rs"),
        include_bytes!("exercise.rs"),
        include_bytes!("outcome.rs"),
        include_bytes!("verdict.rs"),
    ];
    hashed(hashed(0xcbf2_9ce4_8422_2325, shared), SOURCES)
};

/// FNV-1a.
const fn hashed(mut number: u64, sources: &[&[u8]]) -> u64 {
    let mut source = 0;
    while source < sources.len() {
        let mut at = 0;
        while at < sources[source].len() {
            number = (number ^ sources[source][at] as u64).wrapping_mul(0x100_0000_01b3);
            at += 1;
        }
        source += 1;
    }
    number
}

/// Remembers a check that was shown. Without the file, only the student's progress is lost.
pub(crate) fn note(check: &Check) {
    let _ = note_in(&place(), check);
}

pub(crate) fn progress(language: Language) -> Progress {
    read(&place(), language)
}

/// In the folder that survives a restart of the kernel, or in one that lasts as long as the kernel, because an
/// interrupt ends the process that runs cells. With another kernel, its name has the number of that process.
fn place() -> PathBuf {
    let own = ["NOTEBOOK_KERNEL_KEPT", "NOTEBOOK_KERNEL_HOME"];
    if let Some(folder) = own.iter().find_map(env::var_os) {
        return PathBuf::from(folder).join("progress");
    }
    let folder = env::var_os("EVCXR_TMPDIR").map_or_else(env::temp_dir, PathBuf::from);
    folder.join(format!("v1conv-progress-{}", process::id()))
}

fn note_in(path: &Path, check: &Check) -> std::io::Result<()> {
    let line = format!(
        "{VERSION:x} {} {} {}\n",
        check.exercise,
        check.status.name(),
        check.points
    );
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(line.as_bytes())
}

fn read(path: &Path, language: Language) -> Progress {
    let noted = files::begin(path, MOST_BYTES).unwrap_or_default();
    let noted = String::from_utf8_lossy(&noted);
    let version = format!("{VERSION:x} ");
    let last = |exercise: &'static str| {
        noted.lines().rev().find_map(|line| {
            let line = line.strip_prefix(&version)?;
            let mut words = line.strip_prefix(exercise)?.split_whitespace();
            let status = Status::named(words.next()?)?;
            Some((exercise, status, words.next()?.parse().ok()?))
        })
    };
    let noted = |about: &About| last(about.number).is_some();
    // A notebook shows its own: the one in which something was checked, otherwise the first.
    let notebook = EXERCISES.iter().rfind(|about| noted(about));
    let notebook = notebook.map_or(EXERCISES[0].notebook, |about| about.notebook);
    let exercises = EXERCISES.iter().filter(|about| about.notebook == notebook);
    let exercises = exercises
        .map(|about| last(about.number).unwrap_or((about.number, Status::NotAttempted, 0)));
    Progress {
        exercises: exercises.collect(),
        language,
    }
}

impl Show for Progress {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let all = self.exercises.len();
        let statuses = self.exercises.iter().map(|(_, status, _)| status);
        let right = statuses.filter(|status| **status == Status::Passed).count();
        let points: u32 = self.exercises.iter().map(|(.., points)| points).sum();
        let most = all as u32 * MAX_POINTS;
        let summary = words!(
            "You have solved {right} of {all} exercises and earned {points} of {most} points.";
            right, all, points, most
        );
        let summary = summary.of(self.language);
        let (mut chips, mut words) = (String::new(), Vec::new());
        for (exercise, status, _) in &self.exercises {
            let (title, sign) = (title(exercise), status.sign());
            let title = title.of(self.language);
            chips += &format!(
                "<span style=\"white-space: nowrap; margin-right: 1.2em\"><strong style=\"color: {}\">{sign}</strong> {}</span>",
                status.colour(),
                escape(title)
            );
            words.push(format!("{sign} {title}"));
        }
        let (colour, sign) = if right == all {
            (GREEN, "✓")
        } else {
            (GREY, "…")
        };
        vec![
            (
                "text/html",
                panel(colour, sign, summary, &format!("<div>{chips}</div>")),
            ),
            ("text/plain", format!("{summary}\n{}", words.join("   "))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::language::Words;

    fn check(exercise: &'static str, status: Status, points: u32) -> Check {
        Check::new(
            exercise,
            status,
            points,
            &Words::default(),
            Language::English,
        )
    }

    /// The exercises of the first notebook, and their points.
    fn all() -> (usize, u32) {
        let first = EXERCISES[0].notebook;
        let all = EXERCISES.iter().filter(|about| about.notebook == first);
        (all.clone().count(), all.map(|about| about.max_points).sum())
    }

    fn plain(path: &Path, language: Language) -> String {
        let forms = read(path, language).forms();
        forms
            .into_iter()
            .find(|(kind, _)| *kind == "text/plain")
            .unwrap()
            .1
    }

    #[test]
    fn the_last_check_of_each_exercise_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress");
        let (all, most) = all();
        assert!(plain(&path, Language::English).starts_with(&format!(
            "You have solved 0 of {all} exercises and earned 0 of {most} points.\n… "
        )));

        note_in(&path, &check("1.1", Status::Failed, 1)).unwrap();
        note_in(&path, &check("b2", Status::Passed, 2)).unwrap();
        note_in(&path, &check("1.3", Status::Failed, 1)).unwrap();
        note_in(&path, &check("1.1", Status::Passed, 2)).unwrap();
        assert!(plain(&path, Language::English).starts_with(&format!(
            "You have solved 2 of {all} exercises and earned 5 of {most} points.\n\
             ✓ Exercise 1.1   ✗ Exercise 1.3   ✓ Bonus exercise 2   … Bonus exercise 3"
        )));
        assert!(
            plain(&path, Language::Japanese)
                .starts_with(&format!("{all}問中2問正解、{most}点中5点\n✓ 演習1.1"))
        );
    }

    #[test]
    fn rubbish_and_what_other_exercises_said_are_passed_by() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("progress");
        let other = VERSION.wrapping_add(1);
        fs::write(
            &path,
            format!(
                "{VERSION:x}\n{VERSION:x} 1.1\n{VERSION:x} 1.1 passed\n{VERSION:x} 1.1 passed many\n\
                 {VERSION:x} b2 won 2\n\n{VERSION:x} stray b2 passed 2\n1.3 passed 2\n{other:x} b3 passed 2\n"
            ),
        )
        .unwrap();
        let (all, most) = all();
        assert!(plain(&path, Language::English).starts_with(&format!(
            "You have solved 0 of {all} exercises and earned 0 of {most} points."
        )));
    }
}
