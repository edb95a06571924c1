"""What is wrong, where, and what to do about it: one line each."""

import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """A problem in one place: a cell's id, or another name for a place in the file."""

    path: Path
    place: str
    problem: str

    def __str__(self) -> str:
        lines = (line.strip() for line in self.problem.splitlines())
        return f"{shown(self.path)}: {self.place}: {' | '.join(line for line in lines if line)}"


class Findings(Exception):
    """The work cannot go on, or its result must not be used."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("\n".join(map(str, self.findings)))


def require_none(findings: Iterable[Finding]) -> None:
    """Stops here if there is a finding."""
    found = list(findings)
    if found:
        raise Findings(found)


def shown(path: Path) -> str:
    """The path relative to the current folder, if it is inside it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def exit_code(work: Callable[[], None]) -> int:
    """Does the work; 0 if it went well, 1 with each finding as a line on stderr."""
    # A terminated Python would leave its kernel running; an interrupted one shuts it down.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        work()
    except Findings as stopped:
        for finding in stopped.findings:
            print(finding, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    return 0
