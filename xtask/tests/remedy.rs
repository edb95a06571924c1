//! What systems and programs say when something is missing, and what fixes it.

use xtask::remedy::remedy;

#[track_caller]
fn assert_fixes(words: &str, remedy_names: &str) {
    let found = remedy(words).unwrap_or_else(|| panic!("nothing fixes: {words}"));
    assert!(found.contains(remedy_names), "{words}: {found}");
}

#[test]
fn what_the_system_says_has_a_remedy() {
    let says = |code| std::io::Error::from_raw_os_error(code).to_string();
    let (denied, full, read_only) = if cfg!(windows) {
        (5, 112, 19)
    } else {
        (13, 28, 30)
    };
    for code in [denied, read_only] {
        assert_fixes(&says(code), "clone into a folder");
        assert_fixes(&says(code), "the folder `.venv`");
    }
    assert_fixes(&says(full), "free some space");
    assert_eq!(remedy("error[E0308]: mismatched types"), None);
}

#[test]
fn what_programs_say_has_a_remedy() {
    assert_fixes("OSError: [Errno 28] No space left on device", "2 GB");
    let old = "cannot install package `evcxr_jupyter 0.22.0`, it requires rustc 1.95 or newer, while the currently active \
               rustc version is 1.89.0";
    assert_fixes(old, "rustup update");
    let pip = "HINT: This error might have occurred since this system does not have Windows Long Path support enabled.";
    assert_fixes(pip, r"C:\v1conv");
    assert_fixes("error: linker `link.exe` not found", "Visual Studio");
    let unwritten = "error: couldn't read `src/exercises/solutions/en/b4.rs`: No such file or directory (os error 2)";
    assert_fixes(unwritten, "cargo notebooks");
}
