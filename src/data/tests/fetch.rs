//! One download, from a server that behaves or does not.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use tempfile::tempdir;

use super::server::*;
use crate::data::fetch::Download;
use crate::{Error, fetch_data};

/// Fetches from `url` into an empty folder, which must fail, in bounded time, and leave nothing.
/// Returns the error in words, which must tell the way out.
#[track_caller]
fn failure(url: &str) -> String {
    failure_of(&download(url, &payload_md5()))
}

#[track_caller]
fn failure_of(download: &Download) -> String {
    let folder = tempdir().unwrap();
    let started = Instant::now();
    let error = download.fetch(folder.path()).unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(30));
    assert_eq!(names(folder.path()), [""; 0]);
    assert!(matches!(error, Error::Download { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains(download.url), "{text}");
    let way_out = "open the address in a browser and save the file as";
    assert!(text.contains(way_out) && text.contains(NAME), "{text}");
    text
}

#[track_caller]
fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

#[track_caller]
fn assert_fetched(url: &str, folder: &Path) {
    let path = download(url, &payload_md5()).fetch(folder).unwrap();
    assert_eq!(path, folder.join(NAME));
    assert!(fs::read(path).unwrap() == payload());
    assert_eq!(names(folder), [NAME]);
}

#[test]
fn the_recordings_have_their_address_name_and_sum() {
    let it = Download::RECORDINGS;
    assert_eq!(it.url, "https://osf.io/p3aeb/download");
    assert_eq!(it.name, NAME);
    assert_eq!(it.md5, "b3f7245c6221234a676b71a1f43c3bb5");
    // Or another kernel would sweep away what is still being written.
    assert!(it.total_seconds < 60 * 60);
}

#[test]
fn a_good_file_is_fetched_once() {
    let server = Server::good();
    let folder = tempdir().unwrap();
    assert_fetched(&server.url(), folder.path());
    assert_fetched(&server.url(), folder.path());
    assert_eq!(server.requests(), 1);
}

#[test]
fn the_folder_is_made() {
    let folder = tempdir().unwrap();
    assert_fetched(&Server::good().url(), &folder.path().join("日本 語/data"));
}

#[test]
fn redirects_are_followed() {
    let target = Server::good().url();
    let server = Server::start(move |path, stream| match path {
        "/p3aeb/download" => send(stream, &redirect("/elsewhere")),
        _ => send(stream, &redirect(&target)),
    });
    assert_fetched(&server.url(), tempdir().unwrap().path());
    assert_eq!(server.requests(), 2);
}

#[test]
fn redirects_without_end_or_away_from_the_web_are_errors() {
    let circle = Server::of(redirect("/again"));
    assert_says(&failure(&circle.url()), &["from one address to the next"]);
    assert!(circle.requests() <= 11);

    let disk = Server::of(redirect("file:///etc/hostname"));
    assert_says(&failure(&disk.url()), &["does not answer as a web server"]);
}

#[test]
fn a_present_file_needs_no_server() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(NAME), payload()).unwrap();
    let server = Server::good();
    assert_fetched(&server.url(), folder.path());
    assert_eq!(server.requests(), 0);
}

#[test]
fn a_present_file_that_is_wrong_is_left_alone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    fs::write(&path, "homework").unwrap();
    let server = Server::good();
    let md5 = payload_md5();
    let error = download(&server.url(), &md5)
        .fetch(folder.path())
        .unwrap_err();
    assert!(matches!(error, Error::File { .. }));
    let found = format!("{:x}", md5::compute("homework"));
    assert_says(
        &error.to_string(),
        &[NAME, "not the right one", &found, &md5, "Delete it"],
    );
    assert_eq!(fs::read(&path).unwrap(), b"homework");
    assert_eq!((server.requests(), names(folder.path()).len()), (0, 1));

    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let error = download(&server.url(), &md5)
        .fetch(folder.path())
        .unwrap_err();
    assert_says(
        &error.to_string(),
        &["something other than a file", "Delete it"],
    );
    assert_eq!(server.requests(), 0);
}

