"""Make the notebooks from their text sources, or run notebooks and judge every cell.

Exit codes: 0 no findings, 1 findings on stderr, 2 wrong usage.
"""

import argparse
from pathlib import Path

from values import natural, of_checkout

from .execution import TIMEOUT
from .findings import exit_code
from .run import run

NEEDS = {"solve": "run"}


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "names", metavar="NAME", nargs="*", default=[], help="make only these notebooks, by the names of their sources"
    )
    one.add_argument("--check", action="store_true", help="write nothing; fail if a notebook does not match its source")
    one.add_argument("--included", action="store_true", help="write what the crate includes from the sources, and stop")
    one.add_argument("--run", metavar="PATH", nargs="+", type=Path, help="run these notebooks instead")
    parser.add_argument("--solve", action="store_true", help="put the solutions into the exercises before running")
    parser.add_argument("--timeout", metavar="S", type=natural, default=TIMEOUT, help="seconds per cell (%(default)s)")
    of_checkout(parser)


def main(args: argparse.Namespace) -> int:
    """The command."""
    if args.run:
        return exit_code(lambda: run(args.run, args.solve, args.timeout))
    # An image that only runs notebooks lacks what making them takes.
    from .build import build, write_included
    from .check import check

    root = args.root.resolve()
    if args.check:
        return exit_code(lambda: check(root))
    if args.included:
        return exit_code(lambda: write_included(root))
    return exit_code(lambda: build(root, args.names, args.timeout))
