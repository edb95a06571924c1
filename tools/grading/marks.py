"""From a student's answers to marks: run in an isolated room, judged outside it."""

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from languages import texts

from . import limited
from .exercises import COMPLETE, Exercise
from .intake import File
from .program import FILE, Program, Programmer, diagnostics
from .sandbox import Broken, Outcome, Room
from .submission import Attempt, Reader, Submission
from .walls import explainer, warmed

# Limits for the program that compares with the reference: seconds, bytes, and bytes it may write.
SECONDS, MEMORY, OUTPUT = 20, 2_000_000_000, 1_000_000

# How many characters of an answer are shown.
CODE = 40_000

# Why there was nothing to compare: the cell does not compile, its function has another type, or it was stopped.
NOT_COMPARED = ("compile", "type", "stopped")


@dataclass
class Mark:
    """One line of the result."""

    exercise: str
    points: float
    max_points: float
    status: str
    feedback: str
    # For the instructor: how the answer was found.
    note: str = ""
    # The name of the mistake, if it is a known one.
    mistake: str = ""


@dataclass
class Graded:
    """A submission's marks, and what grading it took."""

    submission: str
    language: str
    marks: list[Mark]
    # How often answers were run, and how often in a kernel.
    runs: int = 0
    kernels: int = 0
    seconds: float = 0.0
    memory: int = 0
    # The libraries it asks for.
    crates: dict[str, str] | None = None
    # The answers, to show them.
    code: dict[str, str] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """Of all exercises together."""
        return sum(mark.points for mark in self.marks)

    @property
    def max_points(self) -> float:
        """The possible points."""
        return sum(mark.max_points for mark in self.marks)

    @staticmethod
    def from_fields(fields: dict) -> "Graded":
        """The reverse of `asdict`."""
        return Graded(**{**fields, "marks": [Mark(**mark) for mark in fields["marks"]]})


@dataclass(frozen=True)
class Grader:
    """Everything that is the same for every submission of a batch."""

    reader: Reader
    programmer: Programmer
    room: Room
    # The program that compares files with the reference.
    judge: Path
    # Whether to use the compiler alone where possible.
    quick: bool
    # How many submissions it grades at a time.
    jobs: int

    def grade(self, file: File) -> tuple[Graded, Submission]:
        """The marks of all exercises, each judged by itself."""
        submission = self.reader.read(file)
        return _Sitting(self, submission).grade(), submission

    def end(self) -> None:
        """Ends what is at work."""
        limited.end_all()


