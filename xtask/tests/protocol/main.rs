//! Jupyter's protocol, tested on the real kernel with a client library that is not ours.

mod client;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use client::{Client, Kernel, parent, soon, state};
use jupyter_protocol::messaging::{
    CommClose, CommId, CommInfoRequest, CommMsg, CommOpen, CompleteRequest, ExecuteRequest,
    ExecutionState, HistoryEntry, HistoryRequest, InspectRequest, InterruptRequest,
    IsCompleteReplyStatus, IsCompleteRequest, JupyterMessage, JupyterMessageContent as Content,
    KernelInfoRequest, ReplyStatus, ShutdownRequest, Stdio, UnknownMessage,
};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Mutex, MutexGuard};
use xtask::prepare;

/// The kernelspec of what `cargo lab --prepare` sets up, by the same code.
fn spec() -> &'static Path {
    static SPEC: OnceLock<PathBuf> = OnceLock::new();
    SPEC.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let venv = prepare(root).unwrap().venv();
        venv.join("share/jupyter/kernels/rust/kernel.json")
    })
}

/// One runtime for all tests: connections belong to it.
fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap()
    })
}

/// The kernel shared by all tests that do not end it, and its client. It ends with this process.
async fn shared() -> MutexGuard<'static, (Kernel, Client)> {
    static SHARED: tokio::sync::OnceCell<Mutex<(Kernel, Client)>> =
        tokio::sync::OnceCell::const_new();
    SHARED
        .get_or_init(|| async { Mutex::new(own().await) })
        .await
        .lock()
        .await
}

/// A test's own kernel, ready.
async fn own() -> (Kernel, Client) {
    let kernel = Kernel::start(spec()).await;
    let mut client = Client::connect(&kernel.connection, "first").await;
    client.ask(KernelInfoRequest {}).await;
    (kernel, client)
}

/// Runs a test that may take the shared kernel's client.
macro_rules! asked {
    ($name:ident, |$kernel:ident, $client:ident| $body:block) => {
        #[test]
        fn $name() {
            spec();
            runtime().block_on(async {
                let mut both = shared().await;
                #[allow(unused_variables)]
                let ($kernel, $client) = &mut *both;
                $body
            });
        }
    };
}

/// The content of a message that is of this kind.
macro_rules! content {
    ($message:expr, $kind:ident) => {
        match &$message.content {
            Content::$kind(content) => content,
            other => panic!("no {}: {other:?}", stringify!($kind)),
        }
    };
}

fn later(code: &str) -> ExecuteRequest {
    ExecuteRequest::new(code.to_owned())
}

/// Says that it runs, and keeps going.
const LOOP: &str =
    "println!(\"on\"); loop { std::thread::sleep(std::time::Duration::from_millis(10)); }";

// --- What the kernel is ---------------------------------------------------------------------------------------------

asked!(the_heart_beats, |kernel, client| {
    for _ in 0..3 {
        soon("a heartbeat", client.heartbeat.single_heartbeat())
            .await
            .unwrap();
    }
});

asked!(the_kernel_tells_what_it_is, |kernel, client| {
    let answer = client.ask(KernelInfoRequest {}).await;
    let info = content!(answer.reply, KernelInfoReply);
    assert_eq!(info.status, ReplyStatus::Ok);
    assert_eq!(
        (
            info.language_info.name.as_str(),
            info.language_info.file_extension.as_deref()
        ),
        ("rust", Some(".rs"))
    );
    assert!(
        info.protocol_version.starts_with("5.")
            && !info.banner.is_empty()
            && !info.implementation.is_empty()
    );
    assert!(matches!(
        client.ask_control(KernelInfoRequest {}).await.content,
        Content::KernelInfoReply(_)
    ));
});

asked!(who_listens_is_welcome, |kernel, client| {
    assert_eq!(client.welcome.as_deref(), Some(""));
});

// --- Cells ----------------------------------------------------------------------------------------------------------

asked!(what_is_printed_is_seen, |kernel, client| {
    let answer = client
        .run("println!(\"hello\"); eprintln!(\"error\"); print!(\"no end\");")
        .await;
    assert_eq!(answer.printed(&Stdio::Stdout), "hello\nno end");
    assert_eq!(answer.printed(&Stdio::Stderr), "error\n");
    assert_eq!(answer.cell().status, ReplyStatus::Ok);
});

