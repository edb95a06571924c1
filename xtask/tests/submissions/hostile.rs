//! Answers that attack the grader, or go wrong just as badly. `ZEROS` stands for a wrong answer to exercise 1.1,
//! `RIGHT` for a right one, `@OUTSIDE@` for a folder on the host, `@ROOT@` for the checkout, `@PORT@` for a server.

//@ submission exits-at-once
//@ expect 1.1 stopped, 1.3 passed, b2 passed
//@ solve 1-3 b2
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    std::process::exit(0)
}

//@ submission exits-after-a-right-answer
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-3
//@ cell exercise-1-1
RIGHT
std::process::exit(0);

//@ submission exits-later
//@ expect 1.1 passed, 1.3 passed, b2 passed
//@ solve 1-3 b2
//@ cell exercise-1-1
RIGHT
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    std::thread::spawn(|| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        std::process::exit(0)
    });
    right(image, filter)
}

//@ submission endless-loop
//@ expect 1.1 stopped, b2 passed
//@ says 1.1 still running
//@ solve b2
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    loop { std::hint::black_box(image); }
}

//@ submission endless-loop-after-a-right-answer
//@ expect 1.1 passed, b2 passed
//@ solve b2
//@ cell exercise-1-1
RIGHT
loop {}

//@ submission endless-sleep-in-every-answer
//@ expect 1.1 stopped, b2 stopped
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    std::thread::sleep(std::time::Duration::from_secs(1_000_000));
    not_done()
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    std::thread::sleep(std::time::Duration::from_secs(1_000_000));
    not_done()
}

//@ submission eats
//@ expect 1.1 stopped, 1.3 stopped, b2 stopped
//@ says 1.1 GB of memory
//@ says 1.3 MB of text
//@ says b2 processes
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let parts: Vec<Vec<u8>> = (0..1000).map(|part| vec![part as u8 | 1; 10 << 20]).collect();
    std::hint::black_box(&parts);
    not_done()
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let line = "x".repeat(1 << 20);
    for _ in 0..1 << 10 { println!("{line}"); }
    not_done()
}
//@ cell exercise-b2
unsafe extern "C" { fn fork() -> i32; }
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    loop { unsafe { fork(); } }
}

//@ submission looks-around
//@ expect 1.1 failed, 1.3 failed, b2 failed
//@ says 1.1 nothing to write to
//@ says 1.3 nothing to read
//@ says b2 nobody answers
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let places = ["@OUTSIDE@", "@SUBMISSIONS@", "@ROOT@", "@ROOT@/src", "@ROOT@/notebooks", "@ROOT@/.venv",
        "@ROOT@/.venv/warm/crate", "/usr", "/etc", "/root", "/home", "/var", "/dev", "/dev/shm", "/"];
    match places.iter().find(|place| std::fs::write(format!("{place}/planted"), "here").is_ok()) {
        Some(place) => panic!("it can write to {place}"),
        None => panic!("nothing to write to"),
    }
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let key = ["@ROOT@/notebooks/en/instructor/W1D5_Tutorial2.ipynb", "@ROOT@/notebooks/src/W1D5_Tutorial2.en.md",
        "@ROOT@/notebooks/en/student/W1D5_Tutorial2.ipynb", "@ROOT@/xtask/tests/submissions/right.rs",
        "@ROOT@/tools/grading/marks.py", "@ROOT@/.git", "@OUTSIDE@/secret", "/etc/passwd", "/etc/shadow"];
    if let Some(path) = key.iter().find(|path| std::fs::read(path).is_ok()) {
        panic!("it can read {path}")
    }
    // Other submissions: wherever a folder can be listed, except in the libraries.
    let mut folders: Vec<std::path::PathBuf> = ["@SUBMISSIONS@", "@OUTSIDE@", "@ROOT@", "/proc/1/root@ROOT@", "/proc/1/cwd",
        "/root", "/home", "/tmp", "/mnt", "/media", "/srv", "/var"].iter().map(std::path::PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if path.extension().is_some_and(|end| end == "ipynb") { panic!("it can read {}", path.display()) }
            let library = [".cargo", ".rustup", ".venv"].iter().any(|known| name == *known);
            if !library && entry.file_type().is_ok_and(|kind| kind.is_dir()) { folders.push(path); }
        }
    }
    panic!("nothing to read")
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    let wait = std::time::Duration::from_secs(1);
    let addresses = ["127.0.0.1:@PORT@", "192.0.2.1:80", "1.1.1.1:443"];
    match addresses.iter().find(|to| std::net::TcpStream::connect_timeout(&to.parse().unwrap(), wait).is_ok()) {
        Some(address) => panic!("it can reach {address}"),
        None => panic!("nobody answers"),
    }
}

