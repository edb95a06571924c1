"""A student's file, and the answers in it, with everything they use from the student's other cells."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from . import limited
from .exercises import Exercise
from .intake import File, Unreadable

# Limits for the program that takes a notebook apart: seconds, bytes, and bytes it may write.
SECONDS, MEMORY, OUTPUT = 20, 2_500_000_000, 16_000_000

# A detail of its message about an unreadable file.
DETAIL = "detail"


@dataclass(frozen=True)
class Attempt:
    """One way to read the notebook: an answer, and everything it needs. `judge/answers/src/plan.rs` explains the fields."""

    source: str
    position: int
    others: list[str]
    call: str
    program: list[dict] | None
    attributes: list[str]
    forges: bool
    sure: bool
    cells: list[dict]
    crates: dict[str, str]


@dataclass(frozen=True)
class Answer:
    """Possible answers to an exercise, the most likely first, and what an instructor should know about it."""

    attempts: list[Attempt]
    note: str = ""


@dataclass
class Submission:
    """Everything that is taken from a student's file."""

    name: str
    digest: str
    language: str = "en"
    answers: dict[str, Answer] = field(default_factory=dict)
    # Why there is no answer, by exercise: the key of a message, and what is filled into it.
    missing: dict[str, tuple[str, dict]] = field(default_factory=dict)
    # Why there is nothing at all, in the same way.
    unreadable: tuple[str, dict] | None = None
    # The libraries that the notebook asks for, besides the tutorial's own.
    crates: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """Takes notebooks apart with a separate program, with limits."""

    program: Path
    exercises: list[Exercise]
    # The libraries that answers may use.
    crates: dict[str, str]

    def read(self, file: File) -> Submission:
        """The file's answers. Never raises, whatever is in it."""
        submission = Submission(file.label, "")
        try:
            with file.opened() as (data, submission.digest):
                found = self._apart(data)
            self._take(found, submission)
        except Unreadable as reason:
            submission.unreadable = reason.key, reason.fields
            submission.digest = submission.digest or file.digest()
        return submission

    def _apart(self, data: int) -> dict:
        command = [str(self.program), json.dumps([each.described() for each in self.exercises])]
        try:
            written = limited.output([*command, ",".join(self.crates)], data, SECONDS, MEMORY, OUTPUT)
        except limited.Exceeded as reason:
            raise Unreadable("file_heavy", reason=str(reason)) from reason
        found = json.loads(written)
        if "unreadable" in found:
            raise Unreadable(found["unreadable"], detail=found[DETAIL])
        return found

    def _take(self, found: dict, submission: Submission) -> None:
        submission.language = found["language"]
        submission.crates = found["crates"]
        for exercise in self.exercises:
            here = found["exercises"][exercise.name]
            if "missing" in here:
                submission.missing[exercise.name] = here["missing"], here["fields"]
            else:
                attempts = [Attempt(**each) for each in here["attempts"]]
                submission.answers[exercise.name] = Answer(attempts, here["note"])
        answered = submission.answers or any(key == "stub" for key, _ in submission.missing.values())
        if not answered and found["kernel"] not in (None, "rust", "evcxr"):
            # One that has nothing to do with the course gets one reason instead of one per exercise.
            raise Unreadable("file_foreign", kernel=found["kernel"])
