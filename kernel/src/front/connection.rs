//! Connection files: Jupyter's, which names the ports to listen on, and the engine's, which the front makes.

use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::message::{Key, random};
use crate::system::private;

/// Where a kernel listens, and how it signs.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// The only one there is.
    #[serde(skip_deserializing, default = "scheme")]
    signature_scheme: &'static str,
    #[serde(skip_deserializing)]
    kernel_name: &'static str,
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

fn scheme() -> &'static str {
    "hmac-sha256"
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

    /// Chooses free ports on this machine, and holds them until the second value is dropped.
    ///
    /// # Errors
    /// There are none.
    pub fn free() -> Result<(Self, Vec<TcpListener>)> {
        let ip = own_address();
        let held: Vec<TcpListener> = (0..5)
            .map(|_| TcpListener::bind((ip, 0)))
            .collect::<Result<_, _>>()
            .context("127.0.0.1 is cut off: `ip link set lo up`")?;
        let mut ports = [0; 5];
        for (port, held) in ports.iter_mut().zip(&held) {
            *port = held.local_addr()?.port();
        }
        Ok((Connection::new(ip, ports, random()), held))
    }

    /// One that nobody uses, with ports that the system chooses.
    pub fn unused() -> Self {
        Connection::new(Ipv4Addr::LOCALHOST, [0; 5], String::new())
    }

    fn new(ip: Ipv4Addr, ports: [u16; 5], key: String) -> Self {
        let [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
        Connection {
            shell_port,
            iopub_port,
            stdin_port,
            control_port,
            hb_port,
            ip: ip.to_string(),
            transport: tcp(),
            key,
            signature_scheme: scheme(),
            kernel_name: "",
        }
    }

    /// Writes a file that only its owner can read.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, file: &Path) -> Result<()> {
        let text = serde_json::to_vec(self)?;
        fs::File::create(file)
            .and_then(|mut written| {
                private(file)?;
                written.write_all(&text)
            })
            .with_context(|| format!("cannot write {}", file.display()))
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