asked!(
    a_cell_is_told_from_its_beginning_to_its_end,
    |kernel, client| {
        let answer = client.run("println!(\"1\"); 1 + 1").await;
        let kinds = answer.kinds().join(" ");
        assert_eq!(kinds, "status execute_input stream execute_result status");
        assert_eq!(state(&answer.seen[0]), Some(ExecutionState::Busy));
        answer.shows("2");
        let input = content!(answer.seen[1], ExecuteInput);
        assert_eq!(input.code, "println!(\"1\"); 1 + 1");
        assert_eq!(input.execution_count.value(), answer.count());
    }
);

asked!(cells_are_counted, |kernel, client| {
    let first = client.run("let counted = 1;").await.count();
    assert_eq!(client.run("let counted = 2;").await.count(), first + 1);
    let aside = ExecuteRequest {
        store_history: false,
        ..later("let aside = 3;")
    };
    client.ask(aside).await;
    let silent = ExecuteRequest {
        silent: true,
        ..later("println!(\"silent\"); 5")
    };
    let silent = client.ask(silent).await;
    assert_eq!(
        (silent.kinds(), &silent.cell().status),
        (vec!["status", "status"], &ReplyStatus::Ok)
    );
    assert_eq!(client.run("counted").await.count(), first + 2);
});

asked!(an_empty_cell_is_answered, |kernel, client| {
    let answer = client.run(" \n").await;
    assert_eq!(
        (&answer.cell().status, answer.kinds().first()),
        (&ReplyStatus::Ok, Some(&"status"))
    );
});

