//! The library that every cell links: it hands the cell's output to the front, and tells how the cell ended.
//!
//! The door puts this library between evcxr's generated code and the student's: `run` replaces
//! `std::panic::catch_unwind`, and `evcxr_internal_runtime` the module that evcxr writes into each cell. It is compiled
//! once, so that there is less to compile in each cell.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::Cell;
use std::io::Write;
use std::panic::{Location, PanicHookInfo, UnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, Once, OnceLock};
use std::thread;

mod display;
pub mod evcxr_internal_runtime;
mod pipes;

pub use display::ShowPlain;
use pipes::{Pipe, Redirected};

/// How many cells this process has run.
static CELLS: AtomicU64 = AtomicU64::new(0);

/// How many panics in libraries the running cell has seen.
static PANICS: AtomicU64 = AtomicU64::new(0);

/// The source of a cell, and the folder it is compiled in.
const SOURCE: &str = "src/lib.rs";
const FOLDER: &str = "/cell/";

/// The first error that a `?` met in the running cell, as JSON.
static FAILED: Mutex<Option<String>> = Mutex::new(None);

/// The pipes of the running cell.
static REDIRECTED: Mutex<Option<Redirected>> = Mutex::new(None);

thread_local! {
    /// Whether this thread runs a cell.
    static RUNS_CELL: Cell<bool> = const { Cell::new(false) };
}

/// Runs a cell as `catch_unwind` does, with its output going to the front.
pub fn run<F: FnOnce() -> R + UnwindSafe, R>(cell: F) -> thread::Result<R> {
    begin();
    let result = catch_unwind(cell);
    end(result.as_ref().err().map(|payload| &**payload));
    result
}

fn begin() {
    static FIRST: Once = Once::new();
    FIRST.call_once(|| {
        pipes::let_signals_end_the_process();
        if Pipe::Err.exists() {
            std::panic::set_hook(Box::new(tell_panic));
            // evcxr asks the standard library to print all the calls, none of which are the student's.
            unsafe { std::env::remove_var("RUST_BACKTRACE") };
        }
    });
    let number = CELLS.fetch_add(1, Ordering::Relaxed) + 1;
    RUNS_CELL.set(true);
    *lock(&FAILED) = None;
    PANICS.store(0, Ordering::Relaxed);
    flush();
    *lock(&REDIRECTED) = Redirected::begin();
    if lock(&REDIRECTED).is_some() {
        let record = format!(
            r#"{{"begin": {number}, "process": {}}}"#,
            std::process::id()
        );
        pipes::frame(Pipe::Out, &record);
        pipes::frame(Pipe::Err, &record);
    }
}

fn end(panic: Option<&(dyn Any + Send)>) {
    flush();
    RUNS_CELL.set(false);
    let Some(redirected) = lock(&REDIRECTED).take() else {
        return;
    };
    let number = CELLS.load(Ordering::Relaxed);
    let failed = lock(&FAILED).take();
    let (left, more) = match (panic, failed) {
        (Some(payload), _) => (
            "panic",
            format!(r#", "payload": {}"#, quoted(&text(payload))),
        ),
        (None, Some(error)) => ("error", format!(r#", "error": {error}"#)),
        (None, None) => ("ok", String::new()),
    };
    pipes::frame(
        Pipe::Err,
        &format!(r#"{{"end": {number}, "left": "{left}"}}"#),
    );
    pipes::frame(
        Pipe::Out,
        &format!(r#"{{"end": {number}, "left": "{left}"{more}}}"#),
    );
    drop(redirected);
}

/// Notes that a `?` of a cell met an error: evcxr's `From` calls this.
#[track_caller]
pub fn failed(kind: &str, message: &str) {
    if lock(&REDIRECTED).is_none() {
        return eprintln!("{message}"); // Nobody listens: say it as evcxr does.
    }
    let place = place(Location::caller());
    let error = format!(
        r#"{{"message": {}, "kind": {}, {place}}}"#,
        quoted(message),
        quoted(kind)
    );
    lock(&FAILED).get_or_insert(error);
}

/// Tells evcxr something in a line that is not part of the cell's output.
pub fn tell_evcxr(line: &str) {
    match &*lock(&REDIRECTED) {
        Some(redirected) => redirected.tell_evcxr(line),
        None => println!("{line}"),
    }
}

/// Panics per cell whose calls are traced, which takes some milliseconds each.
const FOLLOWED: u64 = 4;

/// Tells the front about a panic, whether or not it will be caught.
fn tell_panic(info: &PanicHookInfo) {
    static BACKTRACE: OnceLock<bool> = OnceLock::new();
    let wanted = *BACKTRACE.get_or_init(|| {
        std::env::var_os("NOTEBOOK_KERNEL_BACKTRACE").is_some_and(|set| set != "0")
    });
    let in_cell = info
        .location()
        .is_some_and(|location| location.file() == SOURCE);
    let followed = wanted || (!in_cell && PANICS.fetch_add(1, Ordering::Relaxed) < FOLLOWED);
    let calls = followed.then(|| Backtrace::force_capture().to_string());
    let caller = calls.as_deref().filter(|_| !in_cell).and_then(called_from);
    let place = caller
        .or_else(|| info.location().map(place))
        .unwrap_or_else(|| r#""file": "", "line": 0, "column": 0"#.to_owned());
    let thread = thread::current();
    let record = format!(
        r#"{{"panic": {{"message": {}, {place}, "thread": {}, "main": {}, "backtrace": {}}}}}"#,
        quoted(&text(info.payload())),
        thread.name().map_or("null".to_owned(), quoted),
        RUNS_CELL.get(),
        calls
            .filter(|_| wanted)
            .map_or("null".to_owned(), |calls| quoted(&calls)),
    );
    pipes::frame(Pipe::Err, &record);
}

/// The place in a cell that is nearest to a panic in a library.
fn called_from(calls: &str) -> Option<String> {
    calls.lines().find_map(|line| {
        let (file, place) = line
            .trim()
            .strip_prefix("at ")?
            .split_once(&format!("{SOURCE}:"))?;
        let own = ["", "./"].contains(&file) || file.ends_with(FOLDER);
        let (line, column) = place.split_once(':').filter(|_| own)?;
        let (line, column): (u32, u32) = (line.parse().ok()?, column.parse().ok()?);
        Some(format!(
            r#""file": "{SOURCE}", "line": {line}, "column": {column}"#
        ))
    })
}

fn place(location: &Location) -> String {
    let (line, column) = (location.line(), location.column());
    format!(
        r#""file": {}, "line": {line}, "column": {column}"#,
        quoted(location.file())
    )
}

/// A panic's message, if it is text.
fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "Box<dyn Any>".to_owned())
}

/// A string of JSON.
fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\n' => json.push_str("\\n"),
            control if control.is_control() => json.push_str(&format!("\\u{:04x}", control as u32)),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}

fn flush() {
    let _ = std::io::stdout().flush();
    let _ = std::io::stderr().flush();
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
