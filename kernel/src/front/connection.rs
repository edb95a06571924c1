//! Connection files: Jupyter's, which names the ports to listen on, and the engine's, which the front makes.

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use super::message::{Key, random};

/// Where a kernel listens, and how it signs.
#[derive(Clone, Debug, Deserialize)]
pub struct Connection {
    shell_port: u16,
    iopub_port: u16,
    stdin_port: u16,
    control_port: u16,
    hb_port: u16,
    #[serde(default = "loopback")]
    ip: String,
    #[serde(default = "tcp")]
    transport: String,
    #[serde(default)]
    key: String,
}

/// One of the five sockets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Requests.
    Shell,
    /// What all clients see.
    Iopub,
    /// Questions to a client.
    Stdin,
    /// Requests that do not wait.
    Control,
    /// Whether the kernel is alive.
    Heartbeat,
}

fn loopback() -> String {
    "127.0.0.1".to_owned()
}

fn tcp() -> String {
    "tcp".to_owned()
}

/// A local address, one that nobody else uses if possible.
///
/// A port is free when it is chosen, but before the engine listens there, someone else may, or Jupyter may choose it
/// for another kernel. With forty kernels starting at once, that happens.
fn own_address() -> Ipv4Addr {
    let number = u32::from_str_radix(&random()[..6], 16)
        .unwrap_or_default()
        .clamp(1, 0xff_fffe);
    let own = Ipv4Addr::from_bits(u32::from(Ipv4Addr::new(127, 0, 0, 0)) | number);
    // Not every system has more than one.
    if TcpListener::bind((own, 0)).is_ok() {
        own
    } else {
        Ipv4Addr::LOCALHOST
    }
}

impl Connection {
    /// Reads Jupyter's file.
    ///
    /// # Errors
    /// It cannot be read, or is not a connection file.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read(file)
            .with_context(|| format!("cannot read the connection file {}", file.display()))?;
        serde_json::from_slice(&text)
            .with_context(|| format!("{} is not a connection file", file.display()))
    }

    /// Chooses free ports on this machine, and writes a file that only its owner can read.
    ///
    /// # Errors
    /// There are no free ports; the file cannot be written.
    pub fn make(file: &Path) -> Result<Self> {
        let ip = own_address();
        // All are held until all have been chosen.
        let held: Vec<TcpListener> = (0..5)
            .map(|_| TcpListener::bind((ip, 0)))
            .collect::<Result<_, _>>()
            .context("127.0.0.1 is cut off: `ip link set lo up`")?;
        let ports: Vec<u16> = held
            .iter()
            .map(|port| Ok(port.local_addr()?.port()))
            .collect::<Result<_>>()?;
        let connection = Connection {
            shell_port: ports[0],
            iopub_port: ports[1],
            stdin_port: ports[2],
            control_port: ports[3],
            hb_port: ports[4],
            ip: ip.to_string(),
            transport: tcp(),
            key: random(),
        };
        let text = json!({
            "shell_port": ports[0], "iopub_port": ports[1], "stdin_port": ports[2], "control_port": ports[3],
            "hb_port": ports[4], "ip": connection.ip, "transport": connection.transport, "key": connection.key,
            "signature_scheme": "hmac-sha256", "kernel_name": "",
        });
        fs::File::create(file)
            .and_then(|mut written| {
                crate::system::private(file)?;
                written.write_all(text.to_string().as_bytes())
            })
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(connection)
    }

    /// The address of a socket.
    pub fn endpoint(&self, channel: Channel) -> String {
        let port = match channel {
            Channel::Shell => self.shell_port,
            Channel::Iopub => self.iopub_port,
            Channel::Stdin => self.stdin_port,
            Channel::Control => self.control_port,
            Channel::Heartbeat => self.hb_port,
        };
        match self.transport.as_str() {
            // Jupyter numbers the files of local sockets.
            "ipc" => format!("ipc://{}-{port}", self.ip),
            transport => format!("{transport}://{}:{port}", self.ip),
        }
    }

    /// The key that signs messages.
    pub fn key(&self) -> Key {
        Key::new(&self.key)
    }
}
