//! Errors speak the language of the edition in use. A separate process, because the language is per process.

use v1conv::{Language, gabor, grating, load_image};
use v1conv::{en, ja};

#[test]
fn errors_follow_the_edition() {
    let said = || gabor(0, 0.0, 1.0, 10.0, 90.0).unwrap_err().to_string();
    let (english, japanese) = (
        "kernel_size of a filter: expected",
        "フィルターの kernel_size",
    );
    assert!(said().starts_with(english), "{}", said());

    let _ = ja::show_stimulus(&grating(0.0)).unwrap();
    assert_eq!(Language::spoken(), Language::Japanese);
    assert!(said().starts_with(japanese), "{}", said());
    let missing = load_image("nowhere.png").unwrap_err().to_string();
    assert!(
        missing.contains("ノートブックのフォルダーから見たパス"),
        "{missing}"
    );
    let shown = format!("{:?}", ja::not_done::<()>().unwrap_err());
    assert!(shown.starts_with("NotDone: この演習は"), "{shown}");

    let _ = en::progress();
    assert!(said().starts_with(english), "{}", said());
    ja::hint_1_1(1).unwrap();
    assert!(said().starts_with(japanese), "{}", said());
    Language::English.speak();
    assert!(said().starts_with(english), "{}", said());
}

#[test]
fn a_kernel_can_name_the_language_before_anything_is_called() {
    let this = std::env::current_exe().unwrap();
    let output = std::process::Command::new(this)
        .args(["--exact", "what_is_said_first", "--nocapture"])
        .env("NOTEBOOK_KERNEL_LANGUAGE", "ja")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("said: フィルターの kernel_size には1以上の整数"),
        "{said}"
    );
}

#[test]
fn what_is_said_first() {
    let error = gabor(0, 0.0, 1.0, 10.0, 90.0).unwrap_err();
    println!("said: {error}");
    assert_ne!(
        error.message(Language::English),
        error.message(Language::Japanese)
    );
}
