//! One download with the system's `curl`, which every current desktop has. An HTTPS library brings dozens of crates,
//! and a student's kernel would have to compile every one.

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::Error;
use crate::language::{Words, said, within, words};

/// A file on a server, and how to get it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Download<'a> {
    pub url: &'a str,
    /// The name of the file on the disk.
    pub name: &'a str,
    /// The sum of the file, in lowercase hexadecimal.
    pub md5: &'a str,
    /// The program that does it.
    pub curl: &'a str,
    /// How long the server may be silent, in seconds.
    pub stall_seconds: u32,
    /// How long the whole download may take, in seconds.
    pub total_seconds: u32,
    pub max_bytes: u64,
}

impl Download<'_> {
    /// The server's response, to be saved as `target`.
    pub fn get(&self, target: &Path) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let ended = self.command().spawn().and_then(|mut curl| {
            if let Some(sent) = curl.stdout.take() {
                // An older curl knows the size only if the server states it. It ends when nobody reads on.
                sent.take(self.max_bytes + 1).read_to_end(&mut bytes)?;
            }
            curl.wait_with_output()
        });
        let ended = ended.map_err(|error| {
            let curl = self.curl;
            let problem = words!(
                "the program `{curl}` does not run; install the package `curl` (`sudo apt install \
                 curl`, `sudo dnf install curl`; macOS and Windows 10 have it)";
                curl
            );
            self.failed(target, within(said(&error), problem))
                .because(error)
        })?;
        if bytes.len() as u64 > self.max_bytes {
            return Err(self.failed(target, self.too_large()));
        }
        if ended.status.success() {
            return Ok(bytes);
        }
        let said = String::from_utf8_lossy(&ended.stderr);
        let said = match said.lines().next() {
            Some(line) => line.trim().to_owned(),
            None => ended.status.to_string(),
        };
        let reason = self.reason(ended.status, &said);
        Err(self.failed(target, within(Words::given(said), reason)))
    }

    /// The command line. `-q` comes first, or curl reads the user's own options before it.
    fn command(&self) -> Command {
        let mut command = Command::new(self.curl);
        command
            .args(["-q", "--fail", "--location", "--silent", "--show-error"])
            .args(["--proto", "=https,http", "--max-redirs", "10"])
            .args(["--connect-timeout", &self.stall_seconds.to_string()])
            .args(["--speed-limit", "1"])
            .args(["--speed-time", &self.stall_seconds.to_string()])
            .args(["--max-time", &self.total_seconds.to_string()])
            .args(["--max-filesize", &self.max_bytes.to_string()])
            .args(["--url", self.url])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// What an exit code of curl (`man curl`, EXIT CODES) means to a student.
    fn reason(&self, status: ExitStatus, said: &str) -> Words {
        match status.code() {
            Some(1 | 8 | 47) => words!("the server does not answer as a web server does"),
            Some(2 | 4 | 48) => {
                words!("this `curl` is too old")
            }
            Some(5..=7) => words!("the server cannot be reached: is this computer online?"),
            Some(22) => http(said),
            Some(16 | 18 | 52 | 55 | 56 | 92) => {
                words!("the connection was cut before the whole file had arrived")
            }
            Some(28) => {
                let (stall, total) = (self.stall_seconds, self.total_seconds);
                words!(
                    "it took too long: nothing new in {stall} s, or not done in {total} s";
                    stall, total
                )
            }
            Some(35 | 51 | 53 | 54 | 58 | 59 | 60 | 64 | 66 | 77 | 80 | 82 | 83 | 90 | 91) => {
                words!(
                    "no secure connection (TLS) to the server could be made: are this computer's \
                     clock and certificates right?"
                )
            }
            Some(63) => self.too_large(),
            _ => words!("`curl` failed"),
        }
    }

    fn too_large(&self) -> Words {
        let most = self.max_bytes.div_ceil(1_000_000);
        words!("what the server sends is larger than {most} MB, so it is not the recordings"; most)
    }

    /// The error of a download that failed, with the way around it.
    pub fn failed(&self, target: &Path, problem: Words) -> Error {
        let target = target.display();
        Error::Download {
            url: self.url.to_owned(),
            problem,
            advice: words!(
                "Run the cell again a little later, or open the address in a browser and save the \
                 file as {target}";
                target
            ),
            cause: None,
        }
    }
}

/// What an HTTP status means, found at the end of "The requested URL returned error: 404".
fn http(said: &str) -> Words {
    let status = said.rsplit("error: ").next().and_then(|it| it.get(..3));
    match status.and_then(|it| it.parse().ok()).unwrap_or(0_u16) {
        404 | 410 => words!("the server no longer has the file"),
        429 | 500.. => words!("the server has a problem of its own, or too much to do"),
        _ => words!("the server refuses to give the file"),
    }
}
