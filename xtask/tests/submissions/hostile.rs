//! Answers that attack what grades them, or only go wrong as badly. `ZEROS` stands for a wrong answer to exercise 1.1,
//! `RIGHT` for a right one, `@OUTSIDE@` for a folder of the host, `@ROOT@` for the checkout, `@PORT@` for a server.

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
        "@ROOT@/xtask/grade/marks.py", "@ROOT@/.git", "@OUTSIDE@/secret", "/etc/passwd", "/etc/shadow"];
    if let Some(path) = key.iter().find(|path| std::fs::read(path).is_ok()) {
        panic!("it can read {path}")
    }
    // Other submissions: wherever a folder can be listed, but in the libraries.
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
    // A record of the notebook's checks, and a line of the grader's own.
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
