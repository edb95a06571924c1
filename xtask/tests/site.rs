//! The site, built as by `cargo site`, and used as by its readers.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::OnceLock;

use common::{folder, root, script, succeeds, with_test_programs};
use xtask::site::{Site, prepare};

/// The site in a folder of the tests.
fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let out = folder("site");
        let site = Site {
            out: Some(out.clone()),
        };
        assert_eq!(site.run(root()).unwrap(), ExitCode::SUCCESS);
        out
    })
}

fn checker(name: &str, site: &Path) -> Command {
    prepare(root()).unwrap();
    with_test_programs();
    let mut script = script(&format!("site/{name}"));
    script
        .env("PYTHONPATH", root().join("xtask/tests"))
        .arg(site);
    script
}

#[track_caller]
fn assert_passes(name: &str) {
    succeeds(&mut checker(name, site()));
}

#[test]
fn readers_can_do_all_that_it_offers_and_it_asks_nobody() {
    assert_passes("reader.py");
}

#[test]
fn every_page_is_accessible_by_day_and_by_night() {
    assert_passes("accessible.py");
}

#[test]
fn every_page_is_valid_html() {
    assert_passes("valid.py");
}

#[test]
fn every_link_leads_somewhere() {
    assert_passes("links.py");
}

#[test]
fn planted_links_to_nowhere_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = r##"<!doctype html><p id="here"><a href="#here"></a><a href="#gone"></a><a href="gone.html"></a>"##;
    fs::write(folder.path().join("index.html"), page).unwrap();
    let output = checker("links.py", folder.path()).output().unwrap();
    let findings = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{findings}");
    for expected in [
        "index.html: #gone: there is no such place",
        "index.html: gone.html: there is no such file",
    ] {
        assert!(findings.contains(expected), "{findings}");
    }
    assert_eq!(findings.trim().lines().count(), 2, "{findings}");
}
