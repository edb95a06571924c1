"""From a student's answers to marks: run in a sandbox, judged outside of it."""

import base64
import binascii
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import sandbox
from exercises import COMPLETE, Assignment, Exercise
from submission import Submission
from watch import Limits
from words import WORDS

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}\.[a-z_]{1,10}")


# Why there was nothing to compare: the cell does not compile, its function is another one, or it was stopped.
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


@dataclass
class Graded:
    """A submission's marks, and what the run took."""

    submission: str
    language: str
    marks: list[Mark]
    kernels: int = 0
    seconds: float = 0.0
    memory: int = 0

    @staticmethod
    def from_fields(fields: dict) -> "Graded":
        """Back from what `asdict` made of it."""
        return Graded(**{**fields, "marks": [Mark(**mark) for mark in fields["marks"]]})


@dataclass(frozen=True)
class Grader:
    """All that is the same for every submission of a batch."""

    assignment: Assignment
    seed: int
    limits: Limits
    closed: bool
    # The program that compares files with the reference.
    judge: Path

    def grade(self, submission: Submission) -> Graded:
        """The marks of all exercises, each judged by itself."""
        graded = Graded(submission.name, submission.language, [])
        marks: dict[str, Mark] = {}
        answered = [each for each in self.assignment.exercises if self._is_answered(each, submission)]
        first, waiting = set(), answered
        while waiting:
            first.add(waiting[0])
            marks |= self._run(waiting, submission, graded)
            waiting = [each for each in waiting if each.name not in marks]
        # An answer that was not even compared may have suffered from one before it in the same kernel.
        for exercise in answered:
            if exercise not in first and marks[exercise.name].status in NOT_COMPARED:
                marks |= self._run([exercise], submission, graded)
        for exercise in self.assignment.exercises:
            mark = marks.get(exercise.name) or self._absent(exercise, submission)
            if exercise.name in submission.answers:
                mark.note = submission.answers[exercise.name].note
            graded.marks.append(mark)
        return graded

    def _run(self, exercises: list[Exercise], submission: Submission, graded: Graded) -> dict[str, Mark]:
        """Runs exercises in one kernel up to the first that breaks it, and judges these."""
        task = {
            "first": self._first(submission.language),
            "exercises": [
                {
                    "name": each.name,
                    "source": submission.answers[each.name].source,
                    "export": each.export(self.seed),
                }
                for each in exercises
            ],
        }
        outcome = sandbox.run(task, self.limits, self.closed)
        graded.kernels += 1
        graded.seconds += outcome.seconds
        graded.memory = max(graded.memory, outcome.memory)
        if not outcome.ended:
            raise sandbox.Broken("the kernel ended before the first exercise")
        marks = {}
        for exercise in exercises:
            if exercise.name in outcome.ended:
                how, words = outcome.ended[exercise.name]
                files = outcome.files.get(exercise.name, {})
                if how == "ran" and COMPLETE not in files:
                    how = "nothing"
                mark = self._judge(exercise, files, submission.language)
                if how != "ran" and mark.status != "passed":
                    mark.status = how if how in NOT_COMPARED else "stopped"
                    mark.points = 0
                    mark.feedback = self._say(how, exercise, submission.language, words=words.strip())
                marks[exercise.name] = mark
        return marks

    def _first(self, language: str) -> str:
        return self.assignment.first.replace("exercises::en", f"exercises::{language}")

    def _judge(self, exercise: Exercise, files: dict[str, str], language: str) -> Mark:
        """Compares what an answer wrote with the reference, in a process that ran nothing of it."""
        with tempfile.TemporaryDirectory(prefix="grade-") as folder:
            for name, data in files.items():
                if NAME.fullmatch(name):
                    try:
                        (Path(folder) / name).write_bytes(base64.b64decode(data))
                    except binascii.Error:
                        pass  # Then the file is not there, which is wrong, too.
            command = [str(self.judge), exercise.number, str(self.seed), folder, language]
            record = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        status, said = record["status"], record["message"]
        # In a notebook the message speaks of the cells around it.
        said = WORDS[language].get(f"{status}_text", said)
        return Mark(exercise.number, record["points"], record["max_points"], status, said)

    @staticmethod
    def _is_answered(exercise: Exercise, submission: Submission) -> bool:
        answer = submission.answers.get(exercise.name)
        return answer is not None and not exercise.is_stub(answer.source)

    def _absent(self, exercise: Exercise, submission: Submission) -> Mark:
        """The mark of an exercise without an answer, for which nothing has to run."""
        mark = self._judge(exercise, {}, submission.language)
        mark.points = 0
        if submission.unreadable:
            mark.status, mark.feedback = "unreadable", f"{submission.unreadable}."
        elif exercise.name in submission.answers:
            mark.status, mark.feedback = "not_attempted", WORDS[submission.language]["not_attempted_text"]
        else:
            key, fields = submission.missing[exercise.name]
            mark.status, mark.feedback = "missing", self._say(key, exercise, submission.language, **fields)
        return mark

    def _say(self, key: str, exercise: Exercise, language: str, **fields: object) -> str:
        said = WORDS[language][key].format(
            function=exercise.function,
            cell=exercise.cell,
            timeout=self.limits.timeout,
            memory=f"{self.limits.memory / 1e9:g}",
            processes=self.limits.processes,
            output=f"{self.limits.output / 1e6:g}",
            **fields,
        )
        return said.strip()
