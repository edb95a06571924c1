"""The verdict on a notebook that was run: no cell failed, and every check says what it should."""

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from .cells import is_code, key, records, streamed, tags
from .execution import Run
from .findings import Finding, shown

CHECK = "application/vnd.v1conv.check+json"
ERROR = "application/vnd.v1conv.error+json"

COLOUR = re.compile(r"\x1b\[[\d;]*m")


def assess(run: Run, path: Path, solved: bool = False) -> list[Finding]:
    """What is wrong with the run. `solved`: the exercises hold answers."""
    cells = [cell for cell in run.notebook.cells if is_code(cell)]
    solutions = {key(cell, "solution") for cell in cells}
    problems = [(cell.id, problem) for cell in run.executed for problem in _in_cell(cell, solved)]
    for cell in run.executed:
        if (name := key(cell, "check")) is not None:
            wanted = "passed" if solved or name in solutions else "not_attempted"
            problems += [(cell.id, problem) for problem in _in_check(cell, name, wanted)]
    checks = {key(cell, "check") for cell in cells}
    for cell in cells:
        if (name := key(cell, "exercise")) is not None and name not in checks:
            problems.append((cell.id, f"no code cell `check-{name}` checks it: put it back"))
    if run.stopped:
        problems.append(run.stopped)
    return [Finding(path, place, problem) for place, problem in problems]


def summary(path: Path, run: Run, solved: bool = False) -> str:
    """One line about a correct run."""
    cells = run.executed
    checks = [cell for cell in cells if key(cell, "check") is not None]
    passed = solved or any(key(cell, "solution") is not None for cell in cells)
    verdict = "passed" if passed else "not attempted, as expected"
    return f"{shown(path)}: {len(cells)} cells ran, {len(checks)} checks {verdict}, {run.seconds:.0f} s"


def _in_cell(cell: NotebookNode, solved: bool) -> Iterator[str]:
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        messages = dict.fromkeys(f"{error.ename}: {error.evalue}" for error in errors)
        yield "does not run: " + "\n".join(messages)
        return
    said = [line for line in COLOUR.sub("", streamed(cell, "stderr")).splitlines() if line.strip()]
    if said and "setup" not in tags(cell):
        yield "wrote to stderr\n" + "\n".join(said[:3])
    for record in records(cell, ERROR):
        kind, message = _fields(record, "kind", "message")
        # An exercise that still holds its stub may say so.
        open_exercise = key(cell, "exercise") is not None and not solved
        if not ("network" in tags(cell) or (kind == "not_done" and open_exercise)):
            yield f"shows an error ({kind}): {message}"


def _in_check(cell: NotebookNode, name: str, wanted: str) -> Iterator[str]:
    number = name.replace("-", ".")
    found = records(cell, CHECK)
    if not found:
        yield f"shows no record of a check: its last line must be the check of exercise {number}, without `;`"
    for record in found:
        exercise, status, message = _fields(record, "exercise", "status", "message")
        if exercise != number:
            yield f"checks exercise {exercise}, and must check {number}"
        elif status != wanted:
            yield f"the check says {status}, and must say {wanted}: {message}"


def _fields(record: object, *names: str) -> tuple[object, ...]:
    """Fields of a record. One that is not JSON arrives as text, and has none."""
    return tuple(record.get(name) if isinstance(record, dict) else None for name in names)
