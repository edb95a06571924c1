//! Several kernels at once, and a `curl` or a kernel that dies.

use std::env;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use tempfile::tempdir;

use super::server::{self, *};
use crate::data::fetch::Download;

/// What another process is to do: this very program, told by these variables, which runs
/// `another_process_fetches_the_file` alone.
const URL: &str = "V1CONV_TEST_URL";
const FOLDER: &str = "V1CONV_TEST_FOLDER";

/// As patient as it takes until eight processes have been started on a busy computer.
fn download<'a>(url: &'a str, md5: &'a str) -> Download<'a> {
    Download {
        connect_seconds: 30,
        stall_seconds: 30,
        total_seconds: 120,
        ..server::download(url, md5)
    }
}

const THIS_TEST: &str = "data::tests::processes::another_process_fetches_the_file";

/// In a process that was started below, this is what the process does.
#[test]
fn another_process_fetches_the_file() {
    let (Ok(url), Ok(folder)) = (env::var(URL), env::var(FOLDER)) else {
        return assert_all_succeed(1);
    };
    match download(&url, &payload_md5()).fetch(Path::new(&folder)) {
        Ok(path) => println!("fetched {}", path.display()),
        Err(error) => println!("failed: {error}"),
    }
}

/// Starts another process by way of `program`, which is given this program and its arguments.
fn start(program: &[&str], url: &str, folder: &Path) -> Child {
    let this = env::current_exe().unwrap();
    let mut words = program.iter().map(Path::new).chain([this.as_path()]);
    let mut command = Command::new(words.next().unwrap());
    command
        .args(words)
        .args(["--exact", THIS_TEST, "--nocapture"])
        .env(URL, url)
        .env(FOLDER, folder)
        .stdout(Stdio::piped());
    command.spawn().unwrap()
}

/// Everything that a process has said by its end.
fn said(process: Child) -> String {
    let output = process.wait_with_output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Waits until it is so, for a while.
fn wait_until(mut so: impl FnMut() -> bool) -> bool {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        if so() {
            return true;
        }
        sleep(Duration::from_millis(10));
    }
    false
}

/// A server of the right file, which gives its second half to none before all have asked.
fn server_for(processes: usize) -> Server {
    let asked = Arc::new(AtomicUsize::new(0));
    Server::start(move |_, stream| {
        asked.fetch_add(1, Ordering::SeqCst);
        let (first, second) = (&payload()[..500_000], &payload()[500_000..]);
        send(stream, &head("200 OK", payload().len()));
        send(stream, first);
        wait_until(|| asked.load(Ordering::SeqCst) >= processes);
        send(stream, second);
    })
}

#[track_caller]
fn assert_all_succeed(processes: usize) {
    let folder = tempdir().unwrap();
    let server = server_for(processes);
    let started: Vec<Child> = (0..processes)
        .map(|_| start(&[], &server.url(), folder.path()))
        .collect();
    for process in started {
        let text = said(process);
        assert!(text.contains("fetched"), "{text}");
    }
    assert_eq!(server.requests(), processes);
    assert_eq!(names(folder.path()), [NAME]);
    assert!(fs::read(folder.path().join(NAME)).unwrap() == payload());
}

#[test]
fn two_processes_at_once_both_succeed() {
    assert_all_succeed(2);
}

#[test]
fn eight_processes_at_once_all_succeed() {
    assert_all_succeed(8);
}

#[test]
fn eight_threads_at_once_all_succeed() {
    let folder = tempdir().unwrap();
    let server = server_for(8);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                download(&server.url(), &payload_md5())
                    .fetch(folder.path())
                    .unwrap()
            });
        }
    });
    assert_eq!(names(folder.path()), [NAME]);
    assert!(fs::read(folder.path().join(NAME)).unwrap() == payload());
}

