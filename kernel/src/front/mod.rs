//! The kernel that Jupyter knows.
//!
//! It owns the sockets, the queue of requests, the cell numbers and the history; evcxr_jupyter is an engine behind it
//! that runs one cell at a time. What cells print comes through `pipes`, past the engine, along with how each cell
//! really ended.

mod complete;
pub mod connection;
mod cursor;
mod engine;
mod execute;
mod history;
mod inspect;
mod kept;
mod kernel;
mod language;
mod message;
mod open;
mod output;
pub mod pipes;
mod sockets;
mod text;
mod words;

use std::path::Path;

use anyhow::{Context, Result};
use tokio::sync::mpsc::{channel, unbounded_channel};
use tokio::time::{Instant, sleep_until};

use crate::settings::Settings;
use crate::system;
use connection::{Channel, Connection};
use kept::Kept;
use kernel::{Clients, Kernel};
use message::Message;
use pipes::Pipes;
use sockets::{Arrived, listen};

/// How many pieces of text may wait; a cell that prints more has to wait.
const PIECES: usize = 8;

/// An event that the front reacts to.
#[derive(Debug)]
pub(crate) enum Event {
    /// A client says something.
    Client(Channel, Message),
    /// A client subscribes to this topic of what all see.
    Subscribed(Vec<u8>),
    /// The engine with this number says something.
    Engine(u32, Channel, Message),
    /// The system asks for an interrupt.
    Interrupt,
    /// The kernel should end.
    End,
}

/// Serves the clients of a connection file until one of them, or the system, ends the kernel.
///
/// # Errors
/// The file is not a connection file; a port is taken.
#[allow(unsafe_code)]
pub fn run(settings: Settings, connection_file: &Path) -> Result<()> {
    let kept = Kept::beside(connection_file);
    if let Some(folder) = kept.folder() {
        // SAFETY: no other thread has been started yet.
        unsafe { std::env::set_var(kept::VARIABLE, folder) };
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    kept.end(runtime.block_on(serve(settings, connection_file))?);
    Ok(())
}

/// Returns whether the kernel is to be restarted.
async fn serve(settings: Settings, connection_file: &Path) -> Result<bool> {
    let connection = Connection::read(connection_file)?;
    let working = std::env::current_dir().context("the folder that the kernel works in is gone")?;
    let (events, mut coming) = unbounded_channel();
    let listen = async |channel: Channel| {
        let events = events.clone();
        let pass = move |arrived| {
            let event = match arrived {
                Arrived::Message(message) => Event::Client(channel, message),
                Arrived::Subscribed(topic) => Event::Subscribed(topic),
            };
            let _ = events.send(event);
        };
        listen(&connection, channel, Box::new(pass)).await
    };
    listen(Channel::Heartbeat).await?;
    let clients = Clients {
        iopub: listen(Channel::Iopub).await?,
        stdin: listen(Channel::Stdin).await?,
        control: listen(Channel::Control).await?,
        shell: listen(Channel::Shell).await?,
    };
    let (interrupt, end) = (events.clone(), events.clone());
    system::on_signals(
        move || drop(interrupt.send(Event::Interrupt)),
        move || drop(end.send(Event::End)),
    );
    let (printed, mut prints) = channel(PIECES);
    let pipes = Pipes::new(printed)?;
    let mut kernel = Kernel::new(settings, working, clients, pipes, events);
    kernel.start().await;
    while !kernel.ends() {
        tokio::select! {
            biased;
            event = coming.recv() => match event {
                Some(event) => kernel.handle(event),
                None => break,
            },
            Some((pipe, bytes)) = prints.recv() => kernel.printed(pipe, &bytes),
            () = sleep_until(Instant::from_std(kernel.wakes())) => {}
        }
        // What has already arrived comes before what was waiting.
        while let Ok(event) = coming.try_recv() {
            kernel.handle(event);
        }
        kernel.next();
        // Even while a cell prints without end.
        if kernel.wakes() <= std::time::Instant::now() {
            kernel.woken().await;
        }
    }
    kernel.shut_down().await;
    Ok(kernel.is_restarted())
}
