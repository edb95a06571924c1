//! A folder of a course that a student may only read.

#![cfg(unix)]

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use tempfile::{TempDir, tempdir};

use super::server::*;
use crate::Language;

const URL: &str = "V1CONV_TEST_HOME_URL";
const FOLDER: &str = "V1CONV_TEST_HOME_FOLDER";
const HOME: &str = "V1CONV_TEST_HOME";
const THIS_TEST: &str = "data::tests::home::a_student_fetches_the_file";
/// A user of whom no system knows.
const NOBODY: u32 = 65_534;

/// In a process that was started below, this is what the process does.
#[test]
fn a_student_fetches_the_file() {
    let (Ok(url), Ok(folder)) = (env::var(URL), env::var(FOLDER)) else {
        return a_folder_of_ones_own_is_used_where_one_may_not_write();
    };
    let home = env::var_os(HOME).map(Into::into);
    let md5 = payload_md5();
    match download(&url, &md5).fetch_or_at_home(Path::new(&folder), home) {
        Ok((path, note)) => {
            println!("fetched {}", path.display());
            let note = note.unwrap_or_default();
            println!("{}", note.of(Language::English));
            println!("{}", note.of(Language::Japanese));
        }
        Err(error) => println!("failed: {}", error.message(Language::English)),
    }
}

/// What a user says who may only read the folder.
fn a_student(url: &str, folder: &Path, home: Option<&Path>) -> String {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", THIS_TEST, "--nocapture"])
        .current_dir("/")
        .env(URL, url)
        .env(FOLDER, folder);
    if let Some(home) = home {
        command.env(HOME, home);
    }
    // The superuser may write to any folder, and so becomes somebody else.
    if tempdir().unwrap().path().metadata().unwrap().uid() == 0 {
        command.uid(NOBODY);
    }
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A folder that nobody may write to, and one that everybody may.
fn folders() -> (TempDir, TempDir) {
    let (course, home) = (tempdir().unwrap(), tempdir().unwrap());
    fs::set_permissions(course.path(), Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(home.path(), Permissions::from_mode(0o777)).unwrap();
    (course, home)
}

#[test]
fn a_folder_of_ones_own_is_used_where_one_may_not_write() {
    let (course, home) = folders();
    let server = Server::good();
    let own = home.path().join("v1conv");
    for folder in [course.path().to_owned(), course.path().join("data")] {
        let said = a_student(&server.url(), &folder, Some(&own));
        let path = own.join(NAME);
        let shown = path.display();
        assert!(said.contains(&format!("fetched {shown}")), "{said}");
        let note = format!("in a folder of your own: {shown}");
        assert!(said.contains(&note), "{said}");
        assert!(said.contains("には書き込めないため"), "{said}");
        assert!(fs::read(path).unwrap() == payload());
    }
    // The second time it was there.
    assert_eq!(server.requests(), 1);
    assert_eq!(names(course.path()), [""; 0]);
}

#[test]
fn a_file_that_may_be_read_is_taken_from_where_it_is() {
    let (course, home) = folders();
    fs::set_permissions(course.path(), Permissions::from_mode(0o755)).unwrap();
    fs::write(course.path().join(NAME), payload()).unwrap();
    fs::set_permissions(course.path(), Permissions::from_mode(0o555)).unwrap();
    let server = Server::good();
    let said = a_student(&server.url(), course.path(), Some(home.path()));
    let path = course.path().join(NAME);
    assert!(
        said.contains(&format!("fetched {}\n\n\n", path.display())),
        "{said}"
    );
    assert_eq!((server.requests(), names(home.path())), (0, vec![]));
}

#[test]
fn without_a_folder_of_ones_own_the_error_names_the_one_that_was_asked_for() {
    let (course, _) = folders();
    let server = Server::good();
    for home in [None, Some(course.path().join("home"))] {
        let said = a_student(&server.url(), course.path(), home.as_deref());
        let course = course.path().display().to_string();
        assert!(
            said.contains("failed: ") && said.contains(&course),
            "{said}"
        );
        assert!(said.contains("in which you may write"), "{said}");
    }
    assert_eq!(server.requests(), 0);
}
