"""Compiles answers that are plain functions, all exercises at once if that works, and runs each by itself."""

import os
import selectors
import signal
import subprocess
import tempfile
from pathlib import Path
from time import monotonic, sleep

from room import PATIENCE, PAUSE, WORDS, end_others, make_folder, send, spent, tell

# How much of the compiler's text is kept, in bytes.
DIAGNOSTICS = 200_000


def run(task: dict) -> None:
    """Tries the sources one after the other; each holds the answers to exercises that still have no result."""
    done = set()
    folder = Path(tempfile.mkdtemp())
    for source in task["sources"]:
        names = [name for name in source["exercises"] if name not in done]
        if not names:
            continue
        alone = len(source["exercises"]) == 1
        if alone:
            tell(event="begin", exercise=names[0])
        used = spent()
        how, words = compile_source(task, source["text"], folder)
        used = spent() - used
        if how != "ran" and not alone:
            continue  # Each by itself tells more.
        for name in names:
            if how != "ran":
                tell(event="end", exercise=name, outcome=how, words=words)
                continue
            tell(event="begin", exercise=name)
            make_folder(name)
            how_it_ended, what_it_said = execute([str(folder / "answers")], task, task["timeout"] - used, name)
            send(name)
            tell(event="end", exercise=name, outcome=how_it_ended, words=what_it_said)
        done.update(names)


def compile_source(task: dict, text: str, folder: Path) -> tuple[str, str]:
    """Compiles a program; returns how that ended, and what the compiler objects to."""
    (folder / "answers.rs").write_text(text, encoding="utf8")
    command = [*task["compiler"], "-o", str(folder / "answers"), str(folder / "answers.rs")]
    with tempfile.TemporaryFile() as said:
        how, words = execute(command, task, task["timeout"], "", said)
        if how == "died" and words.startswith("exit status"):
            said.seek(0)
            return "compile", said.read(DIAGNOSTICS).decode(errors="replace")
        return how, words


def execute(command: list[str], task: dict, seconds: float, exercise: str, said=None) -> tuple[str, str]:
    """Runs a program within its limits; returns how that ended, in words if not well.

    The limit is on processor time, so that a busy machine costs no marks; by the clock, it may take four times that.
    """
    end, most = monotonic() + PATIENCE * seconds, spent() + seconds
    environment = os.environ | {"V1CONV_EXERCISE": exercise, "LD_LIBRARY_PATH": task["libraries"]}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=said or subprocess.STDOUT, env=environment
    )
    os.set_blocking(process.stdout.fileno(), False)
    written = 0
    looks = selectors.DefaultSelector()
    looks.register(process.stdout, selectors.EVENT_READ)
    looked, open_ = monotonic(), True
    try:
        while process.poll() is None:
            if open_ and looks.select(PAUSE / 10):
                chunk = process.stdout.read(1 << 16)
                written += len(chunk or b"")
                if chunk == b"":
                    looks.unregister(process.stdout)
                    open_ = False
            elif not open_:
                sleep(PAUSE / 10)
            if written > task["output"]:
                return "output", ""
            if monotonic() - looked > PAUSE:
                looked = monotonic()
                if looked > end or spent() > most:
                    return "timeout", ""
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        # What it has left behind must not disturb the next one.
        end_others()
    return ("ran", "") if process.returncode == 0 else ("died", status(process.returncode)[:WORDS])


def status(code: int) -> str:
    """How a program ended."""
    if code >= 0:
        return f"exit status: {code}"
    try:
        return f"signal: {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"signal: {-code}"
