//! The widgets in a real browser, alone and in JupyterLab; and work kept by a browser.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use xtask::{Environment, prepare, testing};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What `cargo lab --prepare` sets up, by the same code, and what drives a browser.
fn environment() -> &'static Environment {
    static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();
    ENVIRONMENT.get_or_init(|| {
        let environment = prepare(root()).unwrap();
        testing::add(&environment).unwrap();
        environment
    })
}

#[track_caller]
fn assert_runs(mut command: Command) {
    let output = command.current_dir(root()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let failure = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{failure}");
    println!("{said}");
}

#[test]
fn every_widget_can_be_operated_and_computes_as_the_crate_does() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    let mut gallery = Command::new(env!("CARGO"));
    gallery.args([
        "run",
        "--quiet",
        "--package",
        "v1conv",
        "--example",
        "gallery",
        "--",
    ]);
    gallery.arg(&folder);
    assert_runs(gallery);
    let mut operate = environment().python();
    operate.arg("xtask/tests/widgets.py").arg(&folder);
    assert_runs(operate);
}

#[test]
fn the_widgets_work_in_jupyterlab() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lab");
    let mut lab = environment().python();
    lab.arg("xtask/tests/widgets_in_lab.py");
    lab.arg("notebooks/en/student/W1D5_Tutorial2.ipynb")
        .arg(&folder);
    assert_runs(lab);
}

#[test]
fn a_python_kernel_shows_the_same_in_jupyterlab() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    let mut lab = environment().python();
    lab.arg("xtask/tests/python_in_lab.py");
    lab.arg("notebooks/en/colab/W1D5_Tutorial2.ipynb")
        .arg(&folder);
    assert_runs(lab);
}

#[test]
fn work_is_kept_in_the_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
    let mut lab = environment().python();
    lab.arg("xtask/tests/work_kept.py");
    lab.arg("notebooks/en/student/W1D5_Tutorial2.ipynb")
        .arg(&folder);
    assert_runs(lab);
}
