"""Our own programs that read untrusted data: each has limits, and none outlives the grader."""

import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .watch import end, kill

# The processes at work, to end them at once.
_running: set[subprocess.Popen] = set()
_lock = threading.Lock()
_over = threading.Event()


class Exceeded(Exception):
    """How the program reached a limit, or failed."""

    def __init__(self, how: str, failed: bool = False) -> None:
        super().__init__(how)
        self.failed = failed


class Interrupted(Exception):
    """Nothing more may begin."""


def end_all() -> None:
    """Ends everything at work, and lets nothing more begin."""
    _over.set()
    with _lock:
        for process in _running:
            kill(process)


@contextmanager
def started(command: list[str], **options: object) -> Iterator[subprocess.Popen]:
    """A process that ends here, with all its descendants, or when the grader is interrupted."""
    with _lock:
        if _over.is_set():
            raise Interrupted("interrupted")
        process = subprocess.Popen(command, **options, start_new_session=True)
        _running.add(process)
    try:
        yield process
    finally:
        end(process)
        with _lock:
            _running.discard(process)


@contextmanager
def held(data: bytes, folder: Path | None = None) -> Iterator[int]:
    """A file without a name that holds this, for a program to read."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(data)
        file.seek(0)
        yield file.fileno()


def output(command: list[str], data: int | None, seconds: int, memory: int, most: int) -> bytes:
    """What a program writes, up to a limit in bytes."""
    limits = ["prlimit", f"--cpu={seconds}", f"--as={memory}", "--core=0", "--"]
    pipe = subprocess.PIPE
    with started([*limits, *command], stdin=data, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        # Also limited by the clock: a busy machine may take its time, but not forever.
        timer = threading.Timer(10 * seconds, process.kill)
        timer.start()
        written = process.stdout.read(most + 1)
        code = process.wait() if len(written) <= most else 0
        timer.cancel()
    if len(written) > most:
        raise Exceeded(f"it wrote more than {most / 1e6:g} MB")
    if code != 0:
        stopped = "it took too much time or memory"
        raise Exceeded(stopped if code < 0 else f"it failed ({code})", failed=code > 0)
    return written
