//! Step 1: a virtual environment with JupyterLab, at exact versions.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, slice};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::checkout::Checkout;
use crate::language::Language;
use crate::process::{capture, show};
use crate::{Step, kernel};

/// The oldest Python that runs the pinned packages.
const OLDEST: (u32, u32) = (3, 10);

/// The newest that is known to run them: newer ones are used if they are called `python3`.
const NEWEST: u32 = 15;

/// JupyterLab's own folder of defaults, in `.venv`.
const SETTINGS: &str = "share/jupyter/lab/settings";

/// JupyterLab's defaults in this environment: it does not check for news or updates, or ask the user about them; and
/// its menus use this language until the user chooses another.
fn defaults(locale: &str) -> String {
    let defaults = json!({
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": false
        },
        "@jupyterlab/translation-extension:plugin": { "locale": locale }
    });
    format!("{defaults:#}\n")
}

/// Prints the version, and whether virtual environments can be made.
const PROBE: &str = "import sys, importlib.util as u; \
    print(*sys.version_info[:2], all(u.find_spec(m) for m in ('venv', 'ensurepip')))";

/// Fails if a package that every notebook needs is missing.
const SYSTEM_PACKAGES: &str = "import jupyterlab, jupyter_client, nbclient, nbformat";

/// A Python that was found.
struct Python {
    command: Vec<String>,
    version: (u32, u32),
    makes_venvs: bool,
}

pub fn set_up(checkout: &Checkout) -> Result<()> {
    let languages = Language::all(&checkout.root)?;
    let mut lists = vec![checkout.root.join("tools/requirements/notebooks.txt")];
    lists.extend(languages.iter().filter_map(Language::packages));
    let system = checkout.host.system_packages;
    let (packages, intent) = if system {
        let intent = "Setting up .venv with the packages of this Python (once, a few seconds)";
        (SYSTEM_PACKAGES.into(), intent)
    } else {
        let pinned = lists.iter().map(|list| requirements(list));
        let pinned = pinned.collect::<Result<String>>()?;
        let intent = "Setting up Python with JupyterLab in .venv (once, about a minute)";
        (pinned, intent)
    };
    Step {
        name: "python",
        intent,
        // The scripts of a virtual environment contain its path: in a moved checkout, they lead nowhere.
        key: &|| {
            let version = version(checkout);
            format!("{}\n{version:?}\n{packages}", checkout.root.display())
        },
        action: &|| {
            let python = find(checkout)?;
            clear(&checkout.venv())?;
            if system {
                return use_packages_of(checkout, &python);
            }
            show(called(checkout, &python.command)?.args(["-m", "venv", ".venv"]))?;
            install(checkout, &checkout.venv(), &lists)
        },
    }
    .run(&checkout.stamps())?;
    write_settings(&checkout.venv(), &languages)
}

/// What a list requires.
fn requirements(list: &Path) -> Result<String> {
    fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))
}

/// Makes `.venv` use an existing Python, with all of its packages.
fn use_packages_of(checkout: &Checkout, python: &Python) -> Result<()> {
    ensure!(
        cfg!(unix),
        "`--system-packages` is for images of Linux and macOS: leave it out"
    );
    let probe = format!("{SYSTEM_PACKAGES}; import sys; print(sys.executable)");
    let executable = capture(called(checkout, &python.command)?.args(["-c", &probe]))
        .context("this Python lacks packages; without `--system-packages` they are installed")?;
    let own = program(&checkout.venv(), "python");
    fs::create_dir_all(scripts(&checkout.venv()))?;
    // A link would do for some Pythons, but not for one that is itself part of a virtual environment.
    let quoted = executable.trim().replace('\'', r"'\''");
    fs::write(&own, format!("#!/bin/sh\nexec '{quoted}' \"$@\"\n"))?;
    show(checkout.command("chmod")?.arg("+x").arg(own))
}

/// Installs the packages of lists into a virtual environment.
fn install(checkout: &Checkout, venv: &Path, lists: &[PathBuf]) -> Result<()> {
    let mut pip = checkout.command(program(venv, "python"))?;
    pip.args(["-m", "pip", "install", "--quiet"])
        .args(["--disable-pip-version-check", "--no-input"])
        // A user may have configured where pip puts packages, in a file or in variables.
        .args(["--no-user", "--target=", "--prefix"])
        .arg(venv);
    for list in lists {
        pip.arg("--requirement").arg(list);
    }
    show(&mut pip)
}

/// Adds the packages of a list, one of which provides the named program, as a separate step: other steps do not wait
/// for them.
pub fn add(
    checkout: &Checkout,
    name: &'static str,
    intent: &'static str,
    list: &str,
    brings: &str,
) -> Result<()> {
    let list = checkout.root.join(list);
    let requirements = requirements(&list)?;
    Step {
        name,
        intent,
        // They go where the previous step may have remade everything.
        key: &|| {
            let is_there = program(&checkout.venv(), brings).is_file();
            format!("{:?} {is_there}\n{requirements}", version(checkout))
        },
        action: &|| install(checkout, &checkout.venv(), slice::from_ref(&list)),
    }
    .run(&checkout.stamps())
}

