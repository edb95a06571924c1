//! A client of the kernel, built on a library that others maintain.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jupyter_protocol::connection_info::{ConnectionInfo, Transport};
use jupyter_protocol::messaging::{
    ErrorOutput, ExecuteReply, ExecuteRequest, ExecutionState, InputReply, JupyterMessage,
    JupyterMessageContent as Content, Status, Stdio as Stream,
};
use jupyter_zmq_client::{
    ClientControlConnection, ClientHeartbeatConnection, ClientIoPubConnection,
    ClientShellConnection, ClientStdinConnection, create_client_control_connection,
    create_client_heartbeat_connection, create_client_iopub_connection,
    create_client_shell_connection_with_identity, create_client_stdin_connection_with_identity,
    peek_ports, peer_identity_for_session, wait_for_iopub_welcome,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

/// Requests are answered within this time, or never.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// A kernel that ends when this is dropped.
pub struct Kernel {
    process: Child,
    /// Where it listens.
    pub connection: ConnectionInfo,
    _folder: TempDir,
}

impl Kernel {
    /// Starts the notebooks' kernel as its kernelspec says.
    pub async fn start(spec: &Path) -> Self {
        let local = "127.0.0.1";
        let ports = peek_ports(local.parse().unwrap(), 5).await.unwrap();
        let connection = ConnectionInfo {
            transport: Transport::TCP,
            ip: local.to_owned(),
            stdin_port: ports[0],
            control_port: ports[1],
            hb_port: ports[2],
            shell_port: ports[3],
            iopub_port: ports[4],
            signature_scheme: "hmac-sha256".to_owned(),
            key: "a key".to_owned(),
            kernel_name: Some("rust".to_owned()),
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("connection.json");
        fs::write(&file, serde_json::to_string(&connection).unwrap()).unwrap();
        let spec: Value = serde_json::from_slice(&fs::read(spec).unwrap()).unwrap();
        let words: Vec<String> = serde_json::from_value(spec["argv"].clone()).unwrap();
        let named = |word: &String| word.replace("{connection_file}", file.to_str().unwrap());
        let words: Vec<String> = words.iter().map(named).collect();
        let mut command = Command::new(&words[0]);
        command
            .args(&words[1..])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command.env("JPY_PARENT_PID", std::process::id().to_string());
        Kernel {
            process: command.spawn().unwrap(),
            connection,
            _folder: folder,
        }
    }

    /// Whether it ends within a time.
    pub async fn ends_within(&mut self, time: Duration) -> bool {
        let begin = Instant::now();
        while begin.elapsed() < time {
            if self.process.try_wait().unwrap().is_some() {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }
}

impl Drop for Kernel {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits for something that is sure to come.
pub async fn soon<T>(what: &str, coming: impl Future<Output = T>) -> T {
    timeout(PATIENCE, coming)
        .await
        .unwrap_or_else(|_| panic!("nothing came: {what}"))
}

/// One client.
pub struct Client {
    pub shell: ClientShellConnection,
    pub iopub: ClientIoPubConnection,
    pub control: ClientControlConnection,
    pub stdin: ClientStdinConnection,
    pub heartbeat: ClientHeartbeatConnection,
    /// What the kernel said when this client began to listen.
    pub welcome: Option<String>,
}

/// The answers to a request.
pub struct Answer {
    /// On the shell.
    pub reply: JupyterMessage,
    /// On iopub, from `busy` to `idle`.
    pub seen: Vec<JupyterMessage>,
}

impl Client {
    /// Connects, as soon as the kernel listens.
    pub async fn connect(connection: &ConnectionInfo, name: &str) -> Self {
        soon("a port", async {
            for port in [
                connection.shell_port,
                connection.iopub_port,
                connection.control_port,
                connection.stdin_port,
                connection.hb_port,
            ] {
                while tokio::net::TcpStream::connect((connection.ip.as_str(), port))
                    .await
                    .is_err()
                {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        })
        .await;
        let identity = peer_identity_for_session(name).unwrap();
        let mut iopub = create_client_iopub_connection(connection, "", name)
            .await
            .unwrap();
        Client {
            welcome: wait_for_iopub_welcome(&mut iopub, PATIENCE).await.unwrap(),
            iopub,
            shell: create_client_shell_connection_with_identity(connection, name, identity.clone())
                .await
                .unwrap(),
            stdin: create_client_stdin_connection_with_identity(connection, name, identity)
                .await
                .unwrap(),
            control: create_client_control_connection(connection, name)
                .await
                .unwrap(),
            heartbeat: create_client_heartbeat_connection(connection)
                .await
                .unwrap(),
        }
    }

    /// Sends a request, and returns the id that its answers carry.
    pub async fn send(&mut self, content: impl Into<Content>) -> String {
        let message = JupyterMessage::new(content.into(), None);
        let id = message.header.msg_id.clone();
        self.shell.send(message).await.unwrap();
        id
    }

    /// Asks on the shell.
    pub async fn ask(&mut self, content: impl Into<Content>) -> Answer {
        let id = self.send(content).await;
        self.answer_to(&id).await
    }

    /// The answer to a request that was sent.
    pub async fn answer_to(&mut self, id: &str) -> Answer {
        let seen = self.until_idle(id).await;
        Answer {
            reply: self.reply(id).await,
            seen,
        }
    }

    /// The reply to a request.
    async fn reply(&mut self, id: &str) -> JupyterMessage {
        let reply = soon("a reply", self.shell.read()).await.unwrap();
        assert_eq!(
            parent(&reply),
            Some(id),
            "a reply to something else: {reply:?}"
        );
        reply
    }

    /// Everything said about a request until the kernel is idle.
    pub async fn until_idle(&mut self, id: &str) -> Vec<JupyterMessage> {
        let mut seen = Vec::new();
        loop {
            let message = soon("`idle`", self.iopub.read()).await.unwrap();
            if parent(&message) != Some(id) {
                continue;
            }
            let idle = state(&message) == Some(ExecutionState::Idle);
            seen.push(message);
            if idle {
                return seen;
            }
        }
    }

    /// Waits until a cell prints something, which means it is running.
    pub async fn until_printed(&mut self, id: &str) {
        loop {
            let message = soon("text", self.iopub.read()).await.unwrap();
            if parent(&message) == Some(id) && matches!(message.content, Content::StreamContent(_))
            {
                return;
            }
        }
    }

    /// Asks on the control channel.
    pub async fn ask_control(&mut self, content: impl Into<Content>) -> JupyterMessage {
        let message = JupyterMessage::new(content.into(), None);
        let id = message.header.msg_id.clone();
        self.control.send(message).await.unwrap();
        let reply = soon("a reply on the control channel", self.control.read())
            .await
            .unwrap();
        assert_eq!(parent(&reply), Some(id.as_str()));
        reply
    }

    /// Runs a cell.
    pub async fn run(&mut self, code: &str) -> Answer {
        self.ask(ExecuteRequest::new(code.to_owned())).await
    }

    /// Answers the next question.
    pub async fn answer(&mut self, value: &str) -> JupyterMessage {
        let question = soon("a question", self.stdin.read()).await.unwrap();
        let reply = InputReply {
            value: value.to_owned(),
            ..InputReply::default()
        };
        self.stdin
            .send(JupyterMessage::new(reply, Some(&question)))
            .await
            .unwrap();
        question
    }
}

impl Answer {
    /// The reply to a cell.
    pub fn cell(&self) -> &ExecuteReply {
        match &self.reply.content {
            Content::ExecuteReply(reply) => reply,
            other => panic!("no execute_reply: {other:?}"),
        }
    }

    /// The number of a cell.
    pub fn count(&self) -> usize {
        self.cell().execution_count.value()
    }

    /// What is wrong.
    pub fn errors(&self) -> Vec<&ErrorOutput> {
        let contents = self.seen.iter().map(|message| &message.content);
        contents
            .filter_map(|content| match content {
                Content::ErrorOutput(error) => Some(error),
                _ => None,
            })
            .collect()
    }

    /// The kinds of what was seen.
    pub fn kinds(&self) -> Vec<&str> {
        self.seen
            .iter()
            .map(|message| message.content.message_type())
            .collect()
    }

    /// The printed text.
    pub fn printed(&self, to: &Stream) -> String {
        let texts = self
            .seen
            .iter()
            .filter_map(|message| match &message.content {
                Content::StreamContent(stream)
                    if std::mem::discriminant(&stream.name) == std::mem::discriminant(to) =>
                {
                    Some(stream.text.as_str())
                }
                _ => None,
            });
        texts.collect()
    }

    /// The value at the end of the cell, in all its types.
    pub fn value(&self) -> Option<Value> {
        self.seen.iter().find_map(|message| match &message.content {
            Content::ExecuteResult(result) => Some(serde_json::to_value(&result.data).unwrap()),
            _ => None,
        })
    }

    /// Checks that the cell ends in a value which is only text.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        assert_eq!(self.value(), Some(json!({"text/plain": text})));
    }
}

/// The request that a message answers.
pub fn parent(message: &JupyterMessage) -> Option<&str> {
    message
        .parent_header
        .as_ref()
        .map(|header| header.msg_id.as_str())
}

/// The state that a message reports.
pub fn state(message: &JupyterMessage) -> Option<ExecutionState> {
    match &message.content {
        Content::Status(Status { execution_state }) => Some(execution_state.clone()),
        _ => None,
    }
}
