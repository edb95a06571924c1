"""A program of answers: each exercise's function with everything it needs and a call to it; and the compiler's words
about it in terms of the student's cells."""

from dataclasses import dataclass

from .exercises import Assignment, Exercise
from .submission import Attempt
from .text import record

# The program's own names, which no answer has; its only function, so that answers may have a `main`.
BEGIN = "#![no_main]\n#![allow(unused_imports, unused_mut, dead_code)]"
MAIN = """
#[unsafe(export_name = "main")]
extern "C" fn __v1conv_exports(_: i32, _: *const *const ::core::ffi::c_char) -> i32 {
    let __exercise = ::std::env::var("V1CONV_EXERCISE").unwrap_or_default();
"""
# The file it is compiled from.
FILE = "answers.rs"
# How many mistakes are reported.
TOLD = 3


@dataclass(frozen=True)
class Program:
    """The text, and the exercises whose answers it holds."""

    exercises: list[str]
    text: str
    # For each line, the position of the student's cell and the line in it; nothing for our own lines.
    places: list[tuple[int, int] | None]
    # The first line of what calls the answers.
    calls: int

    def against(self, said: str, position: int) -> tuple[str, str]:
        """What the compiler objects to in the answer in the cell at this position: a status, and words.

        If only the call is wrong, the function is not what the exercise asks for.
        """
        found = [error for error in map(_error, diagnostics(said)) if error]
        own = [error for error in found if self._place(error[1])]
        words = []
        for message, line in (own or found)[:TOLD]:
            place = self._place(line)
            if place is None:
                words.append(message)
                continue
            where = f"line {place[1]}" if place[0] == position else f"cell {place[0]}, line {place[1]}"
            words.append(f"{message}\n  {where}: {self.text.splitlines()[line - 1].strip()[:200]}")
        # Code that cannot be parsed gives an error without a code, where the program ends.
        called = found and all(line >= self.calls and message.startswith("E0") for message, line in found)
        return "type" if called else "compile", "\n".join(dict.fromkeys(words))

    def cells(self, position: int) -> list[tuple[int, str]]:
        """The parts of the student's cells in the program, on the same lines; the cell at this position last."""
        cells: dict[int, list[str]] = {position: []}
        for text, place in zip(self.text.split("\n"), self.places, strict=True):
            if place:
                cell = cells.setdefault(place[0], [])
                cell += [""] * (place[1] - len(cell))
                cell[place[1] - 1] = text
        numbers = sorted(cells, key=lambda number: (number == position, number))
        return [(number, "\n".join(cells[number])) for number in numbers]

    def _place(self, line: int) -> tuple[int, int] | None:
        return self.places[line - 1] if 0 < line <= len(self.places) else None


def diagnostics(said: str) -> list[dict]:
    """All complete messages of the compiler."""
    return [message for message in map(record, said.splitlines()) if message]


def _error(said: dict) -> tuple[str, int] | None:
    """An error's message and the line it is about, if this is one."""
    match said:
        case {"level": "error", "message": str(message), "spans": [*spans]} if spans:
            lines = [span["line_start"] for span in spans if isinstance(span, dict) and span.get("is_primary")]
            code = said.get("code")
            code = f"{code['code']}: " if isinstance(code, dict) and isinstance(code.get("code"), str) else ""
            return f"{code}{message}"[:600], lines[0] if lines and isinstance(lines[0], int) else 0
    return None


@dataclass(frozen=True)
class Programmer:
    """Writes programs for the exercises of an assignment."""

    assignment: Assignment
    seed: int

    def programs(self, attempts: dict[Exercise, Attempt], language: str) -> list[Program]:
        """One program of all answers, if they do not conflict, and one of each, in case that does not compile."""
        each = [self.program({exercise: attempt}, language) for exercise, attempt in attempts.items()]
        together = _consistent(attempts.values()) and len(attempts) > 1
        return [self.program(attempts, language), *each] if together else each

    def program(self, attempts: dict[Exercise, Attempt], language: str) -> Program:
        """The program of some answers."""
        lines, places = [], []

        def add(text: str, position: int = 0, first: int = 0) -> None:
            for number, line in enumerate(text.split("\n")):
                lines.append(line)
                places.append((position, first + number) if position else None)

        add(BEGIN)
        attributes = dict.fromkeys(text for attempt in attempts.values() for text in attempt.attributes)
        add("\n".join(attributes))
        # The Rust of the notebook's first cell.
        add("\n".join(line for line in self.cell(language).splitlines() if not line.startswith(":")))
        pieces = {piece["key"]: piece for attempt in attempts.values() for piece in attempt.program}
        for piece in pieces.values():
            add(piece["text"], piece["position"], piece["line"])
        calls = len(lines)
        add(MAIN)
        for exercise, attempt in attempts.items():
            export = exercise.export(attempt.call, self.seed)
            add(f'    if __exercise == "{exercise.name}" {{ {export} }}')
        add("    0\n}")
        return Program([exercise.name for exercise in attempts], "\n".join(lines), places, calls)

    def cell(self, language: str) -> str:
        """The notebook's first cell."""
        return self.assignment.first.replace("::en::", f"::{language}::")


def _consistent(attempts) -> bool:
    """Whether names mean the same thing in all answers, and all are complete."""
    texts: dict[str, str] = {}
    for attempt in attempts:
        for piece in attempt.program:
            if not piece["key"] or texts.setdefault(piece["key"], piece["text"]) != piece["text"]:
                return False
    return True
