"""Runs a student's answers in the sandbox, and takes in what comes out of it."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import walls
from watch import Limits, Watch, end, kill

# How often a kernel may fail to start.
ATTEMPTS = 3
# A line that comes out of the sandbox holds a file at the most.
LINE = 32_000_000
# Users that no system has; each sandbox of root has one of them for itself.
NOBODY = 2_000_000_000
_numbers = itertools.count()

# The processes at work, to end them at once.
_running: set[subprocess.Popen] = set()
_running_lock = threading.Lock()
_over = threading.Event()


def end_all() -> None:
    """Ends all that is at work, and lets nothing begin: each run fails then as `Broken`."""
    _over.set()
    with _running_lock:
        for process in _running:
            kill(process)


@contextmanager
def _process(limits: Limits, closed: bool) -> Iterator[subprocess.Popen]:
    """The process that runs `inside.py`; after it, all that it started is gone."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True) as folder:
        if closed:
            process = subprocess.Popen(walls.command(limits), **pipes)
        else:
            command = [sys.executable, str(walls.INSIDE), f"{folder}/out"]
            environment = os.environ | walls.of_jupyter(folder) | {"TMPDIR": folder}
            process = subprocess.Popen(command, **pipes, env=environment, start_new_session=True)
        with _running_lock:
            _running.add(process)
        try:
            yield process
        finally:
            end(process)
            with _running_lock:
                _running.discard(process)


@dataclass
class Outcome:
    """What a run brought: for each exercise how it ended, in words, and the files that its answer wrote."""

    ended: dict[str, tuple[str, str]]
    files: dict[str, dict[str, str]]
    seconds: float
    memory: int


class Broken(Exception):
    """The kernel did not even start: no student is to blame."""


def run(task: dict, limits: Limits, closed: bool) -> Outcome:
    """Runs exercises, one after the other in one kernel, up to the first that breaks it."""
    for _ in range(ATTEMPTS - 1):
        try:
            return _run(task, limits, closed)
        except Broken:
            pass  # A machine that is short of something now may have it in a moment.
    return _run(task, limits, closed)


def _run(task: dict, limits: Limits, closed: bool) -> Outcome:
    if _over.is_set():
        raise Broken("interrupted")
    begin = monotonic()
    task = {**task, **vars(limits), "folder": str(walls.FOLDER)}
    if closed and os.getuid() == 0:
        task["uid"] = NOBODY + next(_numbers) % 1000
    outcome = Outcome({}, {}, 0.0, 0)
    ready, present = False, None
    with _process(limits, closed) as process:
        watch = Watch(process, limits, 300 + 12 * limits.timeout * len(task["exercises"]))
        watch.start()
        words = threading.Thread(target=_drain, args=(process.stderr, said := []), daemon=True)
        words.start()
        try:
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            pass  # It ended; why is told below.
        room = LINE * (1 + len(task["exercises"]))
        names = [exercise["name"] for exercise in task["exercises"]]
        while line := process.stdout.readline(LINE):
            room -= len(line)
            event = _event(line)
            if room < 0:
                break
            if event.get("event") == "ready":
                ready = True
            elif event.get("event") == "stop":
                said.append(f"{event.get('outcome')} {event.get('words')}".encode())
            elif event.get("exercise") in names:
                present = _note(outcome, event, present)
        if present is not None:
            outcome.ended[present] = (watch.reason or "died", "")
        end(process)
        watch.join()
        words.join(1)
    outcome.seconds, outcome.memory = monotonic() - begin, watch.peak
    if not ready and watch.reason is None:
        raise Broken(b"".join(said).decode(errors="replace").strip()[-2000:] or "the kernel did not start")
    return outcome


def _event(line: bytes) -> dict:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _note(outcome: Outcome, event: dict, present: str | None) -> str | None:
    """Takes an event in. Tells the exercise that is at work now."""
    exercise = event["exercise"]
    match event:
        case {"event": "begin"}:
            return exercise
        case {"event": "file", "name": str(name), "data": str(data)}:
            outcome.files.setdefault(exercise, {})[name] = data
        case {"event": "end", "outcome": str(how), "words": str(words)}:
            outcome.ended[exercise] = (how, words[:2000])
            return None
    return present


def _drain(pipe, said: list[bytes]) -> None:
    """Keeps the beginning of what is written, and reads all of it."""
    while chunk := pipe.read1(65536):
        if sum(map(len, said)) < 4000:
            said.append(chunk)
