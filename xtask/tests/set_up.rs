//! The setup as a whole: done once, in order, and continued where it stopped.
#![cfg(unix)]

mod common;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use common::machine::{Machine, kernel, python};
use xtask::site;

const EVERYTHING: [&str; 4] = ["python venv", "python pip", "cargo install", "register"];

#[test]
fn a_second_run_does_nothing() {
    let machine = Machine::new("second-run");
    assert_eq!(machine.set_up(), EVERYTHING);
    assert!(machine.set_up().is_empty());
}

#[test]
fn other_requirements_renew_python_and_keep_the_kernel() {
    let machine = Machine::new("requirements");
    machine.set_up();
    machine.write("checkout/.venv/lib/left-over", "");
    machine.require("notebooks", "jupyterlab==5");
    assert_eq!(machine.set_up(), ["python venv", "python pip", "register"]);
    assert!(!machine.root().join(".venv/lib").exists());
}

#[test]
fn an_image_with_jupyter_lends_its_packages() {
    let mut machine = Machine::new("system-packages");
    machine.host.system_packages = true;
    let lending = r#"case "$2" in *jupyterlab*) echo "$0";; *) echo "3 12 True";; esac; [ "$1" = -c ] || note python "$@""#;
    machine.script("bin/python3", lending);
    let environment = machine.prepare().unwrap();
    // Nothing is installed, and the Python of the environment is the image's.
    assert_eq!(machine.noted(), ["cargo install", "register"]);
    environment.python().arg("run.py").output().unwrap();
    assert_eq!(machine.noted(), ["python run.py"]);
}

#[test]
fn an_image_that_lacks_packages_is_told_so() {
    let without = r#"case "$2" in *jupyterlab*) exit 1;; *) echo "3 12 True";; esac"#;
    let mut machine = Machine::new("system-packages-missing");
    machine.host.system_packages = true;
    machine.script("bin/python3", without);
    machine.fails(["without `--system-packages`"]);
}

#[test]
fn the_builder_of_the_site_is_added_for_the_site_alone_and_after_python_was_renewed() {
    let machine = Machine::new("builder");
    machine.require("site", "sphinx==9");
    let pip = r#"{ touch .venv/packages; case "$*" in */site.txt*) note builder; touch .venv/bin/sphinx-build;; esac; }"#;
    let script = python("3 12 True").replace("touch .venv/packages", pip);
    machine.script("bin/python3", &script);
    assert_eq!(machine.set_up(), EVERYTHING);
    let prepare = || site::prepare_in(&machine.open().unwrap()).unwrap();
    prepare();
    assert_eq!(machine.noted(), ["python pip", "builder"]);
    prepare();
    assert!(machine.noted().is_empty());
    machine.require("notebooks", "jupyterlab==5");
    prepare();
    assert_eq!(
        machine.noted(),
        ["python venv", "python pip", "python pip", "builder"]
    );
}

#[test]
fn a_lost_kernel_is_put_back() {
    let machine = Machine::new("lost-kernel");
    machine.set_up();
    fs::remove_file(machine.kernel()).unwrap();
    assert_eq!(machine.set_up(), ["cargo install", "register"]);
}

#[test]
fn a_moved_checkout_gets_new_scripts() {
    let mut machine = Machine::new("moved");
    machine.set_up();
    let moved = machine.folder.join("elsewhere/checkout");
    fs::create_dir(moved.parent().unwrap()).unwrap();
    fs::rename(machine.root(), &moved).unwrap();
    machine.folder = moved.parent().unwrap().to_owned();
    machine.prepare().unwrap();
    machine.folder = machine.folder.parent().unwrap().to_owned();
    assert_eq!(machine.noted(), ["python venv", "python pip", "register"]);
}

#[test]
fn a_half_made_environment_is_made_anew() {
    let machine = Machine::new("half-made");
    machine.script(
        "bin/python3",
        &python("3 12 True").replace("touch .venv/packages", "kill -9 $$"),
    );
    machine.fails(["pip install", "signal: 9"]);
    machine.noted();
    machine.write("checkout/.venv/lib/half", "");
    machine.script("bin/python3", &python("3 12 True"));
    assert_eq!(machine.set_up(), EVERYTHING);
    assert!(!machine.root().join(".venv/lib").exists());
}

