//! `cargo grade`: marks are correct, whatever an answer does, and no finished work is lost.
//!
//! A machine without bubblewrap or user namespaces cannot run hostile code: the test then says so, and counts as
//! ignored, unless the variable `SANDBOX` is `required`.
#![cfg(target_os = "linux")]

mod common;

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use common::{empty_folder, environment, folder, root, script, succeeds};
use libtest_mimic::{Arguments, Failed, Trial};
use xtask::grade::{self, Programs};
use xtask::{Checkout, Host};

/// Right in several ways, wrong in several ways, found in several ways, and no notebooks at all.
const ORDINARY: [&str; 21] = [
    "another-name-in-the-check",
    "closure",
    "corrupt",
    "deleted",
    "empty",
    "fifty-megabytes",
    "flipped",
    "half-an-emoji",
    "helper-broken-later",
    "helper-fixed",
    "helper-of-one-name-for-two-exercises",
    "in-utf-16",
    "mentioned-later",
    "missing-semicolon",
    "model-japanese",
    "no-ids",
    "other-function",
    "own-macro",
    "python",
    "scratch-cells",
    "trait-for-arrays",
];

/// The same with the kernel as with the compiler alone.
const BOTH_WAYS: [&str; 5] = [
    "builds-on-earlier",
    "exits-at-once",
    "helper-broken-later",
    "missing-semicolon",
    "own-library",
];

const ON_A_CLUSTER: [&str; 6] = [
    "another-name-in-the-check",
    "closure",
    "corrupt",
    "missing-semicolon",
    "own-macro",
    "python",
];

const HOSTILE: [&str; 19] = [
    "absurd-shapes",
    "asks-for-a-library",
    "constant-for-points",
    "eats",
    "endless-loop",
    "escapes-in-words",
    "exits-later",
    "forges",
    "forges-events",
    "hides-memory",
    "hostile-helpers",
    "infinite-for-points",
    "kills-everything",
    "looks-around",
    "nothing-for-points",
    "own-solutions",
    "prints-later",
    "writes-files-of-others",
    "zeros-for-points",
];

fn main() {
    // One at a time: each uses all cores.
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
            eprintln!(
                "\nNOT TESTED: hostile answers, because this machine has no sandbox.\n{reason}\n"
            );
            false
        }
    };
    let trials = vec![
        Trial::test("marks_are_true_and_none_is_lost", move || ordinary(closed)),
        Trial::test("the_worst_files_cost_the_others_nothing", move || {
            litter(closed)
        }),
        Trial::test("both_ways_give_the_same_marks", move || both_ways(closed)),
        Trial::test("a_cluster_that_loses_a_worker_loses_no_mark", cluster)
            .with_ignored_flag(!closed),
        Trial::test("hostile_answers_gain_and_cost_nothing", || hostile("root"))
            .with_ignored_flag(!closed),
        Trial::test("hostile_answers_of_a_user_gain_nothing", || hostile("user"))
            .with_ignored_flag(!closed),
        Trial::test("nothing_outlives_a_batch_without_walls", outlived),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}

/// Why there can be no sandbox here.
fn without_sandbox() -> Option<String> {
    let mut python = environment().python();
    python.args(["-c", "from grading import walls; walls.probe()"]);
    let output = python.current_dir(root().join("tools")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| said.lines().last().unwrap_or_default().to_owned())
}

/// A folder of submissions, and how to grade it.
struct Class {
    folder: PathBuf,
    programs: Programs,
    closed: bool,
}

impl Class {
    fn new(name: &str, submissions: &[&str], closed: bool, port: u16) -> Self {
        let folder = empty_folder(name);
        fs::create_dir(folder.join("outside")).unwrap();
        let programs = grade::programs(&Checkout::open(root(), Host::current()).unwrap()).unwrap();
        let class = Class {
            folder,
            programs,
            closed,
        };
        class.write("outside/secret", "nobody may read this");
        class.write("outside/port", &port.to_string());
        let mut make = script("submissions.py");
        make.arg("make").arg(class.submissions()).args(submissions);
        succeeds(&mut make);
        class
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).unwrap();
    }

    fn submissions(&self) -> PathBuf {
        self.folder.join("submissions")
    }

    /// What `cargo grade` starts once everything is set up.
    fn grade(&self, out: &str) -> Command {
        let mut python = environment().python();
        python.arg(root().join("tools")).arg("grade");
        python.arg("--judge").arg(&self.programs.judge);
        python.arg("--answers").arg(&self.programs.answers);
        python.args(["--timeout", "10", "--seed", "7"]);
        python.arg("--out").arg(self.folder.join(out));
        python.args((!self.closed).then_some("--no-sandbox"));
        python.arg(self.submissions());
        python
    }

    /// Compares the marks with what the submissions' sources expect.
    fn check(&self, out: &str) {
        let mut check = script("submissions.py");
        check.arg("check").arg(self.submissions());
        succeeds(check.arg(self.folder.join(out)));
    }

    fn marks(&self, out: &str) -> String {
        fs::read_to_string(self.folder.join(out).join("grades.csv")).unwrap()
    }
}

