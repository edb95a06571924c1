//! What systems do differently: how to end everything a process has started, and how to write a path without spaces.
#![allow(unsafe_code)]

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
pub use windows::*;

/// The processes that one has started, and those that they have started, from a list of processes and their parents.
#[cfg(any(target_os = "linux", windows))]
fn descendants<P: Copy + PartialEq>(process: P, parents: &[(P, P)]) -> Vec<P> {
    let mut found = vec![process];
    let mut next = 0;
    while next < found.len() {
        for &(child, parent) in parents {
            if parent == found[next] && !found.contains(&child) {
                found.push(child);
            }
        }
        next += 1;
    }
    found.split_off(1)
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    /// A process that starts another, which says something now and something else after two seconds.
    fn late() -> Command {
        let mut command;
        if cfg!(windows) {
            command = Command::new("cmd");
            command.args([
                "/c",
                "cmd",
                "/c",
                "echo now& ping -n 3 127.0.0.1 >nul & echo late",
            ]);
        } else {
            command = Command::new("sh");
            command.args(["-c", "sh -c 'echo now; sleep 2; echo late'; true"]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    /// Its remaining output, after something is done to it following its first words.
    fn said(end: impl FnOnce(u32)) -> String {
        let mut process = late().spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut now = String::new();
        output.read_line(&mut now).unwrap();
        assert_eq!(now.trim(), "now");
        end(process.id());
        let mut said = String::new();
        output.read_to_string(&mut said).unwrap();
        process.wait().unwrap();
        said
    }

    #[test]
    fn a_process_ends_with_all_that_it_has_started() {
        assert_eq!(said(|_| {}).trim(), "late");
        assert_eq!(said(super::end_process), "");
    }
}
