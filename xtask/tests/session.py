"""A kernel that a test starts, and asks as JupyterLab does."""

import shutil
import threading
from collections.abc import Collection
from pathlib import Path

import psutil
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager

from waiting import all_gone, answers, wait_for

ROOT = Path(__file__).resolve().parents[2]
# Seconds for a cell, on a busy machine.
LONG = 180


class Told:
    """What a cell did, as a client sees it."""

    def __init__(self, reply: dict, messages: list[dict]) -> None:
        self.reply, self.messages = reply, messages
        self.status = reply["status"]
        self.kinds = [message["msg_type"] for message in messages if message["msg_type"] != "status"]

    def text(self, name: str) -> str:
        """What it wrote."""
        contents = [message["content"] for message in self.messages if message["msg_type"] == "stream"]
        return "".join(content["text"] for content in contents if content["name"] == name)

    @property
    def value(self) -> str | None:
        """The value that ended it."""
        values = [message["content"] for message in self.messages if message["msg_type"] == "execute_result"]
        return values[-1]["data"].get("text/plain") if values else None

    @property
    def traceback(self) -> str:
        """What it shows of its error."""
        return "\n".join(self.reply.get("traceback", []))

    @property
    def shown(self) -> str:
        """The text of all that it shows: values, warnings, its error."""
        contents = [message["content"] for message in self.messages]
        texts = [[each.get("data", {}).get("text/plain", ""), *each.get("traceback", [])] for each in contents]
        return "".join("\n".join(text) for text in texts).strip()


def ask(client: BlockingKernelClient, code: str, timeout: float = LONG, see=lambda message: None) -> Told:
    """Runs a cell to its end, and lets `see` look at each message as it comes."""
    messages: list[dict] = []

    def keep(message: dict) -> None:
        see(message)
        messages.append(message)

    reply = client.execute_interactive(code, timeout=timeout, output_hook=keep)
    return Told(reply["content"], messages)


class Kernel:
    """A kernel for the notebooks in one language, which ends with the `with` that it is started in."""

    # Seconds until it is ready.
    patience = LONG

    def __init__(self, language: str = "en") -> None:
        self.manager = KernelManager(kernel_name="rust")
        self.manager.start_kernel(cwd=str(ROOT / "notebooks" / language / "student"))
        self.connect()

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def connect(self) -> None:
        """Waits for it."""
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=self.patience)

    def run(self, code: str, interrupt_after: float | None = None, interrupt_at_work: bool = False) -> Told:
        """Runs a cell to its end, or interrupts it after some seconds or when it prints."""
        if interrupt_after is not None:
            threading.Timer(interrupt_after, self.manager.interrupt_kernel).start()

        def see(message: dict) -> None:
            nonlocal interrupt_at_work
            if interrupt_at_work and message["msg_type"] == "stream":
                interrupt_at_work = False
                threading.Thread(target=self.manager.interrupt_kernel).start()

        return ask(self.client, code, see=see)

    def shows(self, code: str, expected: str) -> None:
        """Runs a cell, and compares what it shows."""
        shown = self.run(code).shown
        assert shown == expected, f"{code}\n{shown}\nexpected: {expected}"

    def works_on(self) -> list[psutil.Process]:
        """Starts a program that leaves its group, and a cell that does not end. Returns all processes."""
        self.run('std::process::Command::new("setsid").args(["sleep", "1000"]).spawn().unwrap();')
        self.client.execute('println!("at work"); loop { std::hint::black_box(0); }', stop_on_error=False)
        # Once the cell says something, the compiler has finished.
        self.wait_for_message("stream")
        if shutil.which("setsid"):
            # It takes a moment to become another program.
            wait_for(lambda: any("sleep" in process.name() for process in self.processes()), "the program to run")
        return self.processes()

    def wait_for_message(self, kind: str) -> dict:
        """The content of the next message of a kind."""
        while (message := self.client.get_iopub_msg(timeout=LONG))["msg_type"] != kind:
            pass
        return message["content"]

    def process(self) -> psutil.Process:
        """The main process, which Jupyter knows."""
        return psutil.Process(self.manager.provisioner.process.pid)

    def processes(self) -> list[psutil.Process]:
        """The main process and all its descendants."""
        return [self.process(), *self.process().children(recursive=True)]

    def folder(self) -> Path:
        """Its own folder."""
        environments = [process.environ() for process in self.processes()[1:]]
        return next(Path(each["NOTEBOOK_KERNEL_HOME"]) for each in environments if "NOTEBOOK_KERNEL_HOME" in each)

    def leaves_nothing(self, folders: Collection[Path], processes: Collection[psutil.Process]) -> None:
        """Waits until its folders, processes and ports are gone."""
        all_gone(processes, 10)
        wait_for(lambda: not any(folder.exists() for folder in folders), f"{folders} to be removed", 10)
        # Another test may get the port as soon as it is free.
        wait_for(lambda: not answers(self.manager.shell_port), "the port to be closed", 10)

    def end(self, now: bool = True) -> None:
        """Ends it as Jupyter does, whatever state it is in; `now` leaves it no time."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=now)
