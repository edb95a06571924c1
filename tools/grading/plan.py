"""What the marks of a batch depend on besides the submissions, in a form that other machines understand."""

from dataclasses import dataclass
from pathlib import Path

from . import exercises, walls
from .marks import Grader
from .program import Programmer
from .sandbox import Room, cores
from .submission import Reader
from .watch import Limits


@dataclass(frozen=True)
class Plan:
    """The same for every submission, on every machine."""

    seed: int
    limits: Limits
    # Whether answers run in a sandbox.
    closed: bool
    # Whether to use the compiler alone where possible.
    quick: bool
    # The libraries that answers may use: names and versions.
    crates: tuple[tuple[str, str], ...]
    # The notebook whose exercises are graded.
    notebook: str
    # The program that compares with the reference, and the one that takes notebooks apart: relative to the checkout if
    # they are in it, because it may be elsewhere on another machine.
    judge: Path
    answers: Path

    def grader(self, scratch: Path, jobs: int) -> Grader:
        """A grader for this many submissions at a time on this machine."""
        judge = walls.ROOT / self.judge
        assignment = exercises.read(judge, self.notebook)
        return Grader(
            reader=Reader(walls.ROOT / self.answers, assignment.exercises, dict(self.crates)),
            programmer=Programmer(assignment, self.seed),
            room=Room(self.limits, self.closed, scratch, cores(jobs)),
            judge=judge,
            quick=self.quick,
            jobs=jobs,
        )


def placed(program: Path) -> Path:
    """A program's path as a plan stores it."""
    program = program.resolve()
    return program.relative_to(walls.ROOT) if program.is_relative_to(walls.ROOT) else program
