"""Runs a student's cells in the Rust kernel. This is the part that is in the sandbox together with their code.

The task comes on standard input as one line of JSON; when that input ends, the grader is no more. What happens leaves on
standard output, a line of JSON each time: `begin` an exercise, `end` it with an outcome, and the `file`s that its answer
wrote. Nothing of it is believed: the files are compared with the reference outside, and words are only shown.
"""

import base64
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import Empty
from time import monotonic, sleep

from jupyter_client.manager import KernelManager

from processes import below

# Where the answers write: a folder of its own for each exercise.
OUT = Path(sys.argv[1])
# Of one exercise: files, and bytes in all of them.
FILES, BYTES = 64, 16_000_000
# Text about one exercise that leaves here, in characters.
WORDS = 2000


# How often Cargo may fail.
ATTEMPTS = 3
# Seconds between two looks at what the kernel does.
PAUSE = 0.5
# Leaves a cell, as a panic does, but without a word.
LEAVE = "if true { ::std::panic::resume_unwind(::std::boxed::Box::new(())) }"


class Stop(Exception):
    """The kernel cannot be used any more: an outcome and words about it."""


def main() -> None:
    """The command."""
    task = json.loads(sys.stdin.readline())
    become(task.get("uid"))
    threading.Thread(target=end_with_grader, daemon=True).start()
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, 60 + 10 * task["timeout"])
    limit(resource.RLIMIT_FSIZE, task["disk"])
    if os.getpid() == 1:
        # Threads count, too. Outside of a sandbox all that the user runs would.
        limit(resource.RLIMIT_NPROC, 2 * task["processes"])
    limit(resource.RLIMIT_AS, 4 * task["memory"])
    kernel = Kernel(task["folder"], task["output"])
    try:
        kernel.start()
        if words := kernel.run(task["first"], 120):
            raise Stop("kernel", words)
        tell(event="ready")
        for exercise in task["exercises"]:
            tell(event="begin", exercise=exercise["name"])
            outcome, words = kernel.answer(exercise, task)
            send(exercise["name"])
            tell(event="end", exercise=exercise["name"], outcome=outcome, words=words)
            if outcome not in ("ran", "compile", "type"):
                break  # What this exercise did to the kernel must not hit the next one.
    except Stop as stop:
        tell(event="stop", outcome=stop.args[0], words=stop.args[1])
    finally:
        kernel.end()


def become(uid: int | None) -> None:
    """Gives up being root: from here on this process is nobody's, and a limit on processes holds."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def end_with_grader() -> None:
    """Whatever becomes of the grader, nothing that it started outlives it: its end closes our standard input."""
    while os.read(0, 1):
        pass
    # The first process of a sandbox does not die of its own signal; the others die of its end.
    os.killpg(0, signal.SIGKILL)
    os._exit(1)


def limit(what: int, most: int) -> None:
    """Sets a limit for this process and all that it starts."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def tell(**words: object) -> None:
    """One line to the outside."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def send(exercise: str) -> None:
    """Sends what the exercise's answer wrote to the outside."""
    room = BYTES
    for path in sorted((OUT / exercise).glob("*"))[:FILES]:
        size = path.stat().st_size
        if path.is_file() and not path.is_symlink() and size <= room:
            room -= size
            tell(event="file", exercise=exercise, name=path.name, data=base64.b64encode(path.read_bytes()).decode())


def spent() -> float:
    """Seconds of processor time that all in here have used."""
    return sum(process.seconds for process in below(os.getpid()))


class Kernel:
    """The Rust kernel."""

    def __init__(self, folder: str, output: int) -> None:
        self.manager = KernelManager(kernel_name="rust")
        self.folder = folder
        # Characters that the present exercise has printed or shown, and how many it may.
        self.said, self.most = 0, output

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        said = tempfile.TemporaryFile()
        self.manager.start_kernel(cwd=self.folder, stdout=subprocess.DEVNULL, stderr=said)
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=120)
        except RuntimeError as error:
            said.seek(0)
            raise Stop("kernel", f"{error}\n{said.read()[-WORDS:].decode(errors='replace')}") from error

    def answer(self, exercise: dict, task: dict) -> tuple[str, str]:
        """Runs an exercise's cell and exports what its function gives."""
        folder = OUT / exercise["name"]
        folder.mkdir(parents=True)
        export = exercise["export"].replace("FOLDER", json.dumps(str(folder)))
        self.said = 0
        try:
            # A function is known in all of its cell, so it can be called before what the cell itself does, which is
            # left out: it may be anything, and no mark depends on it.
            together = self.run(f"{export}\n{LEAVE}\n{exercise['source']}", task["timeout"])
            if not together:
                return "ran", ""
            # Not so if the answer is a variable, or commands come first. Or there is a mistake: in which part?
            alone = self.run(exercise["source"], task["timeout"])
            if alone:
                return "compile", alone
            after = self.run(export, task["timeout"])
            return ("type", after) if after else ("ran", "")
        except Stop as stop:
            return stop.args

    def run(self, source: str, timeout: float) -> str:
        """Runs a cell. What the compiler has against it, or nothing."""
        for _ in range(ATTEMPTS - 1):
            words = self._once(source, timeout)
            if not words.startswith("error: "):
                return words
            # Cargo's words, not the compiler's: while others use it, it may miss something for a moment.
            sleep(1)
        return self._once(source, timeout)

    def _once(self, source: str, timeout: float) -> str:
        """Runs a cell.

        The time is the processor's, so that a busy machine costs no marks; of the clock's it may be four times that.
        """
        end, most = monotonic() + 4 * timeout, spent() + timeout
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
                errors.append(content["evalue"] or "\n".join(content["traceback"]))
            elif kind == "status" and content["execution_state"] == "idle":
                break
            self.said += len(str(content.get("text", ""))) + len(str(content.get("data", "")))
            if self.said > self.most:
                raise Stop("output", "")
        words = "\n".join(dict.fromkeys(errors))[:WORDS]
        if "Subprocess terminated" in words:
            raise Stop("died", words)
        return words

    def end(self) -> None:
        """Ends it, and whatever it has started: as the first process of the sandbox, this one can."""
        try:
            self.manager.shutdown_kernel(now=True)
        finally:
            if os.getpid() == 1 and len(below(1)) > 1:
                os.kill(-1, signal.SIGKILL)


if __name__ == "__main__":
    main()
