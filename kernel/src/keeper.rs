//! Nothing outlives a kernel.
//!
//! The keeper runs between the front and evcxr. It ends evcxr, and everything evcxr has started, when the front ends,
//! for whatever reason: its standard input is a pipe from the front, which then closes. On Linux, orphans become the
//! keeper's children, so that it also finds those that have left their group.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitCode, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::front::pipes::Pipes;
use crate::home;
use crate::system;

/// evcxr as the front started it, and its keeper.
pub struct Keeper {
    child: Child,
}

impl Keeper {
    /// Starts evcxr under a keeper, which removes the kernel's folder at the end.
    ///
    /// # Errors
    /// This program cannot be started again.
    pub fn start(
        engine: &Path,
        connection: &Path,
        home: &Path,
        variables: &[(&str, OsString)],
        pipes: Option<&Pipes>,
    ) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg("keep")
            .arg("--home")
            .arg(home)
            .arg("--")
            .arg(engine)
            .arg("--control_file")
            .arg(connection);
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        // Signals to the front's group are not for the keeper; if it is killed, its orphans go to the front.
        system::own_group(&mut command);
        system::adopt_orphans();
        let Some(pipes) = pipes else {
            return Ok(Keeper {
                child: command.spawn()?,
            });
        };
        pipes.lend(true);
        let child = command.stderr(Stdio::piped()).spawn();
        pipes.lend(false);
        Ok(Keeper { child: child? })
    }

    /// evcxr's standard error, for whoever asks first.
    pub fn said(&mut self) -> Option<ChildStderr> {
        self.child.stderr.take()
    }

    /// Whether evcxr has ended, and how.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }
}

impl Drop for Keeper {
    /// Ends evcxr and everything it has started.
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
        system::end_children();
    }
}

/// Runs as the keeper: `notebook-kernel keep --home FOLDER -- PROGRAM ARGUMENT…`.
pub fn keep(home: &Path, program: &OsStr, arguments: &[OsString]) -> ExitCode {
    system::adopt_orphans();
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    system::end_with_parent(&mut command);
    let started = command
        .spawn()
        .and_then(|engine| Ok((system::All::of(&engine)?, engine)));
    let (all, mut engine) = match started {
        Ok(started) => started,
        Err(problem) => {
            eprintln!("cannot start {}: {problem}", program.display());
            return ExitCode::FAILURE;
        }
    };
    let folder = home.to_owned();
    let ending = Arc::new(AtomicBool::new(false));
    let front_ended = Arc::clone(&ending);
    // Whichever comes first: the front's end, or evcxr's.
    let end = thread::spawn(move || {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        front_ended.store(true, Ordering::SeqCst);
        all.end();
        home::remove(&folder);
        std::process::exit(0);
    });
    let status = system::wait_for(&mut engine);
    if ending.load(Ordering::SeqCst) {
        // It has more to do than end evcxr.
        let _ = end.join();
    }
    all.end();
    let code = status
        .and_then(|status| status.code())
        .and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(1))
}
