//! One download by the system's `curl`, which every current desktop has. A library for HTTPS
//! brings dozens of crates, and a student's kernel would have to compile every one.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::fetch::{Download, cannot_write};
use crate::Error;
use crate::language::{Text, Words, words};

/// How often to look whether curl is done, and how much it has written.
const POLL: Duration = Duration::from_millis(20);

/// How much longer than its own limit curl may take before it is stopped.
const GRACE: Duration = Duration::from_secs(5);

/// curl's exit code for an HTTP status of 400 and above.
const HTTP_ERROR: i32 = 22;
/// curl's exit code for output that it could not write.
const WRITE_ERROR: i32 = 23;

/// Writes what the server sends into `file`, which is to become `target`.
pub(super) fn download(what: &Download, file: File, target: &Path) -> Result<(), Error> {
    let failed = |problem: Words| what.failed(target, problem);

    let output = file.try_clone().map_err(|e| cannot_write(target, e))?;
    let spawned = command(what).stdout(output).spawn();
    let mut child = spawned.map_err(|e| does_not_run(what, target, e))?;
    let status = match wait(&mut child, what, &file) {
        Ok(status) => status,
        Err(error) => {
            // Not left to write on into a file that is about to go. It may be done meanwhile.
            let _ = child.kill();
            let _ = child.wait();
            return Err(failed(error));
        }
    };
    if status.success() {
        return file.sync_all().map_err(|e| cannot_write(target, e));
    }
    let said = said(child);
    if status.code() == Some(WRITE_ERROR) {
        return Err(cannot_write(target, io::Error::other(said)));
    }
    let reason = explain(status, &said, what);
    Err(failed(Words::from(said).within(reason)))
}

/// The command line. `-q` comes first, or curl reads the user's own options before it.
fn command(what: &Download) -> Command {
    let mut command = Command::new(what.curl);
    command
        .args(["-q", "--fail", "--location", "--silent", "--show-error"])
        .args(["--proto", "=https,http", "--max-redirs", "10"])
        .args(["--connect-timeout", &what.connect_seconds.to_string()])
        .args(["--speed-limit", "1"])
        .args(["--speed-time", &what.stall_seconds.to_string()])
        .args(["--max-time", &what.total_seconds.to_string()])
        .args(["--max-filesize", &what.max_bytes.to_string()])
        .args(["--url", what.url])
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// Waits for curl to end. Both limits are curl's own as well, but it only knows the size if the
/// server states it, and a wrapper named `curl` may not know the time.
fn wait(child: &mut Child, what: &Download, file: &File) -> Result<ExitStatus, Words> {
    let started = Instant::now();
    let limit = Duration::from_secs(what.total_seconds.into()) + GRACE;
    loop {
        if let Some(status) = child.try_wait().map_err(|error| Words::from(&error))? {
            return Ok(status);
        }
        let size = file.metadata().map_err(|error| Words::from(&error))?.len();
        if size > what.max_bytes {
            return Err(too_large(what));
        }
        if started.elapsed() > limit {
            return Err(too_slow(what));
        }
        sleep(POLL);
    }
}

/// The first line of what curl said about its failure.
fn said(mut child: Child) -> String {
    let mut said = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        let _ = stderr.take(1024).read_to_end(&mut said);
    }
    let said = String::from_utf8_lossy(&said);
    match said.lines().next() {
        Some(line) => line.trim().to_owned(),
        None => "curl gives no reason".to_owned(),
    }
}

