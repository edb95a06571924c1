//! `cargo grade`: marks are true, whatever an answer does, and nothing that is done is lost.
//!
//! A machine without bubblewrap, or without user namespaces, cannot run hostile code: that test then says so, and
//! counts as ignored, unless the variable `SANDBOX` is `required`.
#![cfg(target_os = "linux")]

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::{Checkout, Environment, Host, grade, prepare};

/// Right in several ways, wrong in several ways, found in several ways, and no notebooks at all.
const ORDINARY: [&str; 11] = [
    "closure",
    "corrupt",
    "deleted",
    "empty",
    "fifty-megabytes",
    "flipped",
    "missing-semicolon",
    "model-japanese",
    "no-ids",
    "other-function",
    "python",
];

const HOSTILE: [&str; 8] = [
    "eats",
    "endless-loop",
    "exits-later",
    "forges",
    "kills-everything",
    "looks-around",
    "prints-later",
    "writes-files-of-others",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn main() {
    // One at a time: each takes all cores for itself.
    let arguments = Arguments {
        test_threads: Some(1),
        ..Arguments::from_args()
    };
    if arguments.list {
        libtest_mimic::run(&arguments, vec![]).exit();
    }
    let closed = match without_sandbox() {
        None => true,
        Some(reason) if env::var("SANDBOX").is_ok_and(|value| value == "required") => {
            panic!("SANDBOX is required: {reason}")
        }
        Some(reason) => {
            eprintln!("\nNOT TESTED: hostile answers, as this machine has no sandbox.\n{reason}\n");
            false
        }
    };
    let trials = vec![
        Trial::test("marks_are_true_and_none_is_lost", move || ordinary(closed)),
        Trial::test("hostile_answers_gain_and_cost_nothing", hostile).with_ignored_flag(!closed),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}

/// Why there can be no sandbox here.
fn without_sandbox() -> Option<String> {
    let mut python = prepare(root()).unwrap().python();
    python.args(["-c", "import walls; walls.probe()"]);
    let output = python
        .current_dir(root().join("xtask/grade"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| said.lines().last().unwrap_or_default().to_owned())
}

/// A folder of submissions, and how to grade it.
struct Class {
    folder: PathBuf,
    environment: Environment,
    judge: PathBuf,
    closed: bool,
}

impl Class {
    fn new(name: &str, submissions: &[&str], closed: bool, port: u16) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("outside")).unwrap();
        let environment = prepare(root()).unwrap();
        let judge = grade::judge(&Checkout::open(root(), Host::current()).unwrap()).unwrap();
        let class = Class {
            folder,
            environment,
            judge,
            closed,
        };
        class.write("outside/secret", "nobody may read this");
        class.write("outside/port", &port.to_string());
        let mut make = class.script("submissions.py");
        make.arg("make").arg(class.submissions()).args(submissions);
        assert!(make.status().unwrap().success());
        class
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).unwrap();
    }

    fn submissions(&self) -> PathBuf {
        self.folder.join("submissions")
    }

    fn script(&self, name: &str) -> Command {
        let mut python = self.environment.python();
        python.arg(root().join("xtask/tests").join(name));
        python
    }

    /// What `cargo grade` starts when all is set up.
    fn grade(&self, out: &str) -> Command {
        let mut python = self.environment.python();
        python.arg(root().join("xtask/grade/grade.py"));
        python.arg("--judge").arg(&self.judge);
        python.args(["--timeout", "10", "--seed", "7"]);
        python.arg("--out").arg(self.folder.join(out));
        python.args((!self.closed).then_some("--no-sandbox"));
        python.arg(self.submissions());
        python
    }

    /// Compares the marks with what the sources of the submissions expect.
    fn check(&self, out: &str) -> Result<(), Failed> {
        let mut check = self.script("submissions.py");
        check.arg("check").arg(self.submissions());
        let output = check.arg(self.folder.join(out)).output()?;
        success(&output)
    }

    fn marks(&self, out: &str) -> String {
        fs::read_to_string(self.folder.join(out).join("grades.csv")).unwrap()
    }
}

fn success(output: &Output) -> Result<(), Failed> {
    if output.status.success() {
        return Ok(());
    }
    let said = [&*output.stdout, &*output.stderr].concat();
    Err(String::from_utf8_lossy(&said).into_owned().into())
}

fn ordinary(closed: bool) -> Result<(), Failed> {
    let class = Class::new("ordinary", &ORDINARY, closed, 0);
    // Killed when the first marks of an answer that ran are there.
    let mut killed = class
        .grade("out")
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()?;
    let kept = class.folder.join("out/results/closure.json");
    wait_for(&kept, &mut killed);
    killed.kill()?;
    killed.wait()?;
    let written = fs::metadata(&kept)?.modified()?;
    // The same command goes on.
    success(&class.grade("out").output()?)?;
    assert_eq!(
        fs::metadata(&kept)?.modified()?,
        written,
        "it was graded again"
    );
    class.check("out")?;
    for name in ORDINARY {
        let page = class.folder.join(format!("out/feedback/{name}.html"));
        assert!(page.is_file(), "{} has no feedback page", name);
    }
    // A third time there is nothing to do, and the files are the same to the byte.
    let marks = class.marks("out");
    let again = class.grade("out").output()?;
    assert!(
        String::from_utf8_lossy(&again.stderr).contains("11 of 11 are graded already"),
        "{again:?}"
    );
    assert_eq!(class.marks("out"), marks);
    // Another submission of one student is graded, those of the others are not.
    fs::copy(
        class.submissions().join("deleted.ipynb"),
        class.submissions().join("closure.ipynb"),
    )?;
    success(&class.grade("out").output()?)?;
    let changed = class.marks("out");
    assert!(
        changed.contains("closure,1.1,0,2,missing,"),
        "the marks of the old file stay: {changed}"
    );
    Ok(())
}

fn wait_for(file: &Path, child: &mut Child) {
    while !file.exists() {
        assert!(child.try_wait().unwrap().is_none(), "it ended too early");
        sleep(Duration::from_millis(50));
    }
}

fn hostile() -> Result<(), Failed> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let class = Class::new("hostile", &HOSTILE, true, server.local_addr()?.port());
    success(&class.grade("out").output()?)?;
    class.check("out")?;
    for place in [&class.folder.join("outside"), root(), &root().join("src")] {
        assert!(
            !place.join("planted").exists(),
            "something was written into {}",
            place.display()
        );
    }
    Ok(())
}
