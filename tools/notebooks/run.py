"""Runs notebooks and judges every cell. Exit codes: 0 no findings, 1 findings on stderr, 2 wrong usage."""

import argparse
from pathlib import Path

from .assess import assess, summary
from .cells import is_code
from .execution import TIMEOUT, execute
from .files import read, text
from .findings import Finding, Findings, exit_code, require_none
from .solutions import solve


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    parser.add_argument("notebooks", metavar="NOTEBOOK", nargs="+", type=Path)
    parser.add_argument("--solve", action="store_true", help="put the folded solutions into the exercises first")
    parser.add_argument("--first-cell", action="store_true", help="run only the first code cell: warms caches")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the notebook with its outputs")
    parser.add_argument("--timeout", metavar="S", type=int, default=TIMEOUT, help="seconds per cell (%(default)s)")
    parser.set_defaults(refuse=parser.error)


def main(args: argparse.Namespace) -> int:
    """The command."""
    if args.output and len(args.notebooks) > 1:
        args.refuse("--output takes one notebook")
    if args.output and not args.output.absolute().parent.is_dir():
        args.refuse(f"--output: there is no folder {args.output.parent}")
    if args.first_cell and args.solve:
        args.refuse("--solve needs all cells, --first-cell runs one")
    return exit_code(lambda: _run_all(args))


def _run_all(args: argparse.Namespace) -> None:
    findings = []
    for path in args.notebooks:
        try:
            _run(path.absolute(), args)
        except Findings as stopped:
            findings += stopped.findings
    require_none(findings)


def _run(path: Path, args: argparse.Namespace) -> None:
    notebook = read(path)
    if args.first_cell:
        notebook.cells = [cell for cell in notebook.cells if is_code(cell)][:1]
    if args.solve:
        require_none(Finding(path, *problem) for problem in solve(notebook))
    run = execute(notebook, path.parent, args.timeout)
    if args.output:
        args.output.write_bytes(text(run.notebook).encode())
    require_none(assess(run, path, args.solve))
    if not args.first_cell:
        print(summary(path, run, args.solve), flush=True)