asked!(a_value_may_be_rich, |kernel, client| {
    let code = "pub struct Bold(&'static str);
        impl Bold {
            pub fn evcxr_display(&self) {
                println!(\"EVCXR_BEGIN_CONTENT text/html\\n<b>{0}</b>\\nEVCXR_END_CONTENT\\nEVCXR_BEGIN_CONTENT text/plain\\n{0}\\nEVCXR_END_CONTENT\", self.0);
            }
        }
        Bold(\"太字\")";
    assert_eq!(
        client.run(code).await.value(),
        Some(json!({"text/html": "<b>太字</b>", "text/plain": "太字"}))
    );
});

asked!(a_picture_is_changed_by_its_name, |kernel, client| {
    let show = |text: &str| {
        format!(
            "println!(\"EVCXR_BEGIN_CONTENT text/html display_id=bar\\n<i>{text}</i>\\nEVCXR_END_CONTENT\");"
        )
    };
    let answer = client
        .run(&format!(
            "{}\n{}\nprintln!(\"done\");",
            show("half"),
            show("whole")
        ))
        .await;
    let shown: Vec<(&str, serde_json::Value)> = answer
        .seen
        .iter()
        .filter_map(|message| match &message.content {
            Content::DisplayData(data) => Some(("new", serde_json::to_value(data).unwrap())),
            Content::UpdateDisplayData(data) => {
                Some(("changed", serde_json::to_value(data).unwrap()))
            }
            _ => None,
        })
        .collect();
    let kinds: Vec<&str> = shown.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["new", "changed"]);
    assert!(
        shown
            .iter()
            .all(|(_, data)| data["transient"]["display_id"] == "bar"),
        "{shown:?}"
    );
    assert_eq!(shown[1].1["data"]["text/html"], "<i>whole</i>");
});

// --- Errors ---------------------------------------------------------------------------------------------------------

asked!(every_error_is_one, |kernel, client| {
    for (code, name) in [
        ("fn fn", "syntax"),
        ("let x: u8 = \"text\";", "E0308"),
        ("panic!(\"on purpose\")", "panic"),
        ("assert_eq!(1, 2);", "panic"),
        ("let number: i32 = \"no number\".parse()?;", "error"),
    ] {
        let answer = client.run(code).await;
        assert_eq!(answer.cell().status, ReplyStatus::Error, "{code}");
        let errors = answer.errors();
        assert_eq!(errors.len(), 1, "{code}: {errors:?}");
        assert_eq!(errors[0].ename, name, "{code}: {errors:?}");
        let reply = answer
            .cell()
            .error
            .as_ref()
            .expect("the reply tells the error, too");
        assert_eq!(
            (&reply.ename, &reply.evalue),
            (&errors[0].ename, &errors[0].evalue)
        );
        assert!(!errors[0].traceback.is_empty() && !errors[0].evalue.is_empty());
    }
    assert_eq!(
        client
            .run("let caught = std::panic::catch_unwind(|| panic!(\"caught\")).is_err(); caught")
            .await
            .cell()
            .status,
        ReplyStatus::Ok
    );
});

asked!(
    after_an_error_the_cells_that_wait_are_not_run,
    |kernel, client| {
        let mut sent = Vec::new();
        for code in ["panic!(\"stop\")", "println!(\"never\")", "1"] {
            sent.push(client.send(later(code)).await);
        }
        let mut statuses = Vec::new();
        for id in &sent {
            let answer = client.answer_to(id).await;
            assert!(!answer.printed(&Stdio::Stdout).contains("never"));
            statuses.push(answer.cell().status.clone());
        }
        assert_eq!(
            statuses,
            [
                ReplyStatus::Error,
                ReplyStatus::Aborted,
                ReplyStatus::Aborted
            ]
        );
        let first = client
            .send(ExecuteRequest {
                stop_on_error: false,
                ..later("panic!(\"go on\")")
            })
            .await;
        let second = client.send(later("7")).await;
        client.answer_to(&first).await;
        let answer = client.answer_to(&second).await;
        assert_eq!(answer.cell().status, ReplyStatus::Ok);
    }
);

// --- Help while writing ---------------------------------------------------------------------------------------------

asked!(names_are_completed, |kernel, client| {
    client
        .run("let test_variable_for_completion = 42; let 日本 = 1;")
        .await;
    for before in ["", "日本; /* e\u{301} 👩‍🔬 */ "] {
        let code = format!("{before}test_variable_for_");
        let points = code.chars().count();
        let answer = client
            .ask(CompleteRequest {
                code,
                cursor_pos: points,
            })
            .await;
        let reply = content!(answer.reply, CompleteReply);
        assert_eq!(reply.status, ReplyStatus::Ok);
        assert!(
            reply
                .matches
                .contains(&"test_variable_for_completion".to_owned()),
            "{reply:?}"
        );
        assert_eq!(
            (reply.cursor_start, reply.cursor_end),
            (before.chars().count(), points)
        );
    }
});

asked!(names_are_explained, |kernel, client| {
    client.run("let test_variable_for_inspection = 42;").await;
    let code = "test_variable_for_inspection".to_owned();
    let request = InspectRequest {
        cursor_pos: code.len(),
        code,
        detail_level: Some(0),
    };
    let answer = client.ask(request).await;
    let reply = content!(answer.reply, InspectReply);
    assert_eq!(reply.status, ReplyStatus::Ok);
});

asked!(half_a_line_is_not_complete, |kernel, client| {
    use IsCompleteReplyStatus::{Complete, Incomplete, Invalid};
    for (code, status) in [
        ("let x = 1;", Complete),
        ("1 + 1", Complete),
        (":vars", Complete),
        ("fn foo(", Incomplete),
        ("for i in 0..3 {", Incomplete),
        ("let x =", Incomplete),
        ("let x = 1; )", Invalid),
    ] {
        let answer = client
            .ask(IsCompleteRequest {
                code: code.to_owned(),
            })
            .await;
        let reply = content!(answer.reply, IsCompleteReply);
        assert_eq!(reply.status, status, "{code}");
    }
});

asked!(
    the_cells_of_this_session_are_remembered,
    |kernel, client| {
        client.run("let remembered = \"first\";").await;
        client.run("let remembered = \"second\";").await;
        let cells = async |client: &mut Client, request: HistoryRequest| -> Vec<(usize, String)> {
            let answer = client.ask(request).await;
            let reply = content!(answer.reply, HistoryReply);
            assert_eq!(reply.status, ReplyStatus::Ok);
            reply
                .history
                .iter()
                .map(|entry| match entry {
                    HistoryEntry::Input(_, count, code)
                    | HistoryEntry::InputOutput(_, count, (code, _)) => (*count, code.clone()),
                })
                .collect()
        };
        let tail = cells(
            client,
            HistoryRequest::Tail {
                n: 2,
                output: false,
                raw: true,
            },
        )
        .await;
        let codes: Vec<&str> = tail.iter().map(|(_, code)| code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "let remembered = \"first\";",
                "let remembered = \"second\";"
            ]
        );
        let (first, last) = (tail[0].0 as i32, tail[1].0 as i32);
        let range = HistoryRequest::Range {
            session: Some(0),
            start: first,
            stop: last,
            output: false,
            raw: true,
        };
        assert_eq!(cells(client, range).await, tail[..1]);
        let search = HistoryRequest::Search {
            pattern: "*\"second\"*".into(),
            unique: true,
            output: false,
            raw: true,
            n: 5,
        };
        assert_eq!(cells(client, search).await, tail[1..]);
    }
);