/// What an exit code of curl (`man curl`, EXIT CODES) means to a student.
fn explain(status: ExitStatus, said: &str, what: &Download) -> Words {
    let reason = match status.code() {
        Some(1 | 8) => Text(
            "the server does not answer as a web server does",
            "サーバーがウェブサーバーらしい応答をしません",
        ),
        Some(2 | 4 | 48) => Text("this `curl` is too old", "この `curl` は古すぎます"),
        Some(5 | 6) => Text(
            "the server's name is unknown: is this computer online?",
            "サーバーの名前が見つかりません。インターネットに接続していますか",
        ),
        Some(7) => Text(
            "there is no connection to the server: is this computer online?",
            "サーバーに接続できません。インターネットに接続していますか",
        ),
        Some(HTTP_ERROR) => http(said),
        Some(16 | 18 | 55 | 56 | 92) => Text(
            "the connection was cut before the whole file had arrived",
            "ファイル全体が届く前に接続が切れました",
        ),
        Some(28) => return too_slow(what),
        Some(35 | 51 | 53 | 54 | 58 | 59 | 60 | 64 | 66 | 77 | 80 | 82 | 83 | 90 | 91) => Text(
            "no secure connection (TLS) to the server could be made: are this computer's clock and certificates right?",
            "サーバーと安全な接続 (TLS) ができません。このコンピューターの時計と証明書は正しいですか",
        ),
        Some(47) => Text(
            "the server sends us from one address to the next without end",
            "サーバーが別のアドレスへの転送を繰り返します",
        ),
        Some(52) => Text(
            "the server hung up without an answer",
            "サーバーが応答せずに接続を切りました",
        ),
        Some(63) => return too_large(what),
        Some(code) => {
            return words!(
                "`curl` ended with the code {code}",
                "`curl` がコード{code}で終了しました"
            );
        }
        None => Text(
            "`curl` was stopped from outside",
            "`curl` が外部から停止されました",
        ),
    };
    reason.into()
}

/// What an HTTP status means, found at the end of "The requested URL returned error: 404".
fn http(said: &str) -> Text {
    let status = said.rsplit("error: ").next().and_then(|it| it.get(..3));
    match status.and_then(|it| it.parse().ok()).unwrap_or(0_u16) {
        404 | 410 => Text(
            "the server no longer has the file",
            "サーバーにこのファイルはもうありません",
        ),
        401 | 403 | 407 => Text(
            "the server refuses to give the file",
            "サーバーがファイルの提供を拒否しました",
        ),
        429 => Text(
            "the server is asked too often at the moment",
            "現在サーバーへの要求が多すぎます",
        ),
        500.. => Text(
            "the server has a problem of its own",
            "サーバー側で問題が起きています",
        ),
        _ => Text(
            "the server gives an error instead of the file",
            "サーバーがファイルの代わりにエラーを返しました",
        ),
    }
}

fn too_slow(what: &Download) -> Words {
    let Download {
        connect_seconds: connect,
        stall_seconds: stall,
        total_seconds: total,
        ..
    } = what;
    words!(
        "it took too long: no connection in {connect} s, nothing new in {stall} s, or not done in {total} s",
        "時間がかかりすぎました（{connect}秒以内に接続できない、{stall}秒間何も届かない、または{total}秒以内に終わらない）"
    )
}

fn too_large(what: &Download) -> Words {
    let most = what.max_bytes.div_ceil(1_000_000);
    words!(
        "what the server sends is larger than {most} MB, so it is not the recordings",
        "サーバーが送ってきたものは{most} MBを超えるため、記録データではありません"
    )
}

/// curl is not there, or the search for it met a folder that may not be read.
fn does_not_run(what: &Download, target: &Path, error: io::Error) -> Error {
    let (curl, target) = (what.curl, target.display());
    Error::Download {
        url: what.url.to_owned(),
        problem: Words::from(&error).within(words!(
            "the program `{curl}` does not run",
            "プログラム `{curl}` を実行できません"
        )),
        advice: words!(
            "Install the package `curl` (`sudo apt install curl`, `sudo dnf install curl`; macOS and Windows 10 have it), or open the address in a browser and save the file as {target}",
            "パッケージ `curl` をインストールするか（`sudo apt install curl`、`sudo dnf install curl`。macOSとWindows 10には最初から入っています）、ブラウザーでこのアドレスを開き、ファイルを{target}として保存してください。"
        ),
        cause: None,
    }
    .because(error)
}