#[test]
fn a_killed_process_leaves_a_file_that_is_swept_later() {
    let folder = tempdir().unwrap();
    let stalled = Server::start(|_, stream| {
        send(stream, &head("200 OK", payload().len()));
        send(stream, &payload()[..1000]);
        sleep(Duration::from_secs(60));
    });
    let mut process = start(&[], &stalled.url(), folder.path());
    assert!(wait_until(|| stalled.requests() == 1));
    process.kill().unwrap();
    process.wait().unwrap();

    let left = names(folder.path());
    let prefix = format!("{NAME}.part-");
    assert!(left.len() == 1 && left[0].starts_with(&prefix), "{left:?}");
    let file = File::options()
        .write(true)
        .open(folder.path().join(&left[0]))
        .unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(2 * 60 * 60))
        .unwrap();
    let server = Server::good();
    download(&server.url(), &payload_md5())
        .fetch(folder.path())
        .unwrap();
    assert_eq!(names(folder.path()), [NAME]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    use crate::Error;

    #[test]
    fn a_full_disk_is_an_error() {
        let folder = tempdir().unwrap();
        let server = Server::good();
        // No file may grow beyond a few kilobytes, and to try is an error rather than a signal.
        let full = ["sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""];
        let text = said(start(&full, &server.url(), folder.path()));
        assert!(
            text.contains("failed: ") && text.contains("cannot be written"),
            "{text}"
        );
        assert!(text.contains("on a disk with room to spare"), "{text}");
        assert_eq!(names(folder.path()), [""; 0]);
        assert_eq!(server.requests(), 1);
    }

    #[test]
    fn the_users_own_settings_of_curl_do_not_interfere() {
        let (home, folder) = (tempdir().unwrap(), tempdir().unwrap());
        let output = home.path().join("elsewhere");
        let settings = format!("output = \"{}\"\nmax-filesize = 1\n", output.display());
        fs::write(home.path().join(".curlrc"), settings).unwrap();
        let home = format!("CURL_HOME={}", home.path().display());
        let text = said(start(&["env", &home], &Server::good().url(), folder.path()));
        assert!(text.contains("fetched"), "{text}");
        assert_eq!(names(folder.path()), [NAME]);
        assert!(!output.exists());
    }

    /// A program that does this in place of `curl`.
    fn fake_curl(script: &str) -> (TempDir, String) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("curl");
        let script = format!("#!/bin/sh\n[ \"$1\" = probe ] && exit 0\n{script}\n");
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        // A process that another test starts may hold the file open for a moment, and no program
        // that is open for writing can be run.
        let runs = || {
            Command::new(&path)
                .arg("probe")
                .status()
                .is_ok_and(|it| it.success())
        };
        assert!(wait_until(runs));
        let path = path.to_str().unwrap().to_owned();
        (folder, path)
    }

    /// The error of a download by such a program, in words. Nothing may be left.
    #[track_caller]
    fn failure_by(script: &str) -> String {
        let (_home, curl) = fake_curl(script);
        let folder = tempdir().unwrap();
        let md5 = payload_md5();
        let download = Download {
            curl: &curl,
            total_seconds: 1,
            ..download("http://127.0.0.1:9/", &md5)
        };
        let started = Instant::now();
        let error = download.fetch(folder.path()).unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(30));
        assert!(matches!(error, Error::Download { .. }), "{error:?}");
        assert_eq!(names(folder.path()), [""; 0]);
        error.to_string()
    }

    #[test]
    fn a_curl_that_is_killed_is_an_error() {
        let text = failure_by("printf some; kill -9 $$");
        assert!(text.contains("stopped from outside"), "{text}");
    }

    #[test]
    fn a_curl_that_never_ends_is_stopped() {
        let text = failure_by("exec sleep 60");
        assert!(text.contains("took too long"), "{text}");
    }

    #[test]
    fn a_curl_that_fails_for_reasons_of_its_own_is_quoted() {
        let text = failure_by("echo 'curl: (2) option --proto: is unknown' >&2; exit 2");
        assert!(
            text.contains("too old") && text.contains("--proto: is unknown"),
            "{text}"
        );
        let text = failure_by("exit 99");
        assert!(
            text.contains("the code 99 (curl gives no reason)"),
            "{text}"
        );
    }

    #[test]
    fn a_curl_that_may_not_run_is_an_error() {
        let (_home, curl) = fake_curl("");
        fs::set_permissions(&curl, fs::Permissions::from_mode(0o644)).unwrap();
        let folder = tempdir().unwrap();
        let md5 = payload_md5();
        let download = Download {
            curl: &curl,
            ..download("http://127.0.0.1:9/", &md5)
        };
        let text = download.fetch(folder.path()).unwrap_err().to_string();
        assert!(text.contains("does not run (Permission denied"), "{text}");
        assert_eq!(names(folder.path()), [""; 0]);
    }
}
