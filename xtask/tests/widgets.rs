//! The widgets in a real browser, alone and in JupyterLab; and work kept by a browser.

mod common;

use std::process::Command;

use common::{folder, script, succeeds, with_test_programs};

/// Runs a script that drives a browser, with a notebook and a folder of its own.
#[track_caller]
fn in_jupyterlab(name: &str, edition: &str) {
    with_test_programs();
    let notebook = format!("notebooks/en/{edition}/W1D5_Tutorial2.ipynb");
    succeeds(
        script(&format!("{name}.py"))
            .arg(notebook)
            .arg(folder(name)),
    );
}

#[test]
fn every_widget_can_be_operated_and_computes_as_the_crate_does() {
    with_test_programs();
    let gallery = folder("gallery");
    let mut draw = Command::new(env!("CARGO"));
    draw.args([
        "run",
        "--quiet",
        "--package",
        "v1conv",
        "--example",
        "gallery",
        "--",
    ]);
    succeeds(draw.arg(&gallery));
    succeeds(script("widgets.py").arg(&gallery));
}

#[test]
fn the_widgets_work_in_jupyterlab() {
    in_jupyterlab("widgets_in_lab", "student");
}

#[test]
fn a_python_kernel_shows_the_same_in_jupyterlab() {
    in_jupyterlab("python_in_lab", "colab");
}

#[test]
fn work_is_kept_in_the_browser() {
    in_jupyterlab("work_kept", "student");
}
