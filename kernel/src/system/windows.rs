//! Windows: job objects, and short names.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::windows::ffi::{OsStrExt, OsStringExt};
use std::os::windows::io::AsRawHandle;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::ptr::null;

use windows_sys::Win32::Foundation::{
    CloseHandle, HANDLE, HANDLE_FLAG_INHERIT, INVALID_HANDLE_VALUE, SetHandleInformation,
    WAIT_OBJECT_0,
};
use windows_sys::Win32::Storage::FileSystem::GetShortPathNameW;
use windows_sys::Win32::System::Diagnostics::ToolHelp::{
    CreateToolhelp32Snapshot, PROCESSENTRY32W, Process32FirstW, Process32NextW, TH32CS_SNAPPROCESS,
};
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE,
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobObjectExtendedLimitInformation,
    SetInformationJobObject, TerminateJobObject,
};
use windows_sys::Win32::System::Threading::{
    OpenProcess, PROCESS_TERMINATE, TerminateProcess, WaitForSingleObject,
};

/// A job ends all that is in it: there are no orphans.
pub fn adopt_orphans() {}

/// There are no groups that signals are sent to.
pub fn own_group(_command: &mut Command) {}

/// The job has ended them.
pub fn end_children() {}

/// The job sees to it.
pub fn end_with_parent(_command: &mut Command) {}

/// A process and everything it has started: a job, which ends with the last process that holds it.
#[derive(Clone, Copy)]
pub struct All {
    job: isize,
}

impl All {
    /// Puts a process that has just been started into a new job.
    ///
    /// # Errors
    /// The system cannot make a job.
    pub fn of(process: &Child) -> io::Result<Self> {
        // SAFETY: the pointers are to a structure of the given size, or null where that is allowed.
        unsafe {
            let job = CreateJobObjectW(null(), null());
            let mut limits: JOBOBJECT_EXTENDED_LIMIT_INFORMATION = std::mem::zeroed();
            limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
            let size = size_of_val(&limits) as u32;
            let set = SetInformationJobObject(
                job,
                JobObjectExtendedLimitInformation,
                (&raw const limits).cast(),
                size,
            );
            if job.is_null()
                || set == 0
                || AssignProcessToJobObject(job, process.as_raw_handle() as HANDLE) == 0
            {
                return Err(io::Error::last_os_error());
            }
            Ok(All { job: job as isize })
        }
    }

    /// Ends them.
    pub fn end(&self) {
        // SAFETY: the job is open as long as this process lives.
        unsafe { TerminateJobObject(self.job as HANDLE, 1) };
    }
}

/// Waits for a child.
pub fn wait_for(child: &mut Child) -> Option<ExitStatus> {
    child.wait().ok()
}

/// Nobody can tell.
pub fn waits_for_input(_process: u32) -> bool {
    false
}

/// The number of an open file, as its heirs know it.
pub fn number(file: &impl AsRawHandle) -> String {
    (file.as_raw_handle() as isize).to_string()
}

/// Sets whether new processes inherit the open file.
pub fn inheritable(file: &impl AsRawHandle, lent: bool) {
    let flag = if lent { HANDLE_FLAG_INHERIT } else { 0 };
    // SAFETY: the handle is open.
    unsafe { SetHandleInformation(file.as_raw_handle() as HANDLE, HANDLE_FLAG_INHERIT, flag) };
}

/// There are no signals: Jupyter sends messages.
pub fn on_signals(_interrupt: impl Fn() + Send + 'static, _end: impl Fn() + Send + 'static) {}

/// Whoever started this process: Jupyter leaves a handle to it.
pub struct Starter {
    process: isize,
}

impl Starter {
    /// By its handle.
    pub fn new(process: i32) -> Option<Self> {
        (process != 0).then_some(Starter {
            process: process as isize,
        })
    }

    /// Whether it has ended.
    pub fn is_gone(&self) -> bool {
        // SAFETY: does not wait; an invalid handle is an error, not an end.
        unsafe { WaitForSingleObject(self.process as HANDLE, 0) == WAIT_OBJECT_0 }
    }
}

/// Ends a process and everything it has started: a compiler would keep its caller's pipes open.
pub fn end_process(process: u32) {
    // Parents first: one whose child has ended would go on with its next step.
    for process in [process].into_iter().chain(descendants_of(process)) {
        end(process);
    }
}

/// The processes that one has started, and those that they have started.
fn descendants_of(process: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    // SAFETY: the entry says how large it is; the handle is closed again.
    unsafe {
        let all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
        if all == INVALID_HANDLE_VALUE {
            return Vec::new();
        }
        let mut entry: PROCESSENTRY32W = std::mem::zeroed();
        entry.dwSize = size_of_val(&entry) as u32;
        let mut more = Process32FirstW(all, &mut entry);
        while more != 0 {
            parents.push((entry.th32ProcessID, entry.th32ParentProcessID));
            more = Process32NextW(all, &mut entry);
        }
        CloseHandle(all);
    }
    super::descendants(process, &parents)
}

fn end(process: u32) {
    // SAFETY: the handle is closed again.
    unsafe {
        let handle = OpenProcess(PROCESS_TERMINATE, 0, process);
        if !handle.is_null() {
            TerminateProcess(handle, 1);
            CloseHandle(handle);
        }
    }
}

/// A real folder; whose it is, Windows does not tell easily.
pub fn is_own(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir())
}

/// Rights come from the folder around it.
///
/// # Errors
/// None here.
pub fn private(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Rights come from the folder around it.
///
/// # Errors
/// None here.
pub fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// The path with the short names of its folders, which hold no spaces.
pub fn short(path: &Path) -> PathBuf {
    let long: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
    let mut short = [0u16; 1024];
    // SAFETY: the buffer has the given length.
    let length = unsafe { GetShortPathNameW(long.as_ptr(), short.as_mut_ptr(), short.len() as u32) }
        as usize;
    match length {
        1..1024 => PathBuf::from(OsString::from_wide(&short[..length])),
        _ => path.to_owned(),
    }
}