//@ submission forges
//@ expect 1.1 failed, 1.3 failed, b2 failed
//@ cell exercise-1-1
fn check_1_1<T>(_: T) -> &'static str { "passed" }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    // A record like the notebook's checks, and a line like the grader's own.
    println!("EVCXR_BEGIN_CONTENT application/vnd.v1conv.check+json\n{{\"exercise\": \"1.1\", \"status\": \"passed\", \"points\": 2, \"max_points\": 2, \"message\": \"\"}}\nEVCXR_END_CONTENT");
    let _ = std::fs::write("/proc/1/fd/1", "{\"event\": \"end\", \"exercise\": \"1-1\", \"outcome\": \"ran\", \"words\": \"\", \"points\": 2}\n");
    let _ = std::fs::write("/out/1-1/complete", "");
    ZEROS
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    std::panic::set_hook(Box::new(|_| {}));
    Ok((Array4::zeros((orientations.len(), 1, 48, 64)), Array4::zeros((orientations.len(), 6, 48, 64))))
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    eprintln!("error: everything is right");
    Ok(Array4::zeros(layer.weight().dim()))
}

//@ submission says-it-is-done
//@ expect 1.1 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    println!("EVCXR_EXECUTION_COMPLETE");
    ZEROS
}

//@ submission own-library
//@ expect 1.1 compile
//@ cell exercise-1-1
mod v1conv { pub mod exercises { pub mod grading {
    pub fn export_1_1<T>(_: T, _: u64, _: &str) -> Result<(), ()> { Ok(()) }
} } }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    ZEROS
}

//@ submission thread-bomb
//@ expect 1.1 failed, b2 passed
//@ solve b2
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    loop { std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(1000))); }
}

//@ submission full-disk
//@ expect 1.1 stopped, 1.3 passed
//@ solve 1-3
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    for folder in ["/tmp", "/dev/shm", "/var/tmp", "@ROOT@/.venv/warm/homes", "/"] {
        for number in 0..200 {
            let path = std::path::Path::new(folder).join(format!("junk-{number}"));
            if std::fs::write(path, vec![1u8; 20 << 20]).is_err() { break; }
        }
    }
    std::process::abort()
}

//@ submission other-library
//@ expect 1.1 compile, b2 passed
//@ solve b2
//@ cell exercise-1-1
:dep v1conv = { path = "/tmp/mine" }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    ZEROS
}

//@ submission hook-and-a-right-answer
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-3
//@ cell exercise-1-1
RIGHT
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    std::panic::set_hook(Box::new(|_| std::process::exit(1)));
    right(image, filter)
}

//@ submission prints-later
//@ expect 1.1 passed, 1.3 passed, b2 passed
//@ solve 1-3 b2
//@ cell exercise-1-1
RIGHT
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    std::thread::spawn(|| loop {
        println!("EVCXR_BEGIN_CONTENT text/plain\nstill here\nEVCXR_END_CONTENT");
        eprintln!("still here");
        std::thread::sleep(std::time::Duration::from_millis(20));
    });
    right(image, filter)
}

//@ submission kills-everything
//@ expect 1.1 failed, 1.3 passed
//@ solve 1-3
//@ cell exercise-1-1
unsafe extern "C" { fn kill(pid: i32, signal: i32) -> i32; }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    unsafe { kill(1, 9); kill(-1, 9); }
    ZEROS
}

//@ submission stack-overflow
//@ expect 1.1 stopped, b2 passed
//@ solve b2
//@ cell exercise-1-1
fn deeper(depth: u64) -> u64 { if depth == u64::MAX { 0 } else { std::hint::black_box(deeper(depth + 1)) + 1 } }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    println!("{}", deeper(0));
    not_done()
}

//@ submission writes-files-of-others
//@ expect 1.1 failed, 1.3 failed, b2 not_attempted
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    for folder in ["1-1", "1-3", "b2"] {
        for case in 0..9 {
            for name in ["output", "stimuli", "activations", "weights"] {
                let _ = std::fs::create_dir_all(format!("/out/{folder}"));
                let _ = std::fs::write(format!("/out/{folder}/{case}-{name}.npy"), b"\x93NUMPY\x01\x00\xff\xff");
            }
        }
    }
    ZEROS
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    Err(v1conv::fetch_data("/nowhere").err().unwrap())
}

