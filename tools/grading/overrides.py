"""Marks set by hand: `overrides.csv` in the results folder, which no command writes."""

from dataclasses import dataclass, replace
from pathlib import Path

from languages import texts

from .exercises import Exercise
from .marks import Graded, Mark
from .refused import Refused
from .roster import Student, plain
from .table import Table

NAME = "overrides.csv"
COLUMNS = ("student", "exercise", "points", "reason")
# Besides exercises: the total after any deduction for lateness, and how many days it was late.
TOTAL, LATE = "total", "late"


@dataclass(frozen=True)
class Override:
    """A line of it."""

    student: str
    exercise: str
    points: float
    reason: str


@dataclass(frozen=True)
class Overrides:
    """What is set by hand, by submission and exercise, and the names in other lines."""

    of: dict[str, dict[str, Override]]
    left: list[str]


def resolved(lines: list[Override], students: dict[str, Student]) -> Overrides:
    """The lines with the submissions they mean, each under the name it is listed as, or its student's."""
    of: dict[str, dict[str, Override]] = {}
    left = []
    for line in lines:
        meant = [label for label in students if label == line.student] or [
            label
            for label, student in students.items()
            if plain(line.student) and plain(line.student) in map(plain, (label, student.name, student.id))
        ]
        if len(meant) > 1:
            raise Refused(f"{NAME}: `{line.student}` may be {' or '.join(meant)}: name one of these")
        for label in meant:
            if of.setdefault(label, {}).setdefault(line.exercise, line) is not line:
                raise Refused(f"{NAME}: {line.exercise} of {label} is set twice")
        if not meant:
            left.append(line.student)
    return Overrides(of, left)


def applied(graded: Graded, own: dict[str, Override]) -> Graded:
    """The marks with those set by hand, each with its reason before the grader's findings."""

    def one(mark: Mark) -> Mark:
        override = own.get(mark.exercise)
        if override is None:
            return mark
        said = texts("grading", graded.language)["by_hand_text"].format(reason=override.reason)
        return replace(mark, points=override.points, status="by_hand", feedback=f"{said}\n{mark.feedback}")

    return replace(graded, marks=[one(mark) for mark in graded.marks])


def read(folder: Path, exercises: list[Exercise]) -> list[Override]:
    """What is in the folder. Everything must be a possible mark, with a reason."""
    path = folder / NAME
    if not path.exists():
        return []
    header, *rows = Table.read(path).rows
    titles = [cell.value.strip().casefold() for cell in header]
    if not set(COLUMNS) <= set(titles):
        raise Refused(f"{path} needs a first line with the columns {', '.join(COLUMNS)}; it has {', '.join(titles)}")
    points = {each.number: each.most for each in exercises}
    found: dict[tuple[str, str], Override] = {}
    for number, row in enumerate(rows, 2):
        fields = dict(zip(titles, (cell.value.strip() for cell in row), strict=False))
        if not any(fields.values()):
            continue
        line = _line(path, number, fields, points)
        if (plain(line.student), line.exercise) in found:
            raise Refused(f"{path}, row {number}: there is already a row for {line.student}, {line.exercise}")
        found[plain(line.student), line.exercise] = line
    return list(found.values())


def _line(path: Path, number: int, fields: dict[str, str], points: dict[str, int]) -> Override:
    def wrong(what: str) -> Refused:
        return Refused(f"{path}, row {number}: {what}")

    student, exercise, given, reason = (fields.get(column, "") for column in COLUMNS)
    limits = {**points, TOTAL: sum(points.values()), LATE: 3650}
    if not student:
        raise wrong("there is no student")
    if exercise.casefold() not in limits:
        raise wrong(f"there is no exercise `{exercise}`: it is one of {', '.join(limits)}")
    exercise = exercise.casefold()
    try:
        value = float(given.replace(",", "."))
    except ValueError:
        raise wrong(f"`{given}` is not a number of points") from None
    if not 0 <= value <= limits[exercise]:
        raise wrong(f"{given} out of {limits[exercise]:g} points cannot be given for {exercise}")
    if not reason:
        raise wrong("there is no reason to tell the student")
    return Override(student, exercise, value, reason)
