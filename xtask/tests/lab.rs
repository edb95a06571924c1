//! `cargo lab`: which notebook opens, and how JupyterLab is started.
#![cfg(unix)]

mod common;

use std::fs;
use std::path::Path;

use common::{machine::Machine, root};
use xtask::lab::Lab;
use xtask::language::Language;

/// The languages of this checkout.
fn languages() -> Vec<Language> {
    Language::all(root()).unwrap()
}

#[test]
fn languages_are_folders_and_the_source_s_is_first() {
    let machine = Machine::new("languages");
    let text = "# In Javanese.\nown = \"Basa Jawa\"\nlocale = \"jv_ID\"\n";
    machine.write("checkout/languages/jv/language.toml", text);
    machine.write("checkout/languages/dv/language.toml", text);
    machine.write("checkout/languages/src/lib.rs", "");
    let all = Language::all(&machine.root()).unwrap();
    let codes: Vec<_> = all.iter().map(|language| &*language.code).collect();
    assert_eq!(codes, ["en", "dv", "ja", "jv"]);
    let spoken = Language::of_locale(&all, "jv_ID.UTF-8").unwrap();
    assert_eq!((&*spoken.code, &*spoken.own), ("jv", "Basa Jawa"));
    machine.write("checkout/languages/jv/language.toml", "own = Jawa\n");
    let failure = format!("{:#}", Language::all(&machine.root()).unwrap_err());
    assert!(
        failure.ends_with("language.toml needs a line `own = \"…\"`"),
        "{failure}"
    );
}

#[test]
fn the_locale_names_the_language() {
    let all = languages();
    for name in ["ja", "ja_JP", "ja_JP.UTF-8", "ja_JP.eucJP"] {
        assert_eq!(
            Language::of_locale(&all, name).unwrap().code,
            "ja",
            "{name}"
        );
    }
    for name in ["", "C", "POSIX", "en_US.UTF-8", "jav_ID", "jv_ID.UTF-8"] {
        assert_eq!(
            Language::of_locale(&all, name).unwrap().code,
            "en",
            "{name}"
        );
    }
}

#[test]
fn a_language_that_is_not_there_is_answered_with_those_that_are() {
    assert_eq!(Language::of_code(&languages(), "ja").unwrap().own, "日本語");
    let failure = Language::of_code(&languages(), "xx").unwrap_err();
    let failure = failure.to_string();
    assert!(
        failure.contains("`xx`; `--lang` takes `en` (English) or "),
        "{failure}"
    );
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
    let japanese = Language::of_code(&languages(), "ja").unwrap();
    let command = lab.jupyter(&environment, &japanese, notebook);
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