fn ordinary(closed: bool) -> Result<(), Failed> {
    let class = Class::new("ordinary", &ORDINARY, closed, 0);
    // Killed when there are marks for the first answer that ran.
    let mut killed = class
        .grade("out")
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .spawn()?;
    let kept = class.folder.join("out/results/closure.json");
    wait_for(&mut killed, || kept.exists());
    killed.kill()?;
    killed.wait()?;
    let written = fs::metadata(&kept)?.modified()?;
    // The same command continues.
    succeeds(&mut class.grade("out"));
    assert_eq!(
        fs::metadata(&kept)?.modified()?,
        written,
        "it was graded again"
    );
    class.check("out");
    for name in ORDINARY {
        let page = class.folder.join(format!("out/feedback/{name}.html"));
        assert!(page.is_file(), "{} has no feedback page", name);
    }
    assert!(
        !class.folder.join("out/.scratch").exists(),
        "something was left of the killed batch"
    );
    // The third time there is nothing to do, and the files are byte-identical.
    let marks = class.marks("out");
    let again = class.grade("out").output()?;
    assert!(
        String::from_utf8_lossy(&again.stderr)
            .contains(&format!("{0} of {0} are already graded", ORDINARY.len())),
        "{again:?}"
    );
    assert_eq!(class.marks("out"), marks);
    // One student's new submission is graded; the others' are not regraded.
    fs::copy(
        class.submissions().join("deleted.ipynb"),
        class.submissions().join("closure.ipynb"),
    )?;
    succeeds(&mut class.grade("out"));
    let changed = class.marks("out");
    assert!(
        changed.contains("closure,1.1,0,2,missing,"),
        "the marks of the old file remain: {changed}"
    );
    Ok(())
}

/// Waits for something that a process does before it ends.
fn wait_for(child: &mut Child, done: impl Fn() -> bool) {
    while !done() {
        assert!(child.try_wait().unwrap().is_none(), "it ended too early");
        sleep(Duration::from_millis(50));
    }
}

/// The lines of some submissions.
fn lines_of(marks: &str, names: &[&str]) -> Vec<String> {
    let own = |line: &&str| {
        names
            .iter()
            .any(|name| line.starts_with(&format!("{name},")))
    };
    marks.lines().filter(own).map(str::to_owned).collect()
}

fn litter(closed: bool) -> Result<(), Failed> {
    let honest = ["model", "helper-before", "padded"];
    let class = Class::new("litter", &honest, closed, 0);
    succeeds(&mut class.grade("alone"));
    let mut make = script("litter.py");
    succeeds(make.arg("make").arg(class.submissions()));
    let output = succeeds(&mut class.grade("out"));
    let mut check = script("litter.py");
    check.arg("check").arg(class.submissions());
    succeeds(check.arg(class.folder.join("out")));
    let (alone, among) = (class.marks("alone"), class.marks("out"));
    assert_eq!(lines_of(&alone, &honest), lines_of(&among, &honest));
    let said = [output.stdout, output.stderr].concat();
    assert!(
        !said
            .iter()
            .any(|byte| matches!(byte, 0..=8 | 11..=31 | 127)),
        "controls reached the terminal"
    );
    Ok(())
}

fn both_ways(closed: bool) -> Result<(), Failed> {
    let class = Class::new("both-ways", &BOTH_WAYS, closed, 0);
    succeeds(&mut class.grade("compiler"));
    succeeds(class.grade("kernel").arg("--kernel-only"));
    class.check("compiler");
    class.check("kernel");
    Ok(())
}

/// Three workers of Dask, one of which is killed while it compiles or runs an answer.
fn cluster() -> Result<(), Failed> {
    let class = Class::new("cluster", &ON_A_CLUSTER, true, 0);
    succeeds(&mut class.grade("alone"));
    let mut cluster = script("cluster.py");
    cluster.arg(folder("dask"));
    let grade = class.grade("out");
    cluster.arg(grade.get_program()).args(grade.get_args());
    succeeds(&mut cluster);
    assert_eq!(class.marks("out"), class.marks("alone"));
    for name in ON_A_CLUSTER {
        let page = |out| fs::read(class.folder.join(format!("{out}/feedback/{name}.html")));
        assert_eq!(page("out")?, page("alone")?, "the feedback to {name}");
    }
    Ok(())
}

/// With `--no-sandbox`, only the grader itself ends what it has started.
fn outlived() -> Result<(), Failed> {
    let class = Class::new("outlived", &["closure"], false, 0);
    let mut killed = class.grade("out").stderr(Stdio::null()).spawn()?;
    let scratch = class.folder.join("out/.scratch").display().to_string();
    let mut waited = 0;
    wait_for(&mut killed, || processes_of(&scratch) > 0);
    sleep(Duration::from_secs(3));
    killed.kill()?;
    killed.wait()?;
    while processes_of(&scratch) > 0 {
        waited += 1;
        assert!(waited < 400, "something of it is still running");
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// How many processes have this text in their command or their variables.
fn processes_of(text: &str) -> usize {
    let has = |file: PathBuf| {
        let read = fs::read(file).unwrap_or_default();
        String::from_utf8_lossy(&read).contains(text)
    };
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    all.filter(|process| has(process.path().join("environ")) || has(process.path().join("cmdline")))
        .count()
}

fn hostile(user: &str) -> Result<(), Failed> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let name = format!("hostile-{user}");
    // The system does not limit root's processes, and root may act as a user here: they would have no limit at all.
    let bomb = |submission: &&str| user == "user" && *submission == "eats";
    let submissions: Vec<&str> = HOSTILE.into_iter().filter(|name| !bomb(name)).collect();
    let class = Class::new(&name, &submissions, true, server.local_addr()?.port());
    let mut grade = class.grade("out");
    if user == "user" {
        grade.env("V1CONV_SANDBOX_LIKE_OTHERS", "1");
    }
    succeeds(&mut grade);
    class.check("out");
    for place in [&class.folder.join("outside"), root(), &root().join("src")] {
        assert!(
            !place.join("planted").exists(),
            "something was written into {}",
            place.display()
        );
    }
    Ok(())
}