// --- Comms ----------------------------------------------------------------------------------------------------------

asked!(there_are_no_comms, |kernel, client| {
    for target_name in [None, Some("jupyter.widget".to_owned())] {
        let answer = client.ask(CommInfoRequest { target_name }).await;
        let reply = content!(answer.reply, CommInfoReply);
        assert!(reply.status == ReplyStatus::Ok && reply.comms.is_empty());
    }
    let comm_id = CommId("a comm".to_owned());
    let open = CommOpen {
        comm_id: comm_id.clone(),
        target_name: "test".into(),
        data: Default::default(),
        target_module: None,
    };
    let id = client.send(open).await;
    let seen = client.until_idle(&id).await;
    let refused = seen.iter().any(
        |message| matches!(&message.content, Content::CommClose(close) if close.comm_id == comm_id),
    );
    assert!(refused, "{seen:?}");
    let id = client
        .send(CommMsg {
            comm_id: comm_id.clone(),
            data: Default::default(),
        })
        .await;
    assert_eq!(client.until_idle(&id).await.len(), 2);
    let id = client
        .send(CommClose {
            comm_id,
            data: Default::default(),
        })
        .await;
    assert_eq!(client.until_idle(&id).await.len(), 2);
});

// --- Questions ------------------------------------------------------------------------------------------------------

