//! What systems do differently: how all that a process has started is ended, and how a path is written without spaces.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
pub use windows::*;

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::Duration;

    /// A process that starts another, which says something after three seconds.
    fn late() -> Command {
        let mut command;
        if cfg!(windows) {
            command = Command::new("cmd");
            command.args(["/c", "cmd", "/c", "ping -n 4 127.0.0.1 >nul & echo late"]);
        } else {
            command = Command::new("sh");
            command.args(["-c", "sh -c 'sleep 3; echo late'; true"]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command
    }

    fn said(end: impl FnOnce(u32)) -> String {
        let mut process = late().spawn().unwrap();
        thread::sleep(Duration::from_secs(1));
        end(process.id());
        let mut said = String::new();
        process
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        process.wait().unwrap();
        said
    }

    #[test]
    fn a_process_ends_with_all_that_it_has_started() {
        assert_eq!(said(|_| {}).trim(), "late");
        assert_eq!(said(super::end_process), "");
    }
}