/// Makes a separate environment in `.venv/NAME` with the packages of a list, one of which provides the named program:
/// students need not install it, and it need not agree with anything else.
pub fn apart(
    checkout: &Checkout,
    name: &'static str,
    intent: &'static str,
    list: &str,
    brings: &str,
) -> Result<PathBuf> {
    let folder = checkout.venv().join(name);
    let list = checkout.root.join(list);
    let requirements = requirements(&list)?;
    Step {
        name,
        intent,
        key: &|| {
            let root = checkout.root.display();
            format!(
                "{root}\n{}\n{requirements}",
                program(&folder, brings).is_file()
            )
        },
        action: &|| {
            let _ = fs::remove_dir_all(&folder);
            let own = program(&checkout.venv(), "python");
            show(checkout.command(own)?.args(["-m", "venv"]).arg(&folder))?;
            install(checkout, &folder, slice::from_ref(&list))
        },
    }
    .run(&checkout.stamps())?;
    Ok(folder)
}

/// Puts JupyterLab's defaults where it looks for them, and for each language where [`Lab`](crate::lab::Lab) lets it look.
fn write_settings(venv: &Path, languages: &[Language]) -> Result<()> {
    let of_languages = languages
        .iter()
        .map(|language| (settings_in(venv, language), &*language.locale));
    for (folder, locale) in of_languages.chain([(venv.join(SETTINGS), "default")]) {
        let (file, defaults) = (folder.join("overrides.json"), defaults(locale));
        if fs::read_to_string(&file).is_ok_and(|present| present == defaults) {
            continue;
        }
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, defaults))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The folder of JupyterLab's defaults for a language.
pub fn settings_in(venv: &Path, language: &Language) -> PathBuf {
    venv.join(format!("{SETTINGS}-{}", language.code))
}

/// The path of this program in a virtual environment.
pub fn program(venv: &Path, name: &str) -> PathBuf {
    scripts(venv).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The folder of a virtual environment's programs.
pub fn scripts(venv: &Path) -> PathBuf {
    venv.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// The first Python on this machine that is new enough and makes virtual environments.
fn find(checkout: &Checkout) -> Result<Python> {
    let (new, old): (Vec<_>, Vec<_>) = candidates()
        .iter()
        .filter_map(|command| probe(checkout, command))
        .partition(|python| python.version >= OLDEST);
    let lacks_venv = new.first().map(|python| python.version);
    if let Some(python) = new.into_iter().find(|python| python.makes_venvs) {
        return Ok(python);
    }
    if let Some((major, minor)) = lacks_venv {
        bail!(
            "Python {major}.{minor} is here, but not the part of it that makes virtual environments.\n\
             On Debian and Ubuntu `sudo apt install python3-venv` adds it \
             (`python{major}.{minor}-venv` for this version)."
        );
    }
    let seen: String = old
        .iter()
        .map(|p| format!(", only {}.{}", p.version.0, p.version.1))
        .take(1)
        .collect();
    bail!(
        "JupyterLab needs Python {}.{} or newer, and none was found{seen}.\n\
         To install it: `sudo apt install python3 python3-venv` (Debian, Ubuntu), `sudo dnf install python3` \
         (Fedora), `brew install python` (macOS), `winget install Python.Python.3.13` (Windows).",
        OLDEST.0,
        OLDEST.1
    )
}

/// The possible names of a Python.
fn candidates() -> Vec<Vec<String>> {
    let minors = (OLDEST.1..=NEWEST)
        .rev()
        .map(|minor| vec![format!("python3.{minor}")]);
    let mut names: Vec<_> = std::iter::once(vec!["python3".into()])
        .chain(minors)
        .collect();
    names.push(vec!["python".into()]);
    if cfg!(windows) {
        names.push(vec!["py".into(), "-3".into()]);
    }
    names
}

/// The version of the virtual environment's Python, if there is one that runs.
pub fn version(checkout: &Checkout) -> Option<(u32, u32)> {
    let python = program(&checkout.venv(), "python").display().to_string();
    probe(checkout, &[python]).map(|python| python.version)
}

/// The command that calls a Python of this name.
fn called(checkout: &Checkout, command: &[String]) -> Result<Command> {
    let mut called = checkout.command(&command[0])?;
    called.args(&command[1..]);
    Ok(called)
}

/// Asks a Python for its version; `None` if there is none of that name, or it does not run.
fn probe(checkout: &Checkout, command: &[String]) -> Option<Python> {
    let answer = capture(called(checkout, command).ok()?.args(["-c", PROBE])).ok()?;
    let mut words = answer.split_whitespace();
    Some(Python {
        command: command.to_vec(),
        version: (words.next()?.parse().ok()?, words.next()?.parse().ok()?),
        makes_venvs: words.next()? == "True",
    })
}

/// Removes what Python put in the folder, so that a half-made environment, or another Python's, leaves nothing behind.
/// The kernel stays: it may have taken ten minutes to build.
fn clear(venv: &Path) -> Result<()> {
    remove_all_but(venv, &["lock", "stamps", "bin", "warm", kernel::WORKSHOP])?;
    if venv.join("bin").is_dir() {
        remove_all_but(&venv.join("bin"), &[&kernel::file_name()])?;
    }
    Ok(())
}

fn remove_all_but(folder: &Path, kept: &[&str]) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if kept.iter().any(|name| entry.file_name() == **name) {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        }
        .with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}
