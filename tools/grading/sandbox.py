"""Runs a student's answers in the sandbox, and collects what comes out of it."""

import base64
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

from . import limited, syscalls, walls
from .text import record
from .watch import Limits, Watch, end

# How often a kernel may fail to start.
ATTEMPTS = 3
# A line that comes out of the sandbox holds at most one file.
LINE = 32_000_000
# How an answer may end, and the names of its files.
OUTCOMES = ("ran", "compile", "type", "timeout", "died", "output", "memory", "processes")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}(\.[a-z_]{1,10})?")
# Users that no system has; each of root's sandboxes gets its own.
NOBODY = 2_000_000_000
_numbers = itertools.count()


@contextmanager
def _process(room: "Room") -> Iterator[subprocess.Popen]:
    """The process that runs the answers; when it ends, everything it started is gone."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    cores = room.cores.get()
    # No submission takes processor time from the others.
    pinned = ["taskset", "--cpu-list", cores]
    try:
        if room.closed:
            with limited.held(syscalls.program()) as calls:
                command = [*pinned, *walls.command(room.limits, calls)]
                with limited.started(command, **pipes, pass_fds=[calls]) as process:
                    yield process
            return
        with tempfile.TemporaryDirectory(dir=room.scratch, ignore_cleanup_errors=True) as folder:
            command = [*pinned, sys.executable, str(walls.INSIDE / "main.py"), f"{folder}/out"]
            environment = os.environ | walls.of_jupyter(folder) | {"TMPDIR": folder}
            with limited.started(command, **pipes, env=environment) as process:
                yield process
    finally:
        room.cores.put(cores)


def cores(jobs: int) -> "SimpleQueue[str]":
    """The processor's cores, dealt out to the jobs."""
    own = sorted(os.sched_getaffinity(0))
    hands = [own[job::jobs] or [own[job % len(own)]] for job in range(jobs)]
    dealt: SimpleQueue[str] = SimpleQueue()
    for hand in hands:
        dealt.put(",".join(map(str, hand)))
    return dealt


@dataclass
class Outcome:
    """The result of a run: for each exercise how it ended, in words, and the files that its answer wrote."""

    ended: dict[str, tuple[str, str]]
    files: dict[str, dict[str, bytes]]
    seconds: float = 0.0
    memory: int = 0
    # Why everything was stopped early.
    reason: str | None = None


class Broken(Exception):
    """The kernel did not even start: no student is to blame."""


@dataclass(frozen=True)
class Room:
    """Where answers run: within limits, behind walls or not."""

    limits: Limits
    closed: bool
    # For our own files.
    scratch: Path
    cores: "SimpleQueue[str]"

    def run(self, task: dict, names: list[str]) -> Outcome:
        """Runs the answers to these exercises, one after the other, up to the first that takes everything down."""
        for _ in range(ATTEMPTS - 1):
            try:
                return _run(task, names, self)
            except Broken:
                pass  # A machine that is short of something may have it again in a moment.
        return _run(task, names, self)


def _run(task: dict, names: list[str], room: Room) -> Outcome:
    begin, limits = monotonic(), room.limits
    task = {**task, **vars(limits), "folder": str(walls.FOLDER)}
    if room.closed:
        task["kernel"] = str(walls.KERNEL)
    if room.closed and walls.as_root():
        task["uid"] = NOBODY + next(_numbers) % 1000
    outcome = Outcome({}, {})
    present = None
    with _process(room) as process:
        watch = Watch(process, limits, 300 + 12 * limits.timeout * len(names))
        watch.start()
        words = threading.Thread(target=_drain, args=(process.stderr, said := []), daemon=True)
        words.start()
        try:
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            pass  # It ended; the reason is given below.
        left = LINE * (1 + len(names))
        while line := process.stdout.readline(LINE):
            left -= len(line)
            event = record(line)
            if left < 0:
                break
            if event.get("event") == "stop":
                said.append(f"{event.get('outcome')} {event.get('words')}".encode(errors="replace"))
            elif event.get("exercise") in names:
                present = _note(outcome, event, present)
        if present is not None:
            outcome.ended[present] = (watch.reason or "died", "")
        end(process)  # Our process has ended its output; nothing else is waited for.
        watch.join()
        words.join(1)
    outcome.seconds, outcome.memory, outcome.reason = monotonic() - begin, watch.peak, watch.reason
    if not outcome.ended and watch.reason is None:
        raise Broken(b"".join(said).decode(errors="replace").strip()[-2000:] or "nothing could be run")
    return outcome


def _note(outcome: Outcome, event: dict, present: str | None) -> str | None:
    """Takes in an event. Returns the exercise now at work."""
    exercise = event["exercise"]
    match event:
        case {"event": "begin"}:
            return exercise
        case {"event": "file", "name": str(name), "data": str(data)} if NAME.fullmatch(name):
            try:
                outcome.files.setdefault(exercise, {})[name] = base64.b64decode(data, validate=True)
            except ValueError:
                pass  # Then the file is missing, which is also wrong.
        case {"event": "end", "outcome": str(how), "words": str(words)} if how in OUTCOMES:
            outcome.ended[exercise] = (how, words)
            return None
    return present


def _drain(pipe, said: list[bytes]) -> None:
    """Keeps the beginning of what is written, and reads all of it."""
    while chunk := pipe.read1(65536):
        if sum(map(len, said)) < 4000:
            said.append(chunk)
