//! Where the kernel comes from: this machine, a release, or a build, whichever fits first.
#![cfg(unix)]

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use common::machine::{Machine, kernel};
use xtask::kernel::{RELEASE_TARGET, VERSION};

const OTHER: &str = "0.21.1";

/// Serves, once, what evcxr would publish if its release held this kernel. Returns the requested address.
fn publish(machine: &mut Machine, version: &str) -> Receiver<String> {
    let name = format!("evcxr_jupyter-v{VERSION}-{}", RELEASE_TARGET.unwrap());
    machine.script(&format!("release/{name}/evcxr_jupyter"), &kernel(version));
    let release = machine.folder.join("release");
    let packed = Command::new("tar")
        .arg("-C")
        .arg(&release)
        .args(["-czf", "-", &name])
        .output()
        .unwrap()
        .stdout;
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    machine.host.releases = format!("http://{}/download", server.local_addr().unwrap());
    let (asked, asking) = channel();
    thread::spawn(move || {
        let (mut client, _) = server.accept().unwrap();
        let mut request = [0; 4096];
        let length = client.read(&mut request).unwrap();
        write!(
            client,
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
            packed.len()
        )
        .unwrap();
        client.write_all(&packed).unwrap();
        let request = String::from_utf8_lossy(&request[..length]);
        asked
            .send(request.split(' ').nth(1).unwrap().to_owned())
            .unwrap();
    });
    asking
}

#[test]
fn the_right_version_on_this_machine_is_copied() {
    let machine = Machine::new("installed");
    machine.script("bin/evcxr_jupyter", &kernel(OTHER));
    machine.script("cargo/evcxr_jupyter", &kernel(VERSION));
    assert_eq!(machine.set_up()[2..], ["register"]);
    let copy = fs::read(machine.kernel()).unwrap();
    assert_eq!(
        copy,
        fs::read(machine.folder.join("cargo/evcxr_jupyter")).unwrap()
    );
}

#[test]
fn a_kernel_that_does_not_run_here_is_passed_over() {
    let machine = Machine::new("other-machine");
    machine.script(
        "bin/evcxr_jupyter",
        &kernel(VERSION).replace("true", "exit 126"),
    );
    assert_eq!(machine.set_up()[2..], ["cargo install", "register"]);
}

#[test]
fn a_release_saves_the_build() {
    let Some(target) = RELEASE_TARGET else { return };
    let mut machine = Machine::new("release");
    machine.script("bin/evcxr_jupyter", &kernel(OTHER));
    let server = publish(&mut machine, VERSION);
    machine.prepare().unwrap();
    let asked = format!("/download/v{VERSION}/evcxr_jupyter-v{VERSION}-{target}.tar.gz");
    assert_eq!(server.recv_timeout(Duration::from_secs(1)).unwrap(), asked);
    assert_eq!(machine.noted()[2..], ["register"]);
    assert!(!machine.root().join(".venv/kernel").exists());
}

#[test]
fn a_release_of_another_version_is_not_believed() {
    if RELEASE_TARGET.is_none() {
        return;
    }
    let mut machine = Machine::new("other-release");
    let server = publish(&mut machine, OTHER);
    machine.prepare().unwrap();
    server.recv_timeout(Duration::from_secs(1)).unwrap();
    assert_eq!(machine.noted()[2..], ["cargo install", "register"]);
}

#[test]
fn a_build_of_another_version_is_an_error() {
    let machine = Machine::new("other-build");
    machine.script("built", &kernel(OTHER));
    machine.fails([&*format!("is not evcxr {VERSION}")]);
    assert!(!machine.kernel().exists());
}
