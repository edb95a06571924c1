"""A student's file, and the answers in it: found by the ids of their cells, or else by what they define."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from exercises import Exercise

# Larger files are not read, longer answers not compiled.
FILE, SOURCE = 200_000_000, 200_000


class Unreadable(Exception):
    """Not a notebook of this course; why."""


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook of any version."""

    position: int
    id: str
    kind: str
    source: str


@dataclass(frozen=True)
class Answer:
    """The cell that answers an exercise, and what an instructor should know about how it was found."""

    source: str
    note: str = ""


@dataclass
class Submission:
    """All that is taken from a student's file."""

    name: str
    digest: str
    language: str = "en"
    answers: dict[str, Answer] = field(default_factory=dict)
    # Why there is no answer, by exercise: a key of the words, and what is put into them.
    missing: dict[str, tuple[str, dict]] = field(default_factory=dict)
    # Why there is nothing at all.
    unreadable: str | None = None


def read(path: Path, exercises: list[Exercise]) -> Submission:
    """The file's answers. Never raises for what is in it."""
    submission = Submission(path.stem, "")
    try:
        data = _bytes(path)
        submission.digest = hashlib.sha256(data).hexdigest()
        notebook = _parsed(data)
        cells = _cells(notebook)
        submission.language = _language(cells)
        for exercise in exercises:
            _find(exercise, cells, submission)
        _explain_foreign(notebook, submission)
    except Unreadable as reason:
        submission.unreadable = str(reason)
        submission.digest = submission.digest or hashlib.sha256(str(reason).encode()).hexdigest()
    return submission


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > FILE:
            raise Unreadable(f"the file has {size / 1e6:.0f} MB, and {FILE / 1e6:.0f} are read at the most")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file cannot be read: {error.strerror}") from error


def _parsed(data: bytes) -> dict:
    if not data.strip():
        raise Unreadable("the file is empty")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the file is damaged, it is no JSON: {str(error)[:200]}") from error
    if not isinstance(notebook, dict):
        raise Unreadable("the file is JSON, but no notebook")
    return notebook


def _cells(notebook: dict) -> list[Cell]:
    """The cells, of old notebooks too."""
    found = notebook.get("cells")
    if found is None and isinstance(sheets := notebook.get("worksheets"), list) and sheets:
        found = sheets[0].get("cells") if isinstance(sheets[0], dict) else None
    if not isinstance(found, list):
        raise Unreadable("the file is JSON, but no notebook: it has no cells")
    cells = []
    for position, cell in enumerate(found, start=1):
        if isinstance(cell, dict):
            source = cell.get("source", cell.get("input", ""))
            text = "".join(map(str, source)) if isinstance(source, list) else str(source)
            cells.append(Cell(position, str(cell.get("id", "")), str(cell.get("cell_type")), text))
    if not cells:
        raise Unreadable("the notebook has no cells")
    return cells


def _language(cells: list[Cell]) -> str:
    """The edition's language, which its first cell names."""
    return "ja" if any("v1conv::exercises::ja" in cell.source for cell in cells if cell.kind == "code") else "en"


def _find(exercise: Exercise, cells: list[Cell], submission: Submission) -> None:
    """The cell that answers the exercise: of several the one that says most, of these the last."""
    name = exercise.function
    defines = re.compile(rf"^[^/\n]*\bfn\s+{name}\b|^\s*let\s+(mut\s+)?{name}\b", re.MULTILINE)

    def rank(cell: Cell) -> tuple:
        return bool(defines.search(cell.source)), not exercise.is_stub(cell.source), cell.id == exercise.cell, cell.position

    code = [cell for cell in cells if cell.kind == "code"]
    code = [cell for cell in code if cell.id == exercise.cell or defines.search(cell.source)]
    if not code:
        own = [cell for cell in cells if cell.id == exercise.cell]
        submission.missing[exercise.name] = _why_missing(own, cells)
        return
    best = max(code, key=rank)
    if len(best.source) > SOURCE:
        length = {"position": best.position, "length": f"{len(best.source):,}", "most": f"{SOURCE:,}"}
        submission.missing[exercise.name] = "long", length
        return
    notes = []
    if best.id != exercise.cell:
        notes.append(
            f"The answer was found in cell {best.position} by its function `{exercise.function}`; "
            f"{_fate(exercise, cells)}."
        )
    answered = [cell for cell in code if rank(cell)[:2] == (True, True)]
    if len(answered) > 1:
        positions = ", ".join(str(cell.position) for cell in answered)
        notes.append(f"Cells {positions} all define `{exercise.function}`; cell {best.position} was graded.")
    submission.answers[exercise.name] = Answer(best.source, " ".join(notes))


def _fate(exercise: Exercise, cells: list[Cell]) -> str:
    """What became of the cell with the right id."""
    own = [cell for cell in cells if cell.id == exercise.cell]
    if not own:
        return f"the notebook has no cell with the id `{exercise.cell}`"
    return f"the cell `{exercise.cell}` itself ({own[0].kind}, number {own[0].position}) holds no answer"


def _why_missing(own: list[Cell], cells: list[Cell]) -> tuple[str, dict]:
    if own:
        return "not_code", {"position": own[0].position, "kind": own[0].kind}
    return "absent", {"count": sum(cell.kind == "code" for cell in cells)}


def _explain_foreign(notebook: dict, submission: Submission) -> None:
    """A notebook that has nothing to do with the course gets one reason instead of one an exercise."""
    metadata = notebook.get("metadata")
    kernel = metadata.get("kernelspec") if isinstance(metadata, dict) else None
    name = kernel.get("name") if isinstance(kernel, dict) else None
    if not submission.answers and name not in (None, "rust", "evcxr"):
        raise Unreadable(f"this is a notebook for the kernel `{name}`, and no cell answers any exercise")
