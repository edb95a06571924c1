//! Threads that wait for work, so that a convolution of less than a millisecond need not start any.
#![allow(unsafe_code)]

use std::hint::spin_loop;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

/// Never more threads than this, the caller's included, whatever is asked for.
pub(super) const MOST_THREADS: usize = 256;

/// How often a thread checks for what it waits for before it goes to sleep: some 20 µs, about as long as waking it
/// would take. Work that follows at once, as in a loop, finds it awake.
const CHECKS: usize = 500;

/// A thread that helps. It sleeps as long as it has no task.
struct Helper {
    thread: Thread,
    desk: Arc<Desk>,
}

/// Where a helper finds its task.
#[derive(Default)]
struct Desk {
    state: AtomicU8,
    task: Mutex<Option<Task>>,
}

/// The states of a desk.
const EMPTY: u8 = 0;
const OFFERED: u8 = 1;
const TAKEN: u8 = 2;
const DONE: u8 = 3;
const PANICKED: u8 = 4;

struct Task {
    work: &'static (dyn Fn() + Sync),
    caller: Thread,
}

/// The idle helpers, and how many there are in all.
struct Pool {
    waiting: Vec<Helper>,
    started: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool {
    waiting: Vec::new(),
    started: 0,
});

/// Calls `work` in this thread and, at the same time, in at most `helpers` others.
///
/// `work` must cope with any number of calls: a helper that has not begun before this thread's call returns is not
/// waited for. So it does no harm if a helper is late, cannot be started or, as in a forked process, no longer exists.
pub(super) fn together(helpers: usize, work: &(dyn Fn() + Sync)) {
    // SAFETY: `helping` waits, even while a panic unwinds, for all threads that call it; after that, none will.
    let task: &'static (dyn Fn() + Sync) = unsafe { std::mem::transmute(work) };
    let mut helping = Helping(Vec::new());
    while helping.0.len() < helpers {
        let Some(helper) = Helper::waiting() else {
            break;
        };
        helper.offer(task);
        helping.0.push(helper);
    }
    work();
    let fine = helping.end();
    assert!(fine, "a helping thread panicked");
}

/// The helpers of a call.
struct Helping(Vec<Helper>);

impl Helping {
    /// Waits for those that have begun; returns whether all went well.
    fn end(&mut self) -> bool {
        let mut fine = true;
        for helper in self.0.drain(..) {
            fine &= helper.desk.clear();
            pool().waiting.push(helper);
        }
        fine
    }
}

impl Drop for Helping {
    fn drop(&mut self) {
        self.end();
    }
}

impl Helper {
    /// An idle helper, started if there is none.
    fn waiting() -> Option<Self> {
        let mut pool = pool();
        if let Some(helper) = pool.waiting.pop() {
            return Some(helper);
        }
        if pool.started + 1 >= MOST_THREADS {
            return None;
        }
        let desk = Arc::new(Desk::default());
        let own = desk.clone();
        let thread = thread::Builder::new().name("v1conv".into());
        let handle = thread.spawn(move || own.serve()).ok()?;
        pool.started += 1;
        Some(Self {
            thread: handle.thread().clone(),
            desk,
        })
    }

    fn offer(&self, work: &'static (dyn Fn() + Sync)) {
        let caller = thread::current();
        *lock(&self.desk.task) = Some(Task { work, caller });
        self.desk.state.store(OFFERED, Ordering::Release);
        self.thread.unpark();
    }
}

impl Desk {
    /// What a helper does for as long as the program runs.
    fn serve(&self) {
        loop {
            wait(|| self.change(OFFERED, TAKEN));
            let task = lock(&self.task).take();
            if let Some(Task { work, caller }) = task {
                let done = panic::catch_unwind(AssertUnwindSafe(work));
                let state = if done.is_ok() { DONE } else { PANICKED };
                self.state.store(state, Ordering::Release);
                caller.unpark();
            }
        }
    }

    /// Takes the offer back, or waits until the task is done; returns whether all went well.
    fn clear(&self) -> bool {
        if self.change(OFFERED, EMPTY) {
            return true;
        }
        wait(|| self.state.load(Ordering::Acquire) >= DONE);
        self.state.swap(EMPTY, Ordering::Acquire) == DONE
    }

    fn change(&self, from: u8, to: u8) -> bool {
        let change = self
            .state
            .compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed);
        change.is_ok()
    }
}

/// Waits until another thread has done its part and unparks this one.
fn wait(happened: impl Fn() -> bool) {
    for _ in 0..CHECKS {
        if happened() {
            return;
        }
        spin_loop();
    }
    while !happened() {
        thread::park();
    }
}

fn pool() -> MutexGuard<'static, Pool> {
    lock(&POOL)
}

/// Nothing that is locked here is left half done by a panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