#[test]
fn a_set_up_that_stopped_at_the_kernel_continues_there() {
    let machine = Machine::new("continues");
    machine.script(
        "bin/cargo",
        r#"mkdir -p "$CARGO_TARGET_DIR" && touch "$CARGO_TARGET_DIR/half"; kill -9 $$"#,
    );
    machine.fails(["signal: 9"]);
    assert_eq!(machine.noted(), ["python venv", "python pip"]);
    let half = machine.root().join(".venv/kernel/target/half");
    assert!(half.exists(), "the next build finds what this one compiled");
    machine.script("cargo/evcxr_jupyter", &kernel(xtask::kernel::VERSION));
    assert_eq!(machine.set_up(), ["register"]);
    assert!(!half.exists(), "something of the build is left behind");
}

#[test]
fn commands_find_the_environment_first() {
    let machine = Machine::new("environment");
    let environment = machine.prepare().unwrap();
    machine.script(
        "checkout/.venv/bin/jupyter",
        r#"echo "$JUPYTER_PATH"; command -v python"#,
    );
    let said = environment.jupyter().output().unwrap().stdout;
    let venv = machine.root().join(".venv");
    let expected = format!("{0}/share/jupyter\n{0}/bin/python\n", venv.display());
    assert_eq!(String::from_utf8(said).unwrap(), expected);
    assert_eq!(
        environment.python().get_program(),
        OsStr::new(&venv.join("bin/python"))
    );
}

/// The second time, in a process whose user has set all of that.
#[test]
fn what_a_user_has_set_for_python_leads_nothing_astray() {
    let set = [("PYTHONHOME", "/nowhere"), ("PYTHONOPTIMIZE", "2")];
    if env::var("PYTHONHOME").as_deref() != Ok("/nowhere") {
        let this = env::current_exe().unwrap();
        let name = "what_a_user_has_set_for_python_leads_nothing_astray";
        let mut again = Command::new(this);
        again.args(["--exact", name]).envs(set);
        return assert!(again.status().unwrap().success());
    }
    let machine = Machine::new("astray");
    let mut asked = machine.open().unwrap().command("env").unwrap();
    let said = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    assert!(!said.contains("\nPYTHON"), "{said}");
}

#[test]
fn packages_go_into_the_environment_wherever_a_user_lets_pip_put_them() {
    let machine = Machine::new("pip-elsewhere");
    let notes = python("3 12 True").replace("touch .venv/packages", r#"note "$@""#);
    machine.script("bin/python3", &notes);
    let noted = machine.set_up().join("\n");
    // An empty variable, `PIP_TARGET=`, would not overrule a file of settings; an empty argument does.
    let into = format!(
        "--no-user --target= --prefix {}/.venv ",
        machine.root().display()
    );
    assert!(noted.contains(&into), "{noted}");
}

#[test]
fn without_the_library_s_sources_the_set_up_asks_rustup_and_goes_on() {
    let machine = Machine::new("rust-src");
    fs::remove_dir_all(machine.folder.join("sysroot/lib")).unwrap();
    for _ in 0..2 {
        let noted = machine.set_up();
        assert!(noted.contains(&"rustup component add rust-src".to_owned()));
    }
    machine.script(
        "bin/rustup",
        r#"mkdir -p "$HERE/sysroot/lib/rustlib/src/rust/library""#,
    );
    machine.prepare().unwrap();
    machine.script("bin/rustup", "note asked again");
    assert!(machine.set_up().is_empty());
}

#[test]
fn the_checkout_stays_locked_until_the_last_program_has_ended() {
    let machine = Machine::new("lock");
    let checkout = machine.open().unwrap();
    let start = Instant::now();
    let mut left_behind = checkout
        .command("sleep")
        .unwrap()
        .arg("0.4")
        .spawn()
        .unwrap();
    drop(checkout);
    machine.open().unwrap();
    assert!(start.elapsed() >= Duration::from_millis(400));
    left_behind.wait().unwrap();
}
