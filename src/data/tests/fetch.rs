//! One download, from a server that behaves or does not.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use tempfile::tempdir;

use super::server::*;
use crate::data::curl::Download;
use crate::{Error, fetch_data};

/// A download must fail in bounded time, leave nothing behind, and say why and what to do.
#[track_caller]
fn assert_fails(download: Download, parts: &[&str]) {
    let parent = tempdir().unwrap();
    let started = Instant::now();
    let error = download.fetch_or_at_home(&parent.path().join("new/one"), None);
    let error = error.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(30));
    assert!(names(parent.path()).is_empty(), "something was left behind");
    assert!(matches!(error, Error::Download { .. }), "{error:?}");
    let way_out = "open the address in a browser and save the file as";
    assert_says(&error, &[download.url, way_out, NAME]);
    assert_says(&error, parts);
}

#[track_caller]
fn assert_says(error: &Error, parts: &[&str]) {
    let text = error.to_string();
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

#[track_caller]
fn assert_fetched(url: &str, folder: &Path) {
    let (path, note) = download(url).fetch_or_at_home(folder, None).unwrap();
    assert_eq!((path, note), (folder.join(NAME), None));
    assert_holds_the_file(folder);
}

#[test]
fn a_good_file_is_fetched_once_into_a_folder_that_is_made() {
    let server = Server::good();
    let folder = tempdir().unwrap();
    let folder = folder.path().join("日本 語/data");
    assert_fetched(&server.url(), &folder);
    assert_fetched(&server.url(), &folder);
    assert_eq!(server.requests(), 1);
}

#[test]
fn redirects_are_followed() {
    let server = Server::of(redirect(&Server::good().url()));
    assert_fetched(&server.url(), tempdir().unwrap().path());
}

#[test]
fn what_is_wrong_with_an_answer_is_said() {
    let half = [head("200 OK", payload().len()), vec![0; 500_000]].concat();
    let log_in = response("200 OK", b"<html>Please log in</html>");
    let its_sum = "fcfe9946f2dd7c7a84f71bc174d3928b";
    // But for the status, this would be the right file.
    let with = |status| response(status, &payload());
    let answers: [(Vec<u8>, &[&str]); 11] = [
        (half, &["cut before the whole file had arrived"]),
        (vec![], &["cut before the whole file had arrived"]),
        (log_in, &["another file", its_sum, MD5, "log in first"]),
        (response("200 OK", b""), &["another file"]),
        (response("200 OK", &[0; 5_000_000]), &["larger than 4 MB"]),
        (b"SSH-2.0-\r\n\r\n".repeat(100), &["not answer as a web"]),
        (redirect("file:///etc/hosts"), &["not answer as a web"]),
        (redirect("/again"), &["not answer as a web", "redirects"]),
        (with("404 Not Found"), &["no longer has the file", "404"]),
        (with("403 Forbidden"), &["refuses to give the file", "403"]),
        (with("503 Unavailable"), &["a problem of its own", "503"]),
    ];
    for (answer, parts) in answers {
        assert_fails(download(&Server::of(answer).url()), parts);
    }
}

#[test]
fn a_server_that_never_ends_is_not_waited_for() {
    let mute = Server::start(|_| sleep(Duration::from_secs(60)));
    assert_fails(download(&mute.url()), &["nothing new in 2 s"]);

    let trickle = Server::start(|stream| {
        send(stream, &head("200 OK", payload().len()));
        while send(stream, b"a") {
            sleep(Duration::from_millis(100));
        }
    });
    let url = trickle.url();
    let impatient = Download {
        total_seconds: 2,
        ..download(&url)
    };
    assert_fails(impatient, &["took too long", "not done in 2 s"]);

    let flood = Server::start(|stream| {
        send(stream, b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while send(stream, &[0; 1 << 16]) {}
    });
    let url = flood.url();
    let patient = Download {
        total_seconds: 60,
        ..download(&url)
    };
    assert_fails(patient, &["larger than 4 MB"]);
}

#[test]
fn without_security_or_a_network_there_is_an_error() {
    // It does not speak TLS, and then it is gone.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        send(&mut stream, b"hello, world");
    });
    let secure = format!("https://{address}/");
    assert_fails(download(&secure), &["no secure connection (TLS)"]);
    server.join().unwrap();
    assert_fails(download(&format!("http://{address}/")), &["online?"]);
}

#[test]
fn a_missing_curl_is_named() {
    let nowhere = Download {
        curl: "/no/such/curl",
        ..download("http://127.0.0.1:9/")
    };
    let parts = ["/no/such/curl` does not run", "apt install curl"];
    assert_fails(nowhere, &parts);
}

#[cfg(unix)]
#[test]
fn a_curl_that_knows_not_our_options_is_quoted() {
    let shell = Download {
        curl: "sh",
        ..download("http://127.0.0.1:9/")
    };
    assert_fails(shell, &["too old (sh: "]);
}

#[test]
fn what_has_the_files_name_but_is_wrong_is_left_alone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let sum = "1658f7f069a5f7461736e847f22a8ce9";
    // It comes while ours is on its way.
    let theirs = path.clone();
    let server = Server::start(move |stream| {
        fs::write(&theirs, "homework").unwrap();
        send(stream, &response("200 OK", &payload()));
    });
    let meanwhile = download(&server.url()).fetch_or_at_home(folder.path(), None);
    let error = meanwhile.unwrap_err();
    assert_says(&error, &[NAME, "not the right one", sum, MD5, "Delete it"]);
    // It is there before anything is asked.
    let recordings = "b3f7245c6221234a676b71a1f43c3bb5";
    let error = fetch_data(folder.path()).unwrap_err();
    assert_says(&error, &["not the right one", sum, recordings]);
    assert_eq!(names(folder.path()), [NAME]);
    assert_eq!(fs::read(&path).unwrap(), b"homework");

    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let error = fetch_data(folder.path()).unwrap_err();
    assert_says(&error, &["cannot be read (it is a folder)", "Delete it"]);
}

#[test]
fn a_folder_that_cannot_be_is_an_error() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "").unwrap();
    for path in [file.clone(), file.join("data"), "a\0b".into()] {
        let error = fetch_data(&path).unwrap_err();
        assert_says(&error, &[NAME, "could not be written", "Check that"]);
    }
    assert_eq!(names(folder.path()), ["notes.txt"]);
}
