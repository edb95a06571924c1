"""A Rust kernel: its process and messages."""

import os
import queue
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.manager import KernelManager

from .errors import error

# How long a kernel may take to answer: it may have to compile first.
LONGEST = 600

# How often to check, while nothing arrives, whether it is still alive and whether it should stop.
LOOK = 0.1

Message = dict


class RustKernel:
    """A Rust kernel that ends with this process at the latest."""

    def __init__(self, name: str, specs: Path | None, connection_file: str) -> None:
        folders = {} if specs is None else {"kernel_dirs": [str(specs)]}
        self.manager = KernelManager(
            kernel_name=name, kernel_spec_manager=KernelSpecManager(**folders), connection_file=connection_file
        )
        try:
            # What the process itself prints is not the output of a cell.
            self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except NoSuchKernel as missing:
            advice = "install one (`cargo install evcxr_jupyter && evcxr_jupyter --install`), or name its folder"
            raise error("no kernel", f"there is no kernel named `{missing.name}`: {advice}") from None
        self.count = 0
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=LONGEST)

    def lives(self) -> bool:
        """Whether its process is still running."""
        return self.manager.is_alive()

    def end(self) -> None:
        """Ends the process."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(
        self, code: str, number: int, tell: Callable[[Message], None], ask: Callable[[Message], str] | None
    ) -> None:
        """Runs a cell, and passes on every message it sends; `ask` answers its questions."""
        # Errors name cells by number, so cells that were not Rust count, too.
        for _ in range(self.count + 1, number):
            self.client.execute("")
        self.count = max(self.count + 1, number)
        # Their replies contain nothing that is not shown anyway.
        while next_of(self.client.get_shell_msg, 0) is not None:
            pass
        asked = self.client.execute(code, allow_stdin=ask is not None)
        with interrupts() as wanted:
            failed = None
            for message in self._messages(asked, wanted):
                if message["msg_type"] == "error":
                    failed = message["content"]
                elif message["msg_type"] == "input_request":
                    self.client.input(ask(message["content"]) if ask else "")
                else:
                    tell(message)
        if failed is not None:
            raise error(failed["ename"], failed["evalue"], failed["traceback"])

    def _messages(self, asked: str, wanted: threading.Event) -> Iterator[Message]:
        """The messages from a cell until it has ended."""
        while True:
            if wanted.is_set():
                wanted.clear()
                self.manager.interrupt_kernel()
            message = next_of(self.client.get_iopub_msg) or next_of(self.client.get_stdin_msg, 0)
            if message is None:
                if not self.lives():
                    raise Lost
            elif message["parent_header"].get("msg_id") == asked:
                if message["content"].get("execution_state") == "idle":
                    return
                yield message

    def answer(self, ask: Callable[..., str], code: str, at: int) -> Message | None:
        """The answer to a question about code, if it comes soon."""
        asked = ask(code, at)
        while (message := next_of(self.client.get_shell_msg, 5)) is not None:
            if message["parent_header"].get("msg_id") == asked:
                return message["content"]
        return None


class Lost(Exception):
    """The process has ended by itself."""


def next_of(channel: Callable[..., Message], timeout: float = LOOK) -> Message | None:
    """The next message, if one comes in time."""
    try:
        return channel(timeout=timeout)
    except queue.Empty:
        return None


@contextmanager
def interrupts() -> Iterator[threading.Event]:
    """Records interrupts instead of raising them, so that no message is lost between two lines of Python."""
    wanted = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield wanted
        return
    before = signal.signal(signal.SIGINT, lambda *_: wanted.set())
    try:
        yield wanted
    finally:
        signal.signal(signal.SIGINT, before)


def beside(connection_file: str) -> str:
    """A connection file for the kernel, beside that of the Python kernel; it stays the same across restarts."""
    folder, name = os.path.split(connection_file)
    return os.path.join(folder, f"rust-{name}")
