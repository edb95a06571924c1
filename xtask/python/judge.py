"""The verdict on a notebook that was run: every cell must show that it is right."""

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from cells import is_code, key, records, streamed, tags
from evidence import code_lines, shows_value
from findings import Finding, shown
from kernel import Executed, Run

CHECK = "application/vnd.v1conv.check+json"
ERROR = "application/vnd.v1conv.error+json"

COLOUR = re.compile(r"\x1b\[[\d;]*m")

# With an error the kernel also lists its warnings about earlier cells, as errors: `[unused_variables] Error:`.
WARNING = re.compile(r"\[[a-z_:]+\] Error:")


def judge(run: Run, path: Path, solved: bool = False) -> list[Finding]:
    """What is wrong with the run. `solved`: the exercises hold answers."""
    cells = [cell for cell in run.notebook.cells if is_code(cell)]
    solutions = {key(cell, "solution") for cell in cells}
    problems = [(each.cell.id, problem) for each in run.executed for problem in _in_cell(each, solved)]
    for each in run.executed:
        if (name := key(each.cell, "check")) is not None:
            wanted = "passed" if solved or name in solutions else "not_attempted"
            problems += [(each.cell.id, problem) for problem in _in_check(each.cell, name, wanted)]
    checks = {key(cell, "check") for cell in cells}
    for cell in cells:
        if (name := key(cell, "exercise")) is not None and name not in checks:
            problems.append((cell.id, f"no code cell `check-{name}` checks it: put it back"))
    if run.stopped:
        problems.append(run.stopped)
    return [Finding(path, place, problem) for place, problem in problems]


def summary(path: Path, run: Run, solved: bool = False) -> str:
    """One line about a run that is right."""
    cells = [each.cell for each in run.executed]
    checks = [cell for cell in cells if key(cell, "check") is not None]
    passed = solved or any(key(cell, "solution") is not None for cell in cells)
    verdict = "passed" if passed else "not attempted, as expected"
    return f"{shown(path)}: {len(cells)} cells ran, {len(checks)} checks {verdict}, {run.seconds:.0f} s"


def _in_cell(executed: Executed, solved: bool) -> Iterator[str]:
    cell = executed.cell
    errors = [output for output in cell.outputs if output.output_type == "error"]
    if errors:
        yield _compiler(errors, cell.source)
        return
    stderr = COLOUR.sub("", streamed(cell, "stderr"))
    said = "\n".join([line for line in stderr.splitlines() if line.strip()][:3])
    value = shows_value(cell.source)
    if value and not any(output.output_type == "execute_result" for output in cell.outputs):
        yield f"shows no value: it was not run, it panicked, or a `?` failed\n{said}"
    elif not value and not executed.ran:
        yield f"was left before its end: by a panic, a failed `?` or a `return`\n{said}"
    elif said and "setup" not in tags(cell):
        yield f"wrote to stderr\n{said}"
    for record in records(cell, ERROR):
        kind, message = _fields(record, "kind", "message")
        # An exercise that holds its stub has the right to say so.
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


def _compiler(errors: list[NotebookNode], source: str) -> str:
    real = [error for error in errors if not WARNING.match(COLOUR.sub("", "".join(error.traceback[:1])))]
    messages = list(dict.fromkeys(error.evalue for error in real or errors))
    if code_lines(source)[-1:] == ["}"] and any(m.startswith(("mismatched", "expected")) for m in messages):
        messages.append("a value to show must not end in `}`: name it with `let`, and end in its name")
    return "does not run: " + "\n".join(messages)