asked!(a_cell_may_ask, |kernel, client| {
    let code = "println!(\"EVCXR_INPUT_REQUEST:name: \");
        let mut line = String::new(); std::io::stdin().read_line(&mut line)?; println!(\"<{}>\", line.trim_end());";
    let id = client
        .send(ExecuteRequest {
            allow_stdin: true,
            ..later(code)
        })
        .await;
    let question = client.answer("桜 さくら").await;
    let asked = content!(question, InputRequest);
    assert_eq!(
        (asked.prompt.as_str(), asked.password, parent(&question)),
        ("name: ", false, Some(id.as_str()))
    );
    let answer = client.answer_to(&id).await;
    assert_eq!(answer.printed(&Stdio::Stdout), "<桜 さくら>\n");
    assert_eq!(answer.printed(&Stdio::Stderr), "");
    // A client that allows no questions gets none.
    let answer = client.run(code).await;
    assert_eq!(answer.printed(&Stdio::Stdout), "<>\n");
});

#[cfg(target_os = "linux")]
asked!(
    a_cell_that_reads_what_nobody_asked_for_asks,
    |kernel, client| {
        let code = "println!(\"Your guess, twice:\");
        let mut guesses = String::new(); for _ in 0..2 { std::io::stdin().read_line(&mut guesses)?; } guesses";
        let id = client
            .send(ExecuteRequest {
                allow_stdin: true,
                ..later(code)
            })
            .await;
        for guess in ["42", "七"] {
            let question = client.answer(guess).await;
            let asked = content!(question, InputRequest);
            assert_eq!((asked.prompt.as_str(), asked.password), ("", false));
        }
        let seen = client.answer_to(&id).await.seen;
        let shown: Vec<_> = seen
            .iter()
            .filter_map(|message| match &message.content {
                Content::StreamContent(stream) => Some(stream.text.clone()),
                Content::ExecuteResult(result) => Some(format!("{:?}", result.data)),
                _ => None,
            })
            .collect();
        assert_eq!(shown.len(), 2, "{seen:?}");
        assert_eq!(shown[0], "Your guess, twice:\n");
        assert!(shown[1].contains(r"42\\n七\\n"), "{shown:?}");
        // A cell that only takes long is not asked for anything.
        let answer = client
            .run("std::thread::sleep(std::time::Duration::from_secs(2)); 3")
            .await;
        answer.shows("3");
    }
);

// --- Interrupts -----------------------------------------------------------------------------------------------------

asked!(an_interrupt_of_nothing_does_nothing, |kernel, client| {
    client.run("let kept = 11;").await;
    let reply = client.ask_control(InterruptRequest {}).await;
    assert_eq!(content!(reply, InterruptReply).status, ReplyStatus::Ok);
    client.run("kept").await.shows("11");
});

asked!(
    a_cell_is_interrupted_and_those_that_wait_are_not_run,
    |kernel, client| {
        for code in [LOOP, "loop { println!(\"x\"); }"] {
            let id = client.send(later(code)).await;
            let waiting = client.send(later("println!(\"never\")")).await;
            client.until_printed(&id).await;
            client.ask_control(InterruptRequest {}).await;
            let answer = client.answer_to(&id).await;
            assert!(
                answer.errors().iter().any(|error| error.ename == "lost"),
                "{code}"
            );
            assert_eq!(answer.cell().status, ReplyStatus::Error);
            let answer = client.answer_to(&waiting).await;
            assert_eq!(answer.cell().status, ReplyStatus::Aborted);
            client.run("1 + 1").await.shows("2");
        }
    }
);

// --- What is wrong --------------------------------------------------------------------------------------------------

asked!(
    forged_and_broken_messages_get_no_answer,
    |kernel, client| {
        use zeromq::{DealerSocket, Socket, SocketSend, ZmqMessage};
        let mut forged = kernel.connection.clone();
        forged.key = "another key".to_owned();
        let identity = jupyter_zmq_client::peer_identity_for_session("forger").unwrap();
        let mut forger = jupyter_zmq_client::create_client_shell_connection_with_identity(
            &forged, "forger", identity,
        )
        .await
        .unwrap();
        forger
            .send(JupyterMessage::new(later("println!(\"forged\")"), None))
            .await
            .unwrap();
        let mut broken = DealerSocket::new();
        broken
            .connect(&kernel.connection.shell_url())
            .await
            .unwrap();
        for frames in [
            vec!["nonsense"],
            vec!["<IDS|MSG>"],
            vec!["<IDS|MSG>", "", "{", "{}", "{}", "{}"],
            vec!["", "<IDS|MSG>", "", "{}", "{}", "{}"],
        ] {
            let mut message = ZmqMessage::from(frames[0].to_owned());
            frames[1..]
                .iter()
                .for_each(|frame| message.push_back(frame.as_bytes().to_vec().into()));
            broken.send(message).await.unwrap();
        }
        drop(broken);
        let answer = client.run("println!(\"real\")").await;
        assert_eq!(answer.printed(&Stdio::Stdout), "real\n");
        assert!(
            tokio::time::timeout(Duration::from_millis(300), forger.read())
                .await
                .is_err()
        );
    }
);

asked!(what_is_not_known_is_passed_over, |kernel, client| {
    client
        .send(UnknownMessage {
            msg_type: "no_such_request".into(),
            content: json!({}),
        })
        .await;
    client.run("5").await.shows("5");
});

// --- Several clients ------------------------------------------------------------------------------------------------

asked!(two_clients_share_a_kernel, |kernel, client| {
    let mut second = Client::connect(&kernel.connection, "second").await;
    assert_eq!(second.welcome.as_deref(), Some(""));
    let own = second
        .send(ExecuteRequest {
            allow_stdin: true,
            ..later("let shared = 21;")
        })
        .await;
    second.answer_to(&own).await;
    // Each sees what the other does, and gets only its own replies.
    client.until_idle(&own).await;
    client.run("2 * shared").await.shows("42");
    assert!(
        tokio::time::timeout(Duration::from_millis(300), second.shell.read())
            .await
            .is_err()
    );
    // One of them goes away.
    drop(second);
    client.run("shared").await.shows("21");
});

// --- The end --------------------------------------------------------------------------------------------------------

#[test]
fn a_kernel_ends_when_it_is_told_to_whatever_it_does() {
    spec();
    runtime().block_on(async {
        for (restart, code) in [(false, None), (true, Some(LOOP))] {
            let (mut kernel, mut client) = own().await;
            if let Some(code) = code {
                let id = client.send(later(code)).await;
                client.until_printed(&id).await;
            }
            let reply = client.ask_control(ShutdownRequest { restart }).await;
            let reply = content!(reply, ShutdownReply);
            assert_eq!((&reply.status, reply.restart), (&ReplyStatus::Ok, restart));
            assert!(kernel.ends_within(client::PATIENCE).await);
        }
    });
}
