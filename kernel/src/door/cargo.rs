//! evcxr's calls of Cargo.

use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Result;
use serde_json::Value;

use super::command::Known;
use super::{Door, cell, fill, pass};
use crate::files::program;
use crate::trim;

/// To check a crate, evcxr uses the manifest of a package with this name.
const TRIAL: &str = "evcxr_dummy_validate_dep";

/// `cargo ARGUMENT…`.
pub fn run(door: &Door, arguments: &[OsString]) -> Result<ExitCode> {
    let does = |word: &str| arguments.iter().any(|argument| argument == word);
    if does("build") || does("check") {
        return build(
            door,
            arguments,
            if does("check") { "check" } else { "build" },
        );
    }
    if does("metadata") {
        take_versions(door);
    }
    if does("clean") {
        // evcxr wants everything recompiled, but what is compiled for all kernels is not its to clean.
        return Ok(ExitCode::SUCCESS);
    }
    door.ask("cargo", &door.settings.toolchain.cargo, arguments)
}

/// Compiles the cell with the command known for it, or lets Cargo find out.
fn build(door: &Door, arguments: &[OsString], verb: &str) -> Result<ExitCode> {
    if let Some(known) = Known::find(door) {
        return cell::compile(door, &known, verb);
    }
    take_versions(door);
    let mut command = cargo(door)?;
    command.args(arguments);
    pass(&mut command, "Cargo")
}

/// The real Cargo, for a package whose libraries may have to be compiled.
fn cargo(door: &Door) -> Result<Command> {
    let mut command = door.real(&door.settings.toolchain.cargo);
    // Compiled crates are for all kernels, and incremental state would not help their cells.
    command.env("CARGO_INCREMENTAL", "0");
    // evcxr's cells catch panics, whatever the user's settings say: with `abort`, they would not even link.
    command.env("CARGO_PROFILE_DEV_PANIC", "unwind");
    if door.warming
        && let Some(warm) = &door.warm
    {
        let target = warm.join("target");
        command
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_BUILD_BUILD_DIR", &target);
    } else if let Some(warm) = &door.warm {
        let library = &door.settings.notebooks.library.name;
        fill::target(
            &warm.join("target"),
            &door.package().join("target"),
            library,
        )?;
    }
    // evcxr's cache of crates would mix crates compiled from other folders with those compiled here.
    let lent = command
        .get_envs()
        .any(|(name, _)| name == "CARGO_NET_OFFLINE");
    if let Some(inner) = env::var_os("RUSTC_WRAPPER").filter(|_| !lent) {
        command.env("NOTEBOOK_KERNEL_WRAPPED", inner);
    }
    command.env(
        "RUSTC_WRAPPER",
        door.home.join("bin").join(program("wrapper")),
    );
    Ok(command)
}

/// Gives a package that uses the notebooks' crate the versions that the crate was tested with: without a lock file,
/// Cargo asks the registry for the newest.
fn take_versions(door: &Door) {
    let library = &door.settings.notebooks.library;
    let manifest = door.manifest();
    let uses = manifest
        .lines()
        .any(|line| line.trim().split(['=', ' ']).next() == Some(library.name.as_str()));
    let lock = env::var_os("CARGO_RESOLVER_LOCKFILE_PATH")
        .map_or(door.package().join("Cargo.lock"), Into::into);
    let named = format!("name = \"{}\"", library.name);
    let locked = fs::read_to_string(&lock)
        .unwrap_or_default()
        .lines()
        .any(|line| line == named);
    if uses && !locked {
        let _ = fs::copy(door.settings.warm.join("Cargo.lock"), lock);
    }
}

/// The crates, without those that only the notebooks' crate sees.
///
/// To infer the types of variables, evcxr reads the sources of every crate named here.
pub fn narrowed(door: &Door, name: &str, arguments: &[OsString], said: Vec<u8>) -> Vec<u8> {
    if name != "cargo" || !arguments.iter().any(|argument| argument == "metadata") {
        return said;
    }
    let Ok(mut metadata) = serde_json::from_slice::<Value>(&said) else {
        return said;
    };
    let trial = metadata["packages"]
        .as_array()
        .is_some_and(|all| all.iter().any(|package| package["name"] == TRIAL));
    if trial || narrow(&mut metadata, door).is_none() {
        return said;
    }
    let Ok(mut narrowed) = serde_json::to_vec(&metadata) else {
        return said;
    };
    // On Windows, evcxr sometimes loses a last line without a line break.
    narrowed.push(b'\n');
    narrowed
}

