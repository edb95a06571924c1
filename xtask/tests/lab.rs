//! `cargo lab`: which notebook opens, and how JupyterLab is started.
#![cfg(unix)]

mod common;

use std::fs;
use std::path::Path;

use common::Machine;
use xtask::lab::Lab;
use xtask::language::Language;

#[test]
fn the_locale_names_the_language() {
    for name in ["ja", "ja_JP", "ja_JP.UTF-8", "ja_JP.eucJP"] {
        assert_eq!(Language::of_locale(name), Language::Ja, "{name}");
    }
    for name in ["", "C", "POSIX", "en_US.UTF-8", "de_DE", "jv_ID.UTF-8"] {
        assert_eq!(Language::of_locale(name), Language::En, "{name}");
    }
}

#[test]
fn jupyterlab_opens_the_notebook_and_calls_nobody() {
    let machine = Machine::new("jupyterlab");
    let environment = machine.prepare().unwrap();
    let lab = Lab {
        port: Some(8899),
        no_browser: true,
        ..Lab::default()
    };
    let notebook = "notebooks/ja/student/W1D5_Tutorial2.ipynb";
    let command = lab.jupyter(&environment, Language::Ja, notebook);
    let words: Vec<_> = command
        .get_args()
        .map(|word| word.to_str().unwrap())
        .collect();
    for word in [
        "--ip=127.0.0.1",
        "--port=8899",
        "--no-browser",
        "--LabApp.default_url=/lab/tree/notebooks/ja/student/W1D5_Tutorial2.ipynb",
        "--LabApp.extension_manager=readonly",
    ] {
        assert!(words.contains(&word), "no {word} in {words:?}");
    }
    assert_eq!(command.get_current_dir(), Some(&*machine.root()));
    let chosen = words
        .iter()
        .find_map(|word| word.strip_prefix("--LabApp.app_settings_dir="))
        .unwrap();
    let usual = environment.venv().join("share/jupyter/lab/settings");
    for (folder, locale) in [(Path::new(chosen), "ja_JP"), (&usual, "default")] {
        let settings = fs::read(folder.join("overrides.json")).unwrap();
        let settings: serde_json::Value = serde_json::from_slice(&settings).unwrap();
        let news = &settings["@jupyterlab/apputils-extension:notification"];
        assert_eq!(
            (&news["fetchNews"], &news["checkForUpdates"]),
            (&"false".into(), &false.into())
        );
        assert_eq!(
            settings["@jupyterlab/translation-extension:plugin"]["locale"],
            locale
        );
    }
}