#[test]
fn fetch_data_looks_before_it_downloads() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(NAME), "homework").unwrap();
    let text = fetch_data(folder.path()).unwrap_err().to_string();
    assert_says(&text, &["not the right one", Download::RECORDINGS.md5]);
    assert_eq!(names(folder.path()), [NAME]);
}

#[test]
fn a_wrong_file_that_comes_meanwhile_is_left_alone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let theirs = path.clone();
    let server = Server::start(move |_, stream| {
        fs::write(&theirs, "homework").unwrap();
        send(stream, &response("200 OK", &payload()));
    });
    let error = download(&server.url(), &payload_md5())
        .fetch(folder.path())
        .unwrap_err();
    assert_says(&error.to_string(), &["not the right one", "Delete it"]);
    assert_eq!(names(folder.path()), [NAME]);
    assert_eq!(fs::read(&path).unwrap(), b"homework");
}

#[test]
fn another_file_is_refused() {
    let portal = Server::of(response("200 OK", b"<html>Please log in</html>"));
    let found = format!("{:x}", md5::compute("<html>Please log in</html>"));
    let text = failure(&portal.url());
    assert_says(
        &text,
        &[
            "what arrived is another file",
            &found,
            &payload_md5(),
            "log in first",
        ],
    );

    let empty = Server::of(response("200 OK", b""));
    assert_says(&failure(&empty.url()), &["what arrived is another file"]);
}

#[test]
fn errors_of_the_server_are_told_apart() {
    let cases = [
        ("404 Not Found", "no longer has the file"),
        ("410 Gone", "no longer has the file"),
        ("403 Forbidden", "refuses to give the file"),
        ("429 Too Many Requests", "asked too often at the moment"),
        ("418 I'm a teapot", "an error instead of the file"),
        ("500 Internal Server Error", "a problem of its own"),
        ("503 Service Unavailable", "a problem of its own"),
    ];
    for (status, meaning) in cases {
        // The body is the right file, but the server says that it is not.
        let server = Server::of(response(status, &payload()));
        assert_says(&failure(&server.url()), &[meaning, &status[..3]]);
    }
}

#[test]
fn a_connection_cut_in_the_middle_is_an_error() {
    let mut half = head("200 OK", payload().len());
    half.extend(&payload()[..500_000]);
    let server = Server::of(half);
    assert_says(
        &failure(&server.url()),
        &["cut before the whole file had arrived"],
    );

    let silent = Server::of(Vec::new());
    assert_says(&failure(&silent.url()), &["hung up without an answer"]);
}

#[test]
fn a_server_that_stalls_is_not_waited_for() {
    let stalled = Server::start(|_, stream| {
        send(stream, &head("200 OK", payload().len()));
        send(stream, &payload()[..1000]);
        sleep(Duration::from_secs(60));
    });
    assert_says(
        &failure(&stalled.url()),
        &["took too long", "nothing new in 2 s"],
    );

    let mute = Server::start(|_, _| sleep(Duration::from_secs(60)));
    assert_says(&failure(&mute.url()), &["took too long"]);
}

#[test]
fn a_server_that_trickles_is_not_waited_for() {
    let server = Server::start(|_, stream| {
        send(stream, &head("200 OK", payload().len()));
        for byte in payload() {
            send(stream, &[byte]);
            sleep(Duration::from_millis(100));
        }
    });
    let (url, md5) = (server.url(), payload_md5());
    let impatient = Download {
        total_seconds: 2,
        ..download(&url, &md5)
    };
    assert_says(
        &failure_of(&impatient),
        &["took too long", "not done in 2 s"],
    );
}

#[test]
fn no_server_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    assert_says(&failure(&url), &["no connection to the server", "online?"]);

    let parent = tempdir().unwrap();
    let folder = parent.path().join("new/one");
    download(&url, &payload_md5()).fetch(&folder).unwrap_err();
    assert!(names(parent.path()).is_empty(), "a folder was left behind");
}

