"""Runs an answer in the Rust kernel, after the cells of the notebook that it needs."""

import os
import subprocess
import tempfile
from queue import Empty
from time import monotonic, sleep

from jupyter_client.manager import KernelManager

from room import PATIENCE, WORDS, Stop, end_others, make_folder, send, spent, tell

# How often Cargo may fail.
ATTEMPTS = 3
# Seconds between two checks of the kernel.
PAUSE = 0.5
# Leaves a cell like a panic, but silently: its definitions are known, its statements have not run.
LEAVE = "if true { ::std::panic::resume_unwind(::std::boxed::Box::new(())) }"


def run(task: dict) -> None:
    """The answer to one exercise, in its own kernel."""
    # There is enough space for what it compiles.
    os.environ["TMPDIR"] = task.get("kernel", os.environ.get("TMPDIR", "/tmp"))
    kernel = Kernel(task["folder"], task["output"])
    name = task["exercise"]
    make_folder(name)
    try:
        kernel.start()
        if words := kernel.run(task["first"], 120):
            raise Stop("kernel", words)
        tell(event="begin", exercise=name)
        try:
            outcome, words = answer(kernel, task)
        except Stop as stop:
            outcome, words = stop.args
        send(name)
        tell(event="end", exercise=name, outcome=outcome, words=words)
    finally:
        kernel.end()


def answer(kernel: "Kernel", task: dict) -> tuple[str, str]:
    """Runs the cells as the notebook would, and exports what the function returns; returns how that ended, in words."""
    against, timeout = "", task["timeout"]
    for cell in task["cells"]:
        if cell["run"]:
            words = kernel.run(cell["commands"] + cell["code"], timeout)
        else:
            words = kernel.run(f"{cell['commands']}{LEAVE}\n{cell['code']}", timeout)
            if words and cell["definitions"]:
                # What its statements refer to is not there.
                words = kernel.run(cell["commands"] + cell["definitions"], timeout)
        if cell["answer"] and words:
            # Without what the grader adds, the compiler's words are only about the student's text.
            against = kernel.run(cell["commands"] + cell["code"], timeout) or words
    words = kernel.run(task["export"], timeout)
    if not words:
        return "ran", ""
    return ("compile", against) if against else ("type", words)


class Kernel:
    """The Rust kernel."""

    def __init__(self, folder: str, output: int) -> None:
        self.manager = KernelManager(kernel_name="rust")
        self.folder = folder
        # How many characters were printed or shown, and how many may be.
        self.said, self.most = 0, output

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        said = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the kernel)
        self.manager.start_kernel(cwd=self.folder, stdout=subprocess.DEVNULL, stderr=said)
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=120)
        except RuntimeError as error:
            said.seek(0)
            raise Stop("kernel", f"{error}\n{said.read()[-WORDS:].decode(errors='replace')}") from error

    def run(self, source: str, timeout: float) -> str:
        """Runs a cell. Returns what the compiler objects to, or nothing."""
        for _ in range(ATTEMPTS - 1):
            words = self._once(source, timeout)
            if not words.startswith("error: "):
                return words
            # Cargo's words, not the compiler's: while others use it, it may briefly miss something.
            sleep(1)
        return self._once(source, timeout)

    def _once(self, source: str, timeout: float) -> str:
        """Runs a cell.

        The limit is on processor time, so that a busy machine costs no marks; by the clock, four times that is allowed.
        """
        end, most = monotonic() + PATIENCE * timeout, spent() + timeout
        sent = self.client.execute(source, allow_stdin=False)
        errors, looked = [], monotonic()
        while True:
            if monotonic() - looked > PAUSE:
                looked = monotonic()
                if looked > end or spent() > most:
                    raise Stop("timeout", "")
            try:
                message = self.client.get_iopub_msg(timeout=PAUSE)
            except Empty:
                if not self.manager.is_alive():
                    raise Stop("died", "") from None
                continue
            if message["parent_header"].get("msg_id") != sent:
                continue
            content, kind = message["content"], message["msg_type"]
            if kind == "error":
                if content["ename"] == "lost":
                    raise Stop("died", content["evalue"][:WORDS])
                # A panic, or a `?` that failed, is not a mistake found by the compiler.
                if content["ename"] not in ("panic", "error"):
                    errors.append(content["evalue"])
            elif kind == "status" and content["execution_state"] == "idle":
                break
            self.said += len(str(content.get("text", ""))) + len(str(content.get("data", "")))
            if self.said > self.most:
                raise Stop("output", "")
        return "\n".join(dict.fromkeys(errors))[:WORDS]

    def end(self) -> None:
        """Ends it and everything it has started."""
        try:
            self.manager.shutdown_kernel(now=True)
        finally:
            end_others()
