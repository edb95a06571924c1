"""A folder of results: what has been graded is kept, whatever happens to the rest."""

import fcntl
import hashlib
import json
import secrets
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

from . import report
from .intake import File
from .marks import Graded
from .refused import Refused
from .storage import write
from .submission import Submission
from .walls import ROOT, warmed
from .watch import Limits

# What marks depend on besides the submission itself.
VERSION = (
    "Cargo.lock",
    "src/**/*.rs",
    "notebooks/en/student/*.ipynb",
    "languages/**/*.rs",
    "languages/**/*.toml",
    "tools/grading/**/*.py",
    "tools/languages.py",
    "judge/answers/src/*.rs",
    "judge/src/*.rs",
)


class Batch:
    """The folder, with the seed of all its submissions, locked by this process."""

    def __init__(
        self, folder: Path, notebook: str, seed: int | None, limits: Limits, closed: bool, crates: dict[str, str]
    ) -> None:
        self.folder = folder
        (folder / "results").mkdir(parents=True, exist_ok=True)
        (folder / "feedback").mkdir(exist_ok=True)
        self.lock = open(folder / ".lock", "w", encoding="utf8")  # noqa: SIM115 (open as long as the batch)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refused(f"another `cargo grade` is running in {folder}") from error
        # What a killed batch has left there is useless.
        self.scratch = folder / ".scratch"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()
        self.seed = self._seed(seed)
        self.key = _digest(version(), notebook, str(self.seed), repr(limits), str(closed), repr(crates))

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.lock.close()

    def _seed(self, given: int | None) -> int:
        """The seed the folder was started with: the same input gets the same marks."""
        file = self.folder / "seed.txt"
        if file.exists():
            kept = int(file.read_text())
            if given not in (None, kept):
                raise Refused(f"{self.folder} was started with --seed {kept}; use another folder for --seed {given}")
            return kept
        seed = secrets.randbits(63) if given is None else given
        write(file, f"{seed}\n")
        return seed

    def _place(self, name: str) -> Path:
        return self.folder / "results" / f"{name}.json"

    def found(self, file: File) -> Graded | None:
        """The marks that exactly this file got under exactly these conditions."""
        try:
            kept = json.loads(self._place(file.label).read_text(encoding="utf8"))
            if kept["key"] == _digest(self.key, file.digest()):
                return Graded.from_fields(kept["graded"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # There are none, or none that are usable.
        return None

    def keep(self, submission: Submission, graded: Graded) -> None:
        """Writes the feedback page, then the marks."""
        report.keep_feedback(self.folder, graded)
        kept = {"key": _digest(self.key, submission.digest), "graded": asdict(graded)}
        write(self._place(submission.name), json.dumps(kept, indent=1))


def version() -> str:
    """A checksum of everything in this checkout that marks depend on."""
    files = sorted({path for pattern in VERSION for path in ROOT.glob(pattern)})
    rustc = subprocess.run([warmed().compiler()[0], "-vV"], capture_output=True, text=True, check=True).stdout
    return _digest(rustc, *(_digest(path.read_text(encoding="utf8")) for path in files))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
