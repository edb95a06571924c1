//! Unix: process groups, and on Linux the adoption of orphans.

use std::fs;
use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::Mode;
use rustix::io::FdFlags;
use rustix::process::{Pid, Signal, WaitOptions, kill_process, kill_process_group, wait};

#[cfg(target_os = "linux")]
use crate::files::entries;

/// After this, processes that do not end are left alone.
const PATIENCE: Duration = Duration::from_secs(3);

/// From now on, processes whose parents end become this process's children, if the system can do that.
pub fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
}

/// Puts the new process into its own group.
pub fn own_group(command: &mut Command) {
    command.process_group(0);
}

/// Puts the new process into its own group, and lets it end with this process.
pub fn end_with_parent(command: &mut Command) {
    own_group(command);
    #[cfg(target_os = "linux")]
    // SAFETY: one system call, which allocates nothing.
    unsafe {
        command.pre_exec(|| {
            rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
            Ok(())
        });
    }
}

/// A process and everything it has started.
#[derive(Clone, Copy)]
pub struct All {
    group: Pid,
}

impl All {
    /// Those of a process that leads its group.
    ///
    /// # Errors
    /// None here.
    pub fn of(process: &Child) -> io::Result<Self> {
        Ok(All {
            group: Pid::from_child(process),
        })
    }

    /// Ends them, including those that have left the group, if the system can find them.
    pub fn end(&self) {
        let _ = kill_process_group(self.group, Signal::KILL);
        end_children();
    }
}

/// Ends everything this process has started, and its adopted orphans.
pub fn end_children() {
    let begin = Instant::now();
    loop {
        let left = descendants_of(rustix::process::getpid());
        for &process in &left {
            let _ = kill_process(process, Signal::KILL);
        }
        while let Ok(Some(_)) = wait(WaitOptions::NOHANG) {}
        if left.is_empty() || begin.elapsed() > PATIENCE {
            return;
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Waits for a child, and for orphans that end before it.
pub fn wait_for(child: &mut Child) -> Option<ExitStatus> {
    let own = Pid::from_child(child);
    loop {
        match wait(WaitOptions::empty()) {
            Ok(Some((ended, status))) if ended == own => {
                return Some(std::os::unix::process::ExitStatusExt::from_raw(
                    status.as_raw(),
                ));
            }
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => return None,
        }
    }
}

/// The processes that one has started, and those that they have started.
#[cfg(target_os = "linux")]
fn descendants_of(process: Pid) -> Vec<Pid> {
    let pair = |entry: fs::DirEntry| {
        let process = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name, in brackets, may hold anything.
        let after = stat.rsplit_once(')')?.1;
        let parent = after.split_whitespace().nth(1)?.parse().ok()?;
        Some((Pid::from_raw(process)?, Pid::from_raw(parent)?))
    };
    let parents: Vec<(Pid, Pid)> = entries(Path::new("/proc")).filter_map(pair).collect();
    super::descendants(process, &parents)
}

/// Elsewhere, only the group can be found.
#[cfg(not(target_os = "linux"))]
fn descendants_of(_process: Pid) -> Vec<Pid> {
    Vec::new()
}

/// Whether a thread of the process is waiting for something to read from standard input.
#[cfg(target_os = "linux")]
pub fn waits_for_input(process: u32) -> bool {
    // The system call, and its first argument: which file to read.
    let read = match std::env::consts::ARCH {
        "x86_64" => "0 0x0 ",
        "aarch64" | "riscv64" => "63 0x0 ",
        _ => return false,
    };
    let threads = format!("/proc/{process}/task");
    entries(threads.as_ref()).any(|thread| {
        fs::read_to_string(thread.path().join("syscall")).is_ok_and(|call| call.starts_with(read))
    })
}

/// Elsewhere, nobody can tell.
#[cfg(not(target_os = "linux"))]
pub fn waits_for_input(_process: u32) -> bool {
    false
}

/// The number of an open file, as its heirs know it.
pub fn number(file: &impl AsFd) -> String {
    file.as_fd().as_raw_fd().to_string()
}

/// Sets whether new processes inherit the open file.
pub fn inheritable(file: &impl AsFd, lent: bool) {
    let flags = if lent {
        FdFlags::empty()
    } else {
        FdFlags::CLOEXEC
    };
    let _ = rustix::io::fcntl_setfd(file, flags);
}

/// Calls these when the process is told to interrupt or to end.
pub fn on_signals(interrupt: impl Fn() + Send + 'static, end: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGINT { interrupt() } else { end() }
        }
    });
}

/// Whoever started this process.
pub struct Starter {
    process: Pid,
    is_parent: bool,
}

impl Starter {
    /// By its number.
    pub fn new(process: i32) -> Option<Self> {
        let process = Pid::from_raw(process)?;
        Some(Starter {
            process,
            is_parent: rustix::process::getppid() == Some(process),
        })
    }

    /// Whether it has ended.
    pub fn is_gone(&self) -> bool {
        if self.is_parent {
            // Orphans have another parent; the number may belong to another process by now.
            return rustix::process::getppid() != Some(self.process);
        }
        rustix::process::test_kill_process(self.process) == Err(rustix::io::Errno::SRCH)
    }
}

/// Ends a process and everything it has started.
pub fn end_process(process: u32) {
    let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return;
    };
    // A stopped process starts nothing more, so the list comes to an end.
    let mut stopped = Vec::new();
    let mut found = vec![process];
    while !found.is_empty() {
        for each in &found {
            let _ = kill_process(*each, Signal::STOP);
        }
        stopped.append(&mut found);
        found = descendants_of(process);
        found.retain(|each| !stopped.contains(each));
    }
    for each in stopped.into_iter().rev() {
        let _ = kill_process(each, Signal::KILL);
    }
}

/// A real folder of this user that nobody else can write to.
pub fn is_own(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|metadata| {
        metadata.is_dir()
            && metadata.uid() == rustix::process::geteuid().as_raw()
            && metadata.mode() & 0o022 == 0
    })
}

/// Takes away everyone else's rights.
///
/// # Errors
/// The file is not this user's.
pub fn private(path: &Path) -> io::Result<()> {
    let mode = if path.is_dir() { 0o700 } else { 0o600 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// Makes a file as readable as any that this process makes.
///
/// # Errors
/// The file is not this user's.
pub fn readable(path: &Path) -> io::Result<()> {
    let runs = Mode::XUSR | Mode::XGRP | Mode::XOTH;
    let all = Mode::RWXU | Mode::RWXG | Mode::RWXO;
    let now = fs::metadata(path)?.mode();
    let wanted = if path.is_dir() || now & 0o100 != 0 {
        all
    } else {
        all - runs
    };
    // A process can only read its umask by setting another.
    let mask = rustix::process::umask(Mode::empty());
    rustix::process::umask(mask);
    Ok(rustix::fs::chmod(path, wanted - mask)?)
}

/// A path without spaces, if there is another way to write it: here there is not.
pub fn short(path: &Path) -> PathBuf {
    path.to_owned()
}
