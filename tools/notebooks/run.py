"""Runs notebooks and judges every cell."""

from pathlib import Path

from .assess import assess, summary
from .execution import execute
from .files import read
from .findings import Finding, Findings, require_none
from .solutions import solve


def run(paths: list[Path], solved: bool, timeout: int) -> None:
    """Runs them all, with the folded solutions in their exercises if `solved`; then raises everything that is wrong."""
    findings = []
    for path in paths:
        try:
            _run(path.absolute(), solved, timeout)
        except Findings as stopped:
            findings += stopped.findings
    require_none(findings)


def _run(path: Path, solved: bool, timeout: int) -> None:
    notebook = read(path)
    if solved:
        require_none(Finding(path, *problem) for problem in solve(notebook))
    run = execute(notebook, path.parent, timeout)
    require_none(assess(run, path, solved))
    print(summary(path, run, solved), flush=True)