#[test]
fn an_unknown_name_is_an_error() {
    let text = failure("http://no-such-server.invalid/");
    // Without any network, some resolvers wait for one.
    assert!(
        text.contains("name is unknown") || text.contains("took too long"),
        "{text}"
    );
}

#[test]
fn garbage_instead_of_http_is_an_error() {
    let server = Server::of(b"\x00\x01SSH-2.0-what?\r\n\r\n".repeat(100));
    assert_says(
        &failure(&server.url()),
        &["does not answer as a web server does"],
    );
}

#[test]
fn a_secure_address_without_security_is_an_error() {
    // The server's first words are no TLS; it never sees a request.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            send(&mut stream, b"hello, world");
        }
    });
    assert_says(&failure(&url), &["no secure connection (TLS)"]);
}

#[test]
fn a_body_larger_than_any_recording_is_stopped() {
    let stated = Server::of(response("200 OK", &vec![0; 5_000_000]));
    assert_says(&failure(&stated.url()), &["larger than 4 MB"]);

    let endless = Server::start(|_, stream| {
        use std::io::Write;
        send(stream, b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while stream.write_all(&[0; 1 << 16]).is_ok() {}
    });
    assert_says(&failure(&endless.url()), &["larger than 4 MB"]);
}

#[test]
fn a_missing_curl_is_named() {
    let server = Server::good();
    let (url, md5) = (server.url(), payload_md5());
    let home = tempdir().unwrap();
    let curl = home.path().join("curl").display().to_string();
    let nowhere = Download {
        curl: &curl,
        ..download(&url, &md5)
    };
    let text = failure_of(&nowhere);
    assert_says(&text, &[&curl, "does not run", "apt install curl"]);
    assert_eq!(server.requests(), 0);
}

#[test]
fn leftovers_of_killed_processes_are_swept_when_they_are_old() {
    let folder = tempdir().unwrap();
    let aged = |name: &str, hours: u64| {
        let file = File::create(folder.path().join(name)).unwrap();
        let age = Duration::from_secs(hours * 60 * 60 - 60);
        file.set_modified(SystemTime::now() - age).unwrap();
    };
    let young = format!("{NAME}.part-1-0");
    aged(&young, 1);
    aged(&format!("{NAME}.part-2-0"), 2);
    aged("notes.part-3-0", 1000);
    fs::write(folder.path().join(NAME), payload()).unwrap();

    let (url, md5) = (String::from("http://127.0.0.1:9/"), payload_md5());
    download(&url, &md5).fetch(folder.path()).unwrap();
    let mut left = names(folder.path());
    left.sort();
    assert_eq!(left, [NAME, &young, "notes.part-3-0"]);
}

#[test]
fn a_folder_that_cannot_be_is_an_error() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "").unwrap();
    let server = Server::good();
    let (url, md5) = (server.url(), payload_md5());
    for path in [file.clone(), file.join("data"), "a\0b".into()] {
        let error = download(&url, &md5).fetch(&path).unwrap_err();
        assert!(matches!(error, Error::File { .. }));
        assert_says(
            &error.to_string(),
            &["folder cannot be made", "Choose a folder"],
        );
    }
    assert_eq!(names(folder.path()), ["notes.txt"]);
    assert_eq!(server.requests(), 0);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_an_error_unless_one_may_write_to_it() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let server = Server::good();
    // The superuser may write to any folder.
    if tempfile::tempfile_in(folder.path()).is_ok() {
        return assert_fetched(&server.url(), folder.path());
    }
    let error = download(&server.url(), &payload_md5())
        .fetch(folder.path())
        .unwrap_err();
    assert!(matches!(error, Error::File { .. }));
    assert_says(
        &error.to_string(),
        &["cannot be written", "in which you may write"],
    );
    assert_eq!(names(folder.path()), [""; 0]);
    assert_eq!(server.requests(), 0);
}
