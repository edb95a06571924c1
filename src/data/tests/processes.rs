//! Several kernels at once, killed, out of disk space, or run by a user who may not write: each in its own process.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::thread::{self, sleep};
use std::time::Duration;
use std::{env, fs};

use tempfile::tempdir;

use super::server::*;
use crate::Language;
use crate::data::curl::Download;

/// What another process should do: it is this same program, told by these variables to run just this test.
const URL: &str = "V1CONV_TEST_URL";
const FOLDER: &str = "V1CONV_TEST_FOLDER";
const HOME: &str = "V1CONV_TEST_HOME";
const THIS_TEST: &str = "data::tests::processes::kernels_at_once_all_succeed";

/// What a process started below does.
fn fetch(url: &str, folder: &str) {
    // Long enough for all of them to start on a busy computer.
    let patient = Download {
        stall_seconds: 60,
        total_seconds: 120,
        ..download(url)
    };
    let home = env::var_os(HOME).map(Into::into);
    match patient.fetch_or_at_home(Path::new(folder), home) {
        Ok((path, note)) => {
            let note = note.unwrap_or_default();
            let [english, japanese] = [Language::English, Language::Japanese].map(|it| note.of(it));
            println!("fetched {}[{english}{japanese}]", path.display());
        }
        Err(error) => println!("failed: {}", error.message(Language::English)),
    }
}

/// A process that fetches the file, run through a program that is given this one and its arguments.
fn kernel(by_way_of: &[&str], url: &str, folder: &Path) -> Command {
    let this = env::current_exe().unwrap();
    let mut words = by_way_of.iter().map(Path::new).chain([this.as_path()]);
    let mut command = Command::new(words.next().unwrap());
    command
        .args(words)
        .args(["--exact", THIS_TEST, "--nocapture"]);
    command.env(URL, url).env(FOLDER, folder);
    command
}

/// What a process says, which must contain these words.
#[track_caller]
fn assert_says(command: &mut Command, parts: &[&str]) {
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    for part in parts {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
}

#[test]
fn kernels_at_once_all_succeed() {
    if let (Ok(url), Ok(folder)) = (env::var(URL), env::var(FOLDER)) {
        return fetch(&url, &folder);
    }
    const KERNELS: usize = 4;
    let folder = tempdir().unwrap();
    // None gets the second half until all have asked.
    let all = Barrier::new(KERNELS);
    let server = Server::start(move |stream| {
        let answer = response("200 OK", &payload());
        send(stream, &answer[..500_000]);
        all.wait();
        send(stream, &answer[500_000..]);
    });
    let kernel = || assert_says(&mut kernel(&[], &server.url(), folder.path()), &["fetched"]);
    thread::scope(|scope| (0..KERNELS).for_each(|_| drop(scope.spawn(kernel))));
    assert_eq!(server.requests(), KERNELS);
    assert_holds_the_file(folder.path());
}

#[test]
fn a_killed_kernel_leaves_nothing() {
    let folder = tempdir().unwrap();
    let stalled = Server::start(|stream| {
        send(stream, &response("200 OK", &payload())[..500_000]);
        sleep(Duration::from_secs(60));
    });
    let mut command = kernel(&[], &stalled.url(), folder.path());
    let mut process = command.stdout(Stdio::null()).spawn().unwrap();
    while stalled.requests() == 0 {
        assert!(process.try_wait().unwrap().is_none(), "it ended by itself");
        sleep(Duration::from_millis(10));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(names(folder.path()).is_empty());
}

#[test]
fn the_users_own_settings_of_curl_do_not_interfere() {
    let (home, folder) = (tempdir().unwrap(), tempdir().unwrap());
    let elsewhere = home.path().join("elsewhere").display().to_string();
    let settings = format!("output = {elsewhere:?}\n");
    fs::write(home.path().join(".curlrc"), settings).unwrap();
    let server = Server::good();
    let mut kernel = kernel(&[], &server.url(), folder.path());
    assert_says(kernel.env("CURL_HOME", home.path()), &["fetched"]);
}

#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    use super::*;

    #[test]
    fn a_full_disk_is_an_error() {
        let folder = tempdir().unwrap();
        let server = Server::good();
        // No file may grow beyond a few kilobytes, and trying is an error rather than a signal.
        let full = ["sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""];
        let parts = ["failed: ", "could not be written", "disk is not full"];
        assert_says(&mut kernel(&full, &server.url(), folder.path()), &parts);
        assert!(names(folder.path()).is_empty());
    }

    /// A kernel run by a user who may only read the folder `course`.
    fn of_a_student(url: &str, folder: &Path, course: &Path) -> Command {
        fs::set_permissions(course, Permissions::from_mode(0o555)).unwrap();
        let mut command = kernel(&[], url, folder);
        // The superuser may write to any folder, so it becomes a user unknown to the system.
        if course.metadata().unwrap().uid() == 0 {
            command.current_dir("/").uid(65_534);
        }
        command
    }

    #[test]
    fn a_folder_of_ones_own_is_used_where_one_may_not_write() {
        let (course, home) = (tempdir().unwrap(), tempdir().unwrap());
        let (course, own) = (course.path(), home.path().join("v1conv"));
        fs::set_permissions(home.path(), Permissions::from_mode(0o777)).unwrap();
        let server = Server::good();
        for folder in [course.to_owned(), course.join("data")] {
            let mut kernel = of_a_student(&server.url(), &folder, course);
            let path = own.join(NAME).display().to_string();
            let note = format!("in a folder of your own: {path}");
            let parts = [&format!("fetched {path}"), &*note, "には書き込めないため"];
            assert_says(kernel.env(HOME, &own), &parts);
            assert_holds_the_file(&own);
        }
        // The second time, it was already there.
        assert_eq!((server.requests(), names(course)), (1, vec![]));

        // Without such a folder, the error names the one that was asked for.
        let named = format!("failed: {}", course.join(NAME).display());
        let mut kernel = of_a_student(&server.url(), course, course);
        assert_says(&mut kernel, &[&named, "that you may write there"]);
        let mut kernel = of_a_student(&server.url(), course, course);
        assert_says(kernel.env(HOME, course.join("home")), &[&named]);
    }

    #[test]
    fn a_file_that_may_be_read_is_taken_from_where_it_is() {
        let course = tempdir().unwrap();
        let path = course.path().join(NAME);
        fs::write(&path, payload()).unwrap();
        let server = Server::good();
        let mut kernel = of_a_student(&server.url(), course.path(), course.path());
        assert_says(&mut kernel, &[&format!("fetched {}[]", path.display())]);
        assert_eq!(server.requests(), 0);
    }
}