@dataclass
class _Sitting:
    """One submission being graded."""

    grader: Grader
    submission: Submission

    def grade(self) -> Graded:
        submission = self.submission
        self.graded = Graded(submission.name, submission.language, [], crates=submission.crates)
        exercises = {each.name: each for each in self.grader.programmer.assignment.exercises}
        first = {exercises[name]: answer.attempts[0] for name, answer in submission.answers.items()}
        compiled = self._compiled(first)
        for name, exercise in exercises.items():
            answer = submission.answers.get(name)
            if answer is None:
                self.graded.marks.append(self._absent(exercise))
                continue
            mark = self._best(exercise, answer.attempts, compiled.get(exercise))
            mark.note = answer.note
            used = answer.attempts[0]
            self.graded.code[exercise.number] = "\n\n".join([*used.others, used.source])[: 2 * CODE]
            self.graded.marks.append(mark)
        return self.graded

    def _best(self, exercise: Exercise, attempts: list[Attempt], compiled: Mark | None) -> Mark:
        """The best mark over all ways to read the notebook; among equals, the first."""
        best: Mark | None = None
        for number, attempt in enumerate(attempts):
            mark = compiled if number == 0 else self._compiled({exercise: attempt}).get(exercise)
            if not self._is_settled(mark, attempt):
                other = self._without_library(exercise, attempt) or self._in_kernel(exercise, attempt)
                # What the kernel says is what the student saw.
                mark = other if mark is None or other.points >= mark.points else mark
            if mark.points and attempt.forges:
                mark = self._mark(exercise, "failed", self._say("forges", exercise))
            if best is None or mark.points > best.points:
                best = mark
            if best.status == "passed":
                break
        return best

    def _is_settled(self, mark: Mark | None, attempt: Attempt) -> bool:
        """Whether the compiler alone has told everything that the kernel would."""
        if mark is None or mark.status == "passed":
            return mark is not None
        return attempt.sure and not (attempt.crates and mark.status in NOT_COMPARED)

    def _without_library(self, exercise: Exercise, attempt: Attempt) -> Mark | None:
        """The mark of an answer that needs a library that is not available."""
        missing = sorted(set(attempt.crates) - set(self.grader.reader.crates) - {"v1conv"})
        if not missing:
            return None
        return self._mark(exercise, "compile", self._say("crates", exercise, crates=", ".join(missing)))

    def _compiled(self, attempts: dict[Exercise, Attempt]) -> dict[Exercise, Mark]:
        """The marks of answers that are plain functions, by the compiler alone."""
        waiting = {
            each: attempt for each, attempt in attempts.items() if self.grader.quick and attempt.program is not None
        }
        marks: dict[Exercise, Mark] = {}
        while waiting:
            found = self._run_programs(waiting)
            if not found:
                # What they did to the room together is not blamed on any one of them.
                for each, attempt in waiting.items():
                    found |= self._run_programs({each: attempt})
            if not found:
                raise Broken("no answer could be compiled")
            marks |= found
            waiting = {each: attempt for each, attempt in waiting.items() if each not in marks}
        return marks

    def _run_programs(self, attempts: dict[Exercise, Attempt]) -> dict[Exercise, Mark]:
        """The marks of answers, up to the first that takes the others down with it."""
        programs = self.grader.programmer.programs(attempts, self.submission.language)
        task = {
            "sources": [{"exercises": program.exercises, "text": program.text} for program in programs],
            "compiler": warmed().compiler(),
            "libraries": warmed().paths(),
        }
        outcome = self._run(task, [each.name for each in attempts])
        ended = (each for each in attempts if each.name in outcome.ended)
        return {each: self._compared(each, attempts[each], outcome, programs) for each in ended}

    def _in_kernel(self, exercise: Exercise, attempt: Attempt) -> Mark:
        """The mark of any answer, using a kernel."""
        task = {
            "first": self.grader.programmer.cell(self.submission.language),
            "exercise": exercise.name,
            "cells": attempt.cells,
            "export": exercise.export(attempt.call, self.grader.programmer.seed),
        }
        self.graded.kernels += 1
        outcome = self._run(task, [exercise.name])
        if exercise.name not in outcome.ended:
            raise Broken(f"the kernel ended before the exercise: {outcome.reason}")
        return self._compared(exercise, attempt, outcome, [])

    def _run(self, task: dict, names: list[str]) -> Outcome:
        outcome = self.grader.room.run(task, names)
        self.graded.runs += 1
        self.graded.seconds += outcome.seconds
        self.graded.memory = max(self.graded.memory, outcome.memory)
        return outcome

    def _compared(self, exercise: Exercise, attempt: Attempt, outcome: Outcome, programs: list[Program]) -> Mark:
        """The mark of an answer that was run."""
        how, words = outcome.ended[exercise.name]
        files = outcome.files.get(exercise.name, {})
        if how == "compile" and programs:
            own = next(program for program in reversed(programs) if exercise.name in program.exercises)
            said = words
            how, words = own.against(said, attempt.position)
            if how == "compile":
                words = self._explained(own, said, attempt.position) or words
        if how == "ran" and COMPLETE not in files:
            how = "nothing"
        mark = self._judged(exercise, files)
        if how != "ran" and mark.status != "passed":
            mark.status = how if how in NOT_COMPARED else "stopped"
            mark.points, mark.mistake = 0, ""
            mark.feedback = self._say(how, exercise, words=words.strip())
        return mark

    def _explained(self, program: Program, said: str, position: int) -> str:
        """The compiler's errors as a notebook shows them, explained; nothing if that fails."""
        refused = {
            "language": self.submission.language,
            "file": FILE,
            "source": program.text,
            "cells": program.cells(position),
            "diagnostics": diagnostics(said),
        }
        with limited.held(json.dumps(refused).encode(), self.grader.room.scratch) as file:
            try:
                texts = json.loads(limited.output(explainer(), file, SECONDS, MEMORY, OUTPUT))
            except limited.Exceeded:
                return ""
        return "\n\n".join(texts)

    def _judged(self, exercise: Exercise, files: dict[str, bytes]) -> Mark:
        """Compares what an answer wrote with the reference, in a process that ran nothing of it."""
        language = self.submission.language
        with tempfile.TemporaryDirectory(dir=self.grader.room.scratch) as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            command = [str(self.grader.judge), exercise.number, str(self.grader.programmer.seed), folder, language]
            try:
                record = json.loads(limited.output(command, None, SECONDS, MEMORY, OUTPUT))
            except limited.Exceeded as reason:
                return self._mark(exercise, "stopped", self._say("unjudged", exercise, reason=reason))
        status, said = record["status"], record["message"]
        # In a notebook, the message refers to the cells around it.
        said = texts("grading", language).get(f"{status}_text", said)
        mistake = record["mistake"] or ""
        return Mark(exercise.number, record["points"], record["max_points"], status, said, mistake=mistake)

    def _absent(self, exercise: Exercise) -> Mark:
        """The mark of an exercise without an answer, for which nothing has to run."""
        submission = self.submission
        if submission.unreadable:
            key, fields = submission.unreadable
            return self._mark(exercise, "unreadable", self._say(key, exercise, **fields))
        key, fields = submission.missing[exercise.name]
        if key == "stub":
            return self._mark(exercise, "not_attempted", self._say("not_attempted_text", exercise))
        return self._mark(exercise, "missing", self._say(key, exercise, **fields))

    def _mark(self, exercise: Exercise, status: str, feedback: str) -> Mark:
        return Mark(exercise.number, 0, exercise.most, status, feedback)

    def _say(self, key: str, exercise: Exercise, **fields: object) -> str:
        limits = self.grader.room.limits
        said = texts("grading", self.submission.language)[key].format(
            function=exercise.function,
            cell=exercise.cell,
            timeout=limits.timeout,
            memory=f"{limits.memory / 1e9:g}",
            processes=limits.processes,
            output=f"{limits.output / 1e6:g}",
            allowed=", ".join(self.grader.reader.crates) or "–",
            **fields,
        )
        return said.strip()
