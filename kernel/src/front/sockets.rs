//! Sockets as streams of events: each has its own task, the only one that reads from it and writes to it.

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zeromq::util::PeerIdentity;
use zeromq::{
    DealerSocket, RepSocket, RouterSocket, Socket, SocketOptions, SocketRecv, SocketSend,
    SubSocket, XPubSocket, ZmqMessage,
};

use super::connection::{Channel, Connection};
use super::message::{Key, Message};

/// The front's name for the engine.
const NAME: &str = "front";

/// How long to wait after reading or listening has failed.
const PAUSE: Duration = Duration::from_millis(50);

/// How many times to try a port that is taken: for three seconds.
const TRIES: u32 = 60;

/// Something that arrives.
#[derive(Debug)]
pub enum Arrived {
    /// A message.
    Message(Message),
    /// A client listens from now on.
    Subscribed(Vec<u8>),
}

/// The writing end of a socket.
#[derive(Clone)]
pub struct Sender {
    key: Key,
    queue: UnboundedSender<ZmqMessage>,
}

impl Sender {
    /// Sends, or drops the message when the socket is gone.
    pub fn send(&self, message: &Message) {
        let _ = self.queue.send(self.key.write(message));
    }
}

/// The handler of a socket's events.
type Handler = Box<dyn FnMut(Arrived) + Send>;

/// Listens for clients.
///
/// The port was free when Jupyter chose it. Whatever has taken it since may be gone in a moment: outgoing connections
/// get arbitrary ports.
///
/// # Errors
/// The port stays taken.
pub async fn listen(connection: &Connection, channel: Channel, handler: Handler) -> Result<Sender> {
    let (endpoint, key) = (connection.endpoint(channel), connection.key());
    Ok(match channel {
        Channel::Iopub => serve(bound::<XPubSocket>(&endpoint).await?, key, handler),
        Channel::Heartbeat => {
            tokio::spawn(beat(bound(&endpoint).await?));
            mute(key)
        }
        _ => serve(bound::<RouterSocket>(&endpoint).await?, key, handler),
    })
}

/// A socket that listens.
async fn bound<S: Socket>(endpoint: &str) -> Result<S> {
    let mut socket = S::new();
    let mut tries = 0;
    loop {
        match socket.bind(endpoint).await {
            Ok(_) => return Ok(socket),
            Err(_) if tries < TRIES => tries += 1,
            Err(error) => {
                return Err(error).with_context(|| format!("cannot listen at {endpoint}"));
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Connects to the engine as a client.
///
/// # Errors
/// It does not listen.
pub async fn connect(
    connection: &Connection,
    channel: Channel,
    mut handler: Handler,
) -> Result<Sender> {
    let endpoint = connection.endpoint(channel);
    let deaf = || format!("cannot connect to {endpoint}");
    if channel == Channel::Iopub {
        let mut socket = SubSocket::new();
        socket.connect(&endpoint).await.with_context(deaf)?;
        socket.subscribe("").await.with_context(deaf)?;
        let key = connection.key();
        let own = key.clone();
        tokio::spawn(async move {
            while let Ok(frames) = socket.recv().await {
                if let Ok(message) = own.read(frames) {
                    handler(Arrived::Message(message));
                }
            }
        });
        return Ok(mute(key));
    }
    // The engine asks for input under the name that sent the request.
    let mut options = SocketOptions::default();
    options.peer_identity(PeerIdentity::try_from(NAME.as_bytes())?);
    let mut socket = DealerSocket::with_options(options);
    socket.connect(&endpoint).await.with_context(deaf)?;
    Ok(serve(socket, connection.key(), handler))
}

/// For a socket that is only read.
fn mute(key: Key) -> Sender {
    let (queue, _) = unbounded_channel();
    Sender { key, queue }
}

/// Echoes whatever it gets.
async fn beat(mut socket: RepSocket) {
    loop {
        match socket.recv().await {
            Ok(frames) => drop(socket.send(frames).await),
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

fn serve<S: SocketRecv + SocketSend + Send + 'static>(
    socket: S,
    key: Key,
    handler: Handler,
) -> Sender {
    let (queue, waiting) = unbounded_channel();
    tokio::spawn(work(socket, key.clone(), waiting, handler));
    Sender { key, queue }
}

async fn work<S: SocketRecv + SocketSend>(
    mut socket: S,
    key: Key,
    mut waiting: UnboundedReceiver<ZmqMessage>,
    mut handler: Handler,
) {
    // How many times in a row reading failed: a client that went away is no reason to stop.
    let mut failed = 0;
    loop {
        tokio::select! {
            arrived = socket.recv() => match arrived {
                Ok(frames) => {
                    failed = 0;
                    match frames.get(0) {
                        Some(frame) if frames.len() == 1 && frame.first() == Some(&1) => handler(Arrived::Subscribed(frame[1..].to_vec())),
                        // Anything that is not a message, or is forged, gets no answer.
                        _ => if let Ok(message) = key.read(frames) {
                            handler(Arrived::Message(message));
                        },
                    }
                }
                Err(_) => {
                    failed += 1;
                    tokio::time::sleep(std::time::Duration::from_millis(if failed < 10 { 1 } else { 100 })).await;
                }
            },
            message = waiting.recv() => match message {
                Some(message) => drop(socket.send(message).await),
                None => return,
            },
        }
    }
}
