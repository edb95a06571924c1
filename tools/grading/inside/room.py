"""What both ways of running an answer share: where it writes, what is sent out, how much time has been used."""

import base64
import json
import os
import shutil
import signal
import stat
import sys
from pathlib import Path

from processes import below

# Where the answers write: a separate folder for each exercise.
OUT = Path(sys.argv[1])
# Limits for one exercise: files, and bytes in all of them.
FILES, BYTES = 64, 16_000_000
# Limit of the text sent out about one exercise, in characters.
WORDS = 2000
# Seconds between two checks of an answer.
PAUSE = 0.05
# By the clock, an answer may take this many times its processor time.
PATIENCE = 4


class Stop(Exception):
    """Nothing more can be run here: an outcome, and words about it."""


def tell(**words: object) -> None:
    """One line to the outside."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def make_folder(exercise: str) -> None:
    """Makes an empty folder for an exercise's results, and tells its program where it is."""
    for path in OUT.glob("*"):
        shutil.rmtree(path, ignore_errors=True)
    folder = OUT / exercise
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["V1CONV_OUT"] = str(folder)


def send(exercise: str) -> None:
    """Sends what the exercise's answer wrote to the outside."""
    room = BYTES
    for path in sorted((OUT / exercise).glob("*"))[:FILES]:
        try:
            # A link or a pipe is not a result.
            file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            continue
        with os.fdopen(file, "rb") as opened:
            about = os.fstat(file)
            if stat.S_ISREG(about.st_mode) and about.st_size <= room:
                data = opened.read(room)
                room -= len(data)
                tell(event="file", exercise=exercise, name=path.name, data=base64.b64encode(data).decode())


def spent() -> float:
    """Seconds of processor time used by everything in here."""
    return sum(process.seconds for process in below(os.getpid()))


def end_others() -> None:
    """Ends all other processes in here, and waits until they are gone."""
    try:
        if os.getpid() == 1:
            os.kill(-1, signal.SIGKILL)
        else:
            # Outside a sandbox, orphans have become our children.
            for process in below(os.getpid()):
                if process.pid != os.getpid():
                    os.kill(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
