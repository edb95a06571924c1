//! A web server on this computer that answers as each test wants, and what it has to offer.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::data::curl::Download;
use crate::data::fetch::RECORDINGS;

pub const NAME: &str = "W3D4_stringer_oribinned6_split.npz";
/// The sum of the payload.
pub const MD5: &str = "35efddb2811ce9ecbdfa17f18472e604";

/// The file that the server has: large enough not to fit into the buffers on the way.
pub fn payload() -> Vec<u8> {
    (0..=250).cycle().take(1_000_000).collect()
}

/// The real download in all but its address, sum and patience.
pub fn download(url: &str) -> Download<'_> {
    Download {
        url,
        md5: MD5,
        stall_seconds: 2,
        total_seconds: 15,
        max_bytes: 4_000_000,
        ..RECORDINGS
    }
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[track_caller]
pub fn assert_holds_the_file(folder: &Path) {
    assert_eq!(names(folder), [NAME]);
    assert!(fs::read(folder.join(NAME)).unwrap() == payload());
}

pub struct Server {
    port: u16,
    requests: Arc<AtomicUsize>,
}

impl Server {
    /// Calls `answer` with the connection of every request, each in its own thread.
    /// The server lives as long as the test.
    pub fn start(answer: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(AtomicUsize::new(0));
        let (count, answer) = (requests.clone(), Arc::new(answer));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (count, answer) = (count.clone(), answer.clone());
                thread::spawn(move || {
                    // A request ends with an empty line.
                    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
                    if lines.any(|line| line.is_empty()) {
                        count.fetch_add(1, Ordering::SeqCst);
                        answer(&mut stream);
                    }
                });
            }
        });
        Server { port, requests }
    }

    /// A server that answers every request with these bytes.
    pub fn of(bytes: Vec<u8>) -> Server {
        Server::start(move |stream| {
            send(stream, &bytes);
        })
    }

    /// A server with the right file.
    pub fn good() -> Server {
        Server::of(response("200 OK", &payload()))
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/p3aeb/download", self.port)
    }

    /// How many requests have come so far.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Whether the client took it. It may hang up at any time, and the server does not mind.
pub fn send(stream: &mut TcpStream, bytes: &[u8]) -> bool {
    stream.write_all(bytes).is_ok()
}

pub fn response(status: &str, body: &[u8]) -> Vec<u8> {
    [&head(status, body.len()), body].concat()
}

/// The start of an answer that promises a body of this many bytes.
pub fn head(status: &str, length: usize) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").into()
}

pub fn redirect(to: &str) -> Vec<u8> {
    response(&format!("302 Found\r\nLocation: {to}"), b"")
}
