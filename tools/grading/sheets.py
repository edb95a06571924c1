"""The mark sheet exported by Moodle or Canvas: its students, and the column that marks go into.

A student is found by number or name, never by a near match.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from . import late
from .refused import Refused
from .roster import Student, order, plain
from .storage import write as store
from .table import Cell, Table

# The titles of columns, in Moodle's English, Japanese and German, and in Canvas.
IDENTIFIER = ("identifier", "識別子", "identifikator")
NAME = ("full name", "student", "student name", "name", "フルネーム", "氏名", "姓名", "vollständiger name")
FIRST = ("first name", "first name(s)", "firstname", "given name", "名", "vorname")
SURNAME = ("surname", "last name", "lastname", "family name", "姓", "nachname")
NUMBERS = ("id", "id number", "student id", "student_id", "sis user id", "sis login id", "integration id", "username",
           "email", "email address", "idナンバー", "学籍番号", "ユーザー名", "ユーザー名", "メールアドレス", "anmeldename",
           "id-nummer", "matrikelnummer", "e-mail-adresse")  # fmt: skip
GRADE = ("grade", "評点", "評定", "bewertung")
MAXIMUM = ("maximum grade", "max grade", "最大評点", "bestwertung")
HANDED_IN = ("last modified (submission)", "最終更新日時（提出）", "zuletzt geändert (abgabe)")
# Moodle's own number for a student in an assignment: `Participant 123`.
PARTICIPANT = re.compile(r"\D*?\s?(\d+)")
# Canvas: the title of an assignment and its number, and the row with the possible points.
ASSIGNMENT = re.compile(r"(?P<title>.+) \((?P<id>\d+)\)", re.DOTALL)
POSSIBLE = "points possible"
READ_ONLY = "(read only)"
# Contents of a cell that no mark replaces: excused, not assigned.
HELD = ("ex", "n/a")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(eq=False)
class Row:
    """A student of the sheet."""

    cells: list[Cell]
    name: str
    names: set[str]
    # The platform's own number for the student, and everything that people may use as one.
    own: str
    numbers: set[str]


@dataclass
class Sheet:
    """A sheet, and where things are in it."""

    path: Path
    table: Table
    of: str
    column: int
    title: str
    rows: list[Row]
    most: float | None
    comma: bool
    moment_column: int | None = None
    # The rows that got a mark, and how many of them had another one before.
    filled: dict[Row, str] = field(default_factory=dict)
    replaced: int = 0

    def find(self, student: Student) -> tuple[Row | None, str]:
        """The row of a student, or why there is none."""
        if student.of and student.of == self.of:
            found = [row for row in self.rows if row.own == student.id]
            if len(found) == 1 and _agree(found[0], student):
                return found[0], ""
            if found:
                there = ", ".join(row.name for row in found)
                return None, f"number {student.id} is {there} in {self.path.name}"
        if not student.of:
            found = [row for row in self.rows if _number(student.id) in row.numbers]
            if len(found) == 1:
                return found[0], ""
            if found:
                return None, f"{student.id} is a number of {len(found)} rows in {self.path.name}"
        name = plain(student.name or student.id)
        found = [row for row in self.rows if name and name in row.names]
        if len(found) == 1:
            return found[0], ""
        return None, f"is in {len(found)} rows of {self.path.name}" if found else f"is not in {self.path.name}"

    def known(self, student: Student) -> Student:
        """The student with the name in the sheet."""
        row, _ = self.find(student)
        return replace(student, name=row.name) if row is not None else student

    def moment(self, row: Row) -> datetime | None:
        """When the platform received the submission. Raises a `ValueError` for what is not understood."""
        if self.moment_column is None or self.moment_column >= len(row.cells):
            return None
        said = row.cells[self.moment_column].value.strip()
        return late.moment(said) if said not in ("", "-") else None

    def fill(self, row: Row, points: float, most: float) -> str:
        """Puts a mark into a row, scaled to the maximum there. If it cannot, returns why."""
        if self.column >= len(row.cells):
            return f"its row in {self.path.name} ends before the column"
        cell = row.cells[self.column]
        if plain(cell.value) in map(plain, HELD):
            return f"{cell.value} stays in {self.path.name}"
        value = f"{round(points * (self.most / most if self.most and most else 1), 2):g}"
        self.filled[row] = value.replace(".", ",") if self.comma else value
        self.replaced += _value(cell.value) not in (None, _value(value))
        self.table.set(cell, self.filled[row])
        return ""

    def write(self, folder: Path, taken: tuple[str, ...]) -> Path:
        """Puts the complete filled sheet into a folder, never over the given one or another file there."""
        there = folder / self.path.name
        if self.path.name in taken or (there.exists() and there.samefile(self.path)):
            there = folder / f"{self.path.stem}-filled{self.path.suffix}"
        store(there, self.table.bytes())
        return there


def _agree(row: Row, student: Student) -> bool:
    """Whether a number and a name belong to the same person; in another assignment, the numbers are others'."""
    name = plain(student.name)
    # Moodle puts the group before the name, and `Participant` in place of a secret name.
    return not name or not any(row.names) or any(name.endswith(known) for known in row.names if known)


