//! One download by the system's `curl`, which every current desktop has. A library for HTTPS
//! brings dozens of crates, and a student's kernel would have to compile every one.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::fetch::{Download, cannot_write};
use crate::Error;

/// How often to look whether curl is done, and how much it has written.
const POLL: Duration = Duration::from_millis(20);

/// How much longer than its own limit curl may take before it is stopped.
const GRACE: Duration = Duration::from_secs(5);

/// curl's exit code for an HTTP status of 400 and above.
const HTTP_ERROR: i32 = 22;
/// curl's exit code for output that it could not write.
const WRITE_ERROR: i32 = 23;

/// Writes what the server sends into `file`, which is to become `target`.
pub(super) fn download(what: &Download, file: File, target: &Path) -> Result<(), Error> {
    let failed = |problem: String| what.failed(target, problem);

    let output = file.try_clone().map_err(|e| cannot_write(target, &e))?;
    let spawned = command(what).stdout(output).spawn();
    let mut child = spawned.map_err(|e| does_not_run(what, target, &e))?;
    let status = match wait(&mut child, what, &file) {
        Ok(status) => status,
        Err(error) => {
            // Not left to write on into a file that is about to go. It may be done meanwhile.
            let _ = child.kill();
            let _ = child.wait();
            return Err(failed(error.to_string()));
        }
    };
    if status.success() {
        return file.sync_all().map_err(|e| cannot_write(target, &e));
    }
    let words = words(child);
    if status.code() == Some(WRITE_ERROR) {
        return Err(cannot_write(target, &io::Error::other(words)));
    }
    Err(failed(format!(
        "{} ({words})",
        explain(status, &words, what)
    )))
}

/// The command line. `-q` comes first, or curl reads the user's own options before it.
fn command(what: &Download) -> Command {
    let mut command = Command::new(what.curl);
    command
        .args(["-q", "--fail", "--location", "--silent", "--show-error"])
        .args(["--proto", "=https,http", "--max-redirs", "10"])
        .args(["--connect-timeout", &what.connect_seconds.to_string()])
        .args(["--speed-limit", "1"])
        .args(["--speed-time", &what.stall_seconds.to_string()])
        .args(["--max-time", &what.total_seconds.to_string()])
        .args(["--max-filesize", &what.max_bytes.to_string()])
        .args(["--url", what.url])
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// Waits for curl to end. Both limits are curl's own as well, but it only knows the size if the
/// server states it, and a wrapper named `curl` may not know the time.
fn wait(child: &mut Child, what: &Download, file: &File) -> io::Result<ExitStatus> {
    let started = Instant::now();
    let limit = Duration::from_secs(what.total_seconds.into()) + GRACE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if file.metadata()?.len() > what.max_bytes {
            return Err(io::Error::other(too_large(what)));
        }
        if started.elapsed() > limit {
            return Err(io::Error::other(too_slow(what)));
        }
        sleep(POLL);
    }
}

/// The first line of what curl said about its failure.
fn words(mut child: Child) -> String {
    let mut said = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        let _ = stderr.take(1024).read_to_end(&mut said);
    }
    let said = String::from_utf8_lossy(&said);
    match said.lines().next() {
        Some(line) => line.trim().to_owned(),
        None => "curl gives no reason".to_owned(),
    }
}

/// What an exit code of curl (`man curl`, EXIT CODES) means to a student.
fn explain(status: ExitStatus, words: &str, what: &Download) -> String {
    let reason = match status.code() {
        Some(1 | 8) => "the server does not answer as a web server does",
        Some(2 | 4 | 48) => "this `curl` is too old",
        Some(5 | 6) => "the server's name is unknown: is this computer online?",
        Some(7) => "there is no connection to the server: is this computer online?",
        Some(HTTP_ERROR) => http(words),
        Some(16 | 18 | 55 | 56 | 92) => "the connection was cut before the whole file had arrived",
        Some(28) => return too_slow(what),
        Some(35 | 51 | 53 | 54 | 58 | 59 | 60 | 64 | 66 | 77 | 80 | 82 | 83 | 90 | 91) => {
            "no secure connection (TLS) to the server could be made: are this computer's clock and certificates right?"
        }
        Some(47) => "the server sends us from one address to the next without end",
        Some(52) => "the server hung up without an answer",
        Some(63) => return too_large(what),
        Some(code) => return format!("`curl` ended with the code {code}"),
        None => "`curl` was stopped from outside",
    };
    reason.to_owned()
}

/// What an HTTP status means, found at the end of "The requested URL returned error: 404".
fn http(words: &str) -> &'static str {
    let status = words.rsplit("error: ").next().and_then(|it| it.get(..3));
    match status.and_then(|it| it.parse().ok()).unwrap_or(0_u16) {
        404 | 410 => "the server no longer has the file",
        401 | 403 | 407 => "the server refuses to give the file",
        429 => "the server is asked too often at the moment",
        500.. => "the server has a problem of its own",
        _ => "the server gives an error instead of the file",
    }
}

fn too_slow(what: &Download) -> String {
    format!(
        "it took too long: no connection in {} s, nothing new in {} s, or not done in {} s",
        what.connect_seconds, what.stall_seconds, what.total_seconds
    )
}

fn too_large(what: &Download) -> String {
    format!(
        "what the server sends is larger than {} MB, so it is not the recordings",
        what.max_bytes.div_ceil(1_000_000)
    )
}

/// curl is not there, or the search for it met a folder that may not be read.
fn does_not_run(what: &Download, target: &Path, error: &io::Error) -> Error {
    Error::Download {
        url: what.url.to_owned(),
        problem: format!("the program `{}` does not run ({error})", what.curl),
        advice: format!(
            "Install the package `curl` (`sudo apt install curl`, `sudo dnf install curl`; macOS and Windows 10 have it), or open the address in a browser and save the file as {}",
            target.display()
        ),
    }
}