fn narrow(metadata: &mut Value, door: &Door) -> Option<()> {
    let library = &door.settings.notebooks.library;
    let id = |package: &Value| package["id"].as_str().map(str::to_owned);
    let packages = metadata["packages"].as_array()?;
    let shown = |wanted: &str| {
        packages.iter().any(|package| {
            id(package).as_deref() == Some(wanted)
                && library.shows.iter().any(|name| package["name"] == **name)
        })
    };
    let own = packages
        .iter()
        .find(|package| package["name"] == *library.name)
        .and_then(id)?;
    let root = metadata["resolve"]["root"]
        .as_str()
        .or(metadata["workspace_members"][0].as_str())?
        .to_owned();
    let mut nodes = metadata["resolve"]["nodes"].as_array()?.clone();
    for node in &mut nodes {
        if node["id"] == *own {
            let deps: Vec<Value> = node["deps"]
                .as_array()?
                .iter()
                .filter(|dep| dep["pkg"].as_str().is_some_and(shown))
                .cloned()
                .collect();
            node["dependencies"] = deps.iter().map(|dep| dep["pkg"].clone()).collect();
            node["deps"] = deps.into();
        }
    }
    let mut kept = HashSet::from([root.clone()]);
    let mut waiting = vec![root];
    while let Some(package) = waiting.pop() {
        let node = nodes.iter().find(|node| node["id"] == *package)?;
        for dep in node["deps"].as_array()? {
            let dep = dep["pkg"].as_str()?.to_owned();
            if kept.insert(dep.clone()) {
                waiting.push(dep);
            }
        }
    }
    let keeps = |value: &Value| value["id"].as_str().is_some_and(|id| kept.contains(id));
    nodes.retain(keeps);
    let packages = metadata["packages"].as_array_mut()?;
    packages.retain(keeps);
    if let Some(warm) = &door.warm {
        for package in packages
            .iter_mut()
            .filter(|package| !package["source"].is_null())
        {
            own_sources(package, &warm.join("sources"), door.warming);
        }
    }
    metadata["resolve"]["nodes"] = nodes.into();
    Some(())
}

/// Points to a copy of a package's sources, in a folder that every user of the kernel may read.
fn own_sources(package: &mut Value, folder: &Path, warming: bool) -> Option<()> {
    let manifest = PathBuf::from(package["manifest_path"].as_str()?);
    let theirs = manifest.parent()?;
    let own = folder.join(theirs.file_name()?);
    if warming && !own.is_dir() {
        trim::copy(theirs, &own, true).ok()?;
    }
    if own.is_dir() {
        let moved = package
            .to_string()
            .replace(quoted(theirs)?.as_str(), quoted(&own)?.as_str());
        *package = serde_json::from_str(&moved).ok()?;
    }
    Some(())
}

/// A path as written in JSON.
fn quoted(path: &Path) -> Option<String> {
    let quoted = serde_json::to_string(path.to_str()?).ok()?;
    Some(quoted.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_crates_are_listed_in_a_line_without_those_that_no_variable_needs() {
        let settings = json!({
            "notebooks": {"crate": {"name": "mine", "path": "", "written": null, "shows": ["shown"]}},
            "toolchain": {
                "rustc": "", "cargo": "", "rustup": null, "cargo_home": "", "libraries": "", "sources": null, "version": "",
                "stamp": "",
            },
            "warm": "", "engine": "", "path": "",
        });
        let door = Door {
            home: PathBuf::new(),
            settings: serde_json::from_value(settings).unwrap(),
            warm: None,
            fresh: true,
            warming: false,
        };
        let node = |name: &str, needs: &[&str]| {
            let deps: Vec<_> = needs.iter().map(|need| json!({"pkg": need})).collect();
            json!({"id": name, "dependencies": needs, "deps": deps})
        };
        let names = ["ctx", "mine", "shown", "hidden"];
        let said = json!({
            "packages": names.map(|name| json!({"id": name, "name": name, "source": null})),
            "workspace_members": ["ctx"],
            "resolve": {"root": "ctx", "nodes": [
                node("ctx", &["mine"]), node("mine", &["shown", "hidden"]), node("shown", &[]), node("hidden", &[]),
            ]},
        });
        let said = narrowed(
            &door,
            "cargo",
            &["metadata".into()],
            said.to_string().into(),
        );
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("shown") && !said.contains("hidden"), "{said}");
        assert!(said.ends_with('\n') && said.lines().count() == 1, "{said}");
    }
}