def read(path: Path, wanted: str | None) -> Sheet:
    """The sheet in a file, and its column with that title, or the only one that marks can go into."""
    table = Table.read(path)
    header, *rows = table.rows
    titles = [cell.value.strip() for cell in header]
    folded = [title.casefold() for title in titles]
    canvas = (
        "id" in folded and ("student" in folded or {"lastname", "firstname"} <= set(folded)) and "section" in folded
    )
    possible = next((row for row in rows if row[0].value.strip().casefold() == POSSIBLE), None) if canvas else None
    own = folded.index("id") if canvas else _identifier(folded, rows)
    column = _column(path, titles, wanted, canvas, possible)
    # In Canvas's, there are also other rows.
    people = [row for row in rows if not canvas or (own < len(row) and row[own].value.strip().isdigit())]
    known = [_row(row, folded, own, PARTICIPANT if not canvas else None) for row in people]
    most = _value(possible[column].value) if possible and column < len(possible) else None
    if not canvas and (maximum := _first(folded, MAXIMUM)) is not None:
        found = {_value(row[maximum].value) for row in people if maximum < len(row)} - {None}
        most = found.pop() if len(found) == 1 else None
    if not any(names for row in known for names in (row.numbers, row.names)):
        raise Refused(f"{path} has no column with students' names or numbers: {_listed(titles)}")
    of = "canvas" if canvas else "moodle" if own is not None else ""
    return Sheet(path, table, of, column, titles[column], known, most, _comma(rows), _first(folded, HANDED_IN))


def _identifier(folded: list[str], rows: list[list[Cell]]) -> int | None:
    """Moodle's first column in any language: the same word and a number in each row."""
    if (found := _first(folded, IDENTIFIER)) is not None:
        return found
    words = {re.sub(r"\d+$", "", row[0].value) for row in rows}
    counted = all(re.search(r"\d$", row[0].value) for row in rows)
    # Not the single letter that some universities put before their numbers.
    return 0 if rows and counted and len(words) == 1 and len(plain(words.pop())) > 2 else None


def _row(row: list[Cell], folded: list[str], own: int | None, form: re.Pattern | None) -> Row:
    def value(column: int | None) -> str:
        return row[column].value.strip() if column is not None and column < len(row) else ""

    first, surname = value(_first(folded, FIRST)), value(_first(folded, SURNAME))
    name = value(_first(folded, NAME)) or f"{first} {surname}".strip()
    names = set(order(name)) | (
        {plain(f"{first} {surname}"), plain(f"{surname} {first}")} if first and surname else set()
    )
    number = value(own)
    if form is not None and (found := form.fullmatch(number)):
        number = found[1]
    numbers = {_number(value(column)) for column, title in enumerate(folded) if title in NUMBERS or column == own}
    return Row(row, name or number, names - {""}, number, (numbers | {_number(number)}) - {""})


def _number(text: str) -> str:
    return text.strip().casefold()


def _first(folded: list[str], known: tuple[str, ...]) -> int | None:
    return next((folded.index(title) for title in known if title in folded), None)


def _column(path: Path, titles: list[str], wanted: str | None, canvas: bool, possible: list[Cell] | None) -> int:
    """The column that marks go into."""

    def only(fits: Callable[[str], bool]) -> list[int]:
        return [number for number, title in enumerate(titles) if fits(title)]

    if wanted is not None:
        found = only(lambda title: title == wanted)
        if not found:
            parts = {title: ASSIGNMENT.fullmatch(title) for title in titles}
            found = only(lambda title: bool(parts[title]) and wanted in (parts[title]["title"], parts[title]["id"]))
        if len(found) != 1:
            raise Refused(f"{path} has {len(found) or 'no'} columns `{wanted}`; it has {_listed(titles)}")
        return found[0]
    if canvas:
        locked = {number for number, cell in enumerate(possible or []) if cell.value.strip() == READ_ONLY}
        found = [each for each in only(lambda title: ASSIGNMENT.fullmatch(title) is not None) if each not in locked]
    else:
        found = only(lambda title: title.casefold() in GRADE)
    if len(found) != 1:
        raise Refused(f"which column of {path} should the marks go into? Give `--column TITLE`: {_listed(titles)}")
    return found[0]


def _listed(titles: list[str]) -> str:
    return ", ".join(f"`{title}`" for title in titles)


def _value(text: str) -> float | None:
    text = text.strip()
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def _comma(rows: list[list[Cell]]) -> bool:
    """Whether the sheet writes decimals with a comma."""
    values = [cell.value.strip() for row in rows for cell in row]
    numbers = [value for value in values if NUMBER.fullmatch(value) and not value.isdigit()]
    return bool(numbers) and all("," in value for value in numbers)