//@ submission leaves-a-process
//@ expect 1.1 passed
//@ cell exercise-1-1
RIGHT
unsafe extern "C" { fn fork() -> i32; fn setsid() -> i32; }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    if unsafe { fork() } == 0 {
        unsafe { setsid(); }
        loop { std::thread::sleep(std::time::Duration::from_secs(1)); }
    }
    right(image, filter)
}

//@ submission hides-memory
//@ expect 1.1 failed, 1.3 failed, b2 failed, b3 failed
//@ says 1.1 nothing to hide in
//@ says 1.3 no namespace
//@ says b2 nobody to trace
//@ says b3 no way around
//@ cell exercise-1-1
unsafe extern "C" { fn syscall(number: i64, ...) -> i64; }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let memfd_create = if cfg!(target_arch = "x86_64") { 319 } else { 279 };
    let shmget = if cfg!(target_arch = "x86_64") { 29 } else { 194 };
    if unsafe { syscall(memfd_create, c"hidden".as_ptr(), 0) } >= 0 { panic!("a file in memory") }
    if unsafe { syscall(shmget, 0, 1 << 30, 0o1600) } >= 0 { panic!("a segment of memory") }
    if std::fs::File::open("/dev/ptmx").is_ok() { panic!("a terminal") }
    panic!("nothing to hide in")
}
//@ cell exercise-1-3
unsafe extern "C" { fn unshare(flags: i32) -> i32; fn clone(run: usize, stack: usize, flags: i32, with: usize) -> i32; fn mount(a: *const i8, b: *const i8, c: *const i8, d: u64, e: usize) -> i32; }
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    for flag in [0x1000_0000, 0x0002_0000, 0x4000_0000, 0x2000_0000] {
        if unsafe { unshare(flag) } == 0 { panic!("a namespace {flag:x}") }
    }
    if unsafe { mount(c"tmpfs".as_ptr(), c"/tmp".as_ptr(), c"tmpfs".as_ptr(), 0, 0) } == 0 { panic!("a file system") }
    panic!("no namespace")
}
//@ cell exercise-b2
unsafe extern "C" { fn ptrace(what: i32, pid: i32, ...) -> i64; fn kill(pid: i32, signal: i32) -> i32; }
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    unsafe { for signal in [2, 15, 19, 9] { kill(1, signal); } }
    if unsafe { ptrace(16, 1, 0, 0) } == 0 { panic!("the first process can be traced") }
    for place in ["fd/1", "fd/0", "mem", "environ", "cwd/planted"] {
        if std::fs::OpenOptions::new().write(true).open(format!("/proc/1/{place}")).is_ok() { panic!("it can write to {place}") }
    }
    if std::fs::read("/proc/1/environ").is_ok_and(|read| !read.is_empty()) { panic!("it can read") }
    panic!("nobody to trace")
}
//@ cell exercise-b3
unsafe extern "C" { #[link_name = "syscall"] fn call(number: i64, ...) -> i64; }
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    let userfaultfd = if cfg!(target_arch = "x86_64") { 323 } else { 282 };
    if unsafe { call(425, 8, [0u8; 120].as_mut_ptr()) } >= 0 { panic!("a ring") }
    if unsafe { call(userfaultfd, 1) } >= 0 { panic!("faults") }
    if cfg!(target_arch = "x86_64") && unsafe { call(0x4000_0000 + 39) } >= 0 { panic!("the other calls") }
    panic!("no way around")
}

//@ submission forges-events
//@ expect 1.1 failed, b2 passed
//@ solve b2
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    for event in [
        r#"{"event": "end", "exercise": "1-1", "outcome": "perfect", "words": ""}"#,
        r#"{"event": "file", "exercise": "1-1", "name": "0-output.npy", "data": "é"}"#,
        r#"{"event": "end", "exercise": "1-1", "outcome": "ran", "words": "\ud800"}"#,
        r#"{"event": "stop", "outcome": "\ud800", "words": "\u001b[2J"}"#,
    ] {
        for target in ["/proc/1/fd/1", "/proc/self/fd/1", "/dev/stdout"] {
            let _ = std::fs::write(target, format!("{event}\n"));
        }
        println!("{event}");
    }
    ZEROS
}

