//! From the words of an error to the command that fixes it.

use anyhow::{Error, anyhow};

/// Words that programs use for the same cause, and what fixes it.
const REMEDIES: [(&[&str], &str); 9] = [
    (
        &[
            "linker `cc` not found",
            "linker `link.exe` not found",
            "invalid active developer path",
        ],
        "Rust needs a C compiler to link with: `sudo apt install build-essential` (Debian, Ubuntu), \
         `sudo dnf install gcc` (Fedora), `xcode-select --install` (macOS), \
         the C++ build tools of Visual Studio (Windows)",
    ),
    (
        &["it requires rustc"],
        "the kernel's engine has to be built on this machine, and that needs a newer Rust: `rustup update`",
    ),
    (
        &[
            "No module named venv",
            "No module named ensurepip",
            "ensurepip is not available",
        ],
        "`sudo apt install python3-venv` (Debian, Ubuntu)",
    ),
    (
        &[
            "No space left on device",
            "Disk quota exceeded",
            // Windows says it in the user's language.
            "(os error 112)",
            "[WinError 112]",
        ],
        "free some space on the disk: the setup takes 2 GB while it works, 0.6 GB afterwards",
    ),
    (
        &["Long Path support", "(os error 206)", "[WinError 206]"],
        "Windows does not accept paths of more than 260 letters: clone into a folder with a short name, like \
         `C:\\v1conv`",
    ),
    (DENIED, WRITES),
    (
        &["exercises/solutions/"],
        "`cargo notebooks` writes the missing file, from the cells in notebooks/src",
    ),
    (
        &["dubious ownership"],
        "git works only in a checkout of your own: clone it into your home, or, if you trust its owner, \
         `git config --global --add safe.directory \"$PWD\"`",
    ),
    (
        &[
            "ould not resolve host",
            "name resolution",
            "getaddrinfo failed",
            "onnection refused",
            "onnection timed out",
            "onnection reset",
            "etwork is unreachable",
            "Max retries exceeded",
            "NewConnectionError",
            "ConnectTimeoutError",
            "failed to download",
            "spurious network error",
            "(from versions: none)",
        ],
        "the setup needs the network once: check the connection (behind a proxy, \
         `export HTTPS_PROXY=http://host:port`), then run the same command again",
    ),
];

#[cfg(not(windows))]
const DENIED: &[&str] = &[
    "Permission denied",
    "Read-only file system",
    "Not a directory",
    "File exists",
];
#[cfg(windows)]
const DENIED: &[&str] = &["(os error 5)", "[WinError 5]", "(os error 19)"];

#[cfg(not(windows))]
const WRITES: &str = "the setup writes to the folder `.venv` of the checkout: make it yours with \
    `sudo chown -R \"$USER\" .`, or clone into a folder that is; in a checkout that somebody else has set up \
    for you, open the tutorial with `.venv/bin/jupyter lab notebooks`";
#[cfg(windows)]
const WRITES: &str = "the setup writes to the folder `.venv` of the checkout: close JupyterLab and all kernels, and \
    clone into a folder of your own";

/// What fixes the error that these words are about.
pub fn remedy(words: &str) -> Option<&'static str> {
    let known = REMEDIES
        .iter()
        .find(|(signs, _)| signs.iter().any(|sign| words.contains(sign)));
    known.map(|(_, remedy)| *remedy)
}

/// The error with its remedy, if one is known.
pub(crate) fn explain(error: Error) -> Error {
    match remedy(&format!("{error:#}")) {
        Some(remedy) => anyhow!("{error:#}\n\nTo fix it: {remedy}."),
        None => error,
    }
}