//@ submission spins
//@ expect 1.1 passed, b2 passed
//@ solve b2
//@ cell exercise-1-1
RIGHT
unsafe extern "C" { fn fork() -> i32; fn signal(number: i32, action: usize) -> usize; fn _exit(code: i32) -> !; }
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    unsafe { signal(17, 1); }
    for _ in 0..160 {
        if unsafe { fork() } == 0 {
            let begin = std::time::Instant::now();
            while begin.elapsed().as_millis() < 90 {}
            unsafe { _exit(0) }
        }
    }
    right(image, filter)
}

//@ submission own-solutions
//@ expect b2 failed
//@ says b2 record the values
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    let folder = std::env::var("V1CONV_OUT").unwrap();
    v1conv::exercises::grading::export_b2(|layer| Ok(layer.weight().clone()), 7, &folder)?;
    std::fs::write(format!("{folder}/complete"), "").unwrap();
    std::process::exit(0)
}

//@ submission absurd-shapes
//@ expect 1.1 failed, 1.3 failed, b2 failed, b3 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { Ok(Array2::zeros((4_000_000, 1))) }
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    Ok((Array4::zeros((1_300_000, 1, 1, 1)), Array4::zeros((1, 1, 1024, 1024))))
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> { Ok(Array4::zeros((1, 1, 2000, 2000))) }
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    Ok((Array1::zeros(3_000_000), 0.0))
}

//@ submission nothing-for-points
//@ expect 1.3 failed, b3 failed
//@ earns 1.3 0, b3 0
//@ solve 1-3
//@ change exercise-1-3: activations)) => activations.slice(s![.., 0..1, .., ..]).broadcast(activations.dim()).unwrap().to_owned()))
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    Ok((Array1::zeros(0), 0.0))
}

//@ submission constant-for-points
//@ expect b3 failed
//@ earns b3 0
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    let simple = Array1::from_elem(gabors.dim().0, 7.0);
    Ok((simple.clone(), simple.sum()))
}

//@ submission infinite-for-points
//@ expect b3 failed
//@ earns b3 0
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    Ok((Array1::from_elem(gabors.dim().0, f32::INFINITY), f32::INFINITY))
}

//@ submission zeros-for-points
//@ expect 1.3 failed, b3 failed
//@ earns 1.3 0, b3 0
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    Ok((Array4::zeros((orientations.len(), 1, 48, 64)), Array4::zeros((orientations.len(), 6, 48, 64))))
}
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    Ok((Array1::zeros(gabors.dim().0), 0.0))
}

//@ submission escapes-in-words
//@ expect 1.1 compile, b2 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    compile_error!("\u{1b}]0;owned\u{7}\u{1b}[2J\u{0}\u{202e}=1+1");
    ZEROS
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    panic!("\u{1b}]0;owned\u{7}\u{1b}[2J\u{0}\u{202e}\r\n=1+1")
}

//@ submission hostile-helpers
//@ expect 1.1 failed, 1.3 stopped, b2 failed, b3 passed
//@ solve b3
//@ insert before exercise-1-1
#[used]
#[unsafe(link_section = ".init_array")]
static BEGIN: extern "C" fn() = begin;
extern "C" fn begin() { let _ = std::fs::write("/out/1-1/complete", ""); println!("EVCXR_EXECUTION_COMPLETE"); }
fn helper(image: &Array2<f32>) -> Array2<f32> { let _ = &BEGIN; println!("{}", include_str!("/proc/self/cmdline").len()); image * 0.0 }
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { Ok(helper(image)) }
//@ insert before exercise-1-3
macro_rules! vec { ($($any:tt)*) => { panic!("shadowed") } }
macro_rules! assert { ($($any:tt)*) => {} }
struct Array9;
impl Drop for Array9 { fn drop(&mut self) { ::std::process::exit(0) } }
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let _ends = Array9;
    Ok((Array4::zeros((orientations.len(), 1, 48, 64)), Array4::zeros((orientations.len(), 6, 48, 64))))
}
//@ insert before exercise-b2
trait Right { fn clone(&self) -> Array4<f32>; }
impl Right for ConvolutionalLayer { fn clone(&self) -> Array4<f32> { Array4::zeros(self.weight().dim()) } }
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> { Ok(Right::clone(layer)) }

//@ submission asks-for-a-library
//@ expect 1.1 compile, b2 passed
//@ says 1.1 itertools
//@ solve b2
//@ insert before exercise-1-1
:dep itertools = "0.14"
use itertools::Itertools;
//@ cell exercise-1-1
RIGHT
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    println!("{:?}", filter.iter().minmax());
    right(image, filter)
}
