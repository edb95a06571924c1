"""Makes the notebooks from their text sources. Exit codes: 0 no findings, 1 findings on stderr, 2 wrong usage."""

import argparse
from pathlib import Path

from .assess import assess, summary
from .check import check
from .editions import colab, instructor, place, student
from .execution import TIMEOUT, execute
from .files import replace, text
from .findings import Finding, exit_code, require_none
from .included import included
from .outputs import leaks, tidy
from .repository import read_repository
from .source import Source, read_all


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    parser.add_argument("names", metavar="NAME", nargs="*", help="make only these notebooks")
    parser.add_argument("--check", action="store_true", help="run and write nothing; find what is out of date")
    parser.add_argument("--included", action="store_true", help="write what the crate takes from the sources, and stop")
    parser.add_argument("--timeout", metavar="S", type=int, default=TIMEOUT, help="seconds per cell (%(default)s)")
    parser.add_argument(
        "--root", metavar="DIR", type=Path, default=Path(__file__).parents[2], help="the checkout (%(default)s)"
    )


def main(args: argparse.Namespace) -> int:
    """The command."""
    root = args.root.resolve()
    if args.check:
        return exit_code(lambda: check(root))
    if args.included:
        return exit_code(lambda: write_included(root))
    return exit_code(lambda: build(root, args.names, args.timeout))


def _chosen(root: Path, names: list[str]) -> list[Source]:
    """The sources of these notebooks, or all."""
    sources = read_all(root)
    require_none(
        Finding(root / "notebooks" / "src", name, f"is not a notebook: there are {', '.join(sources)}")
        for name in names
        if name not in sources
    )
    return [source for name, languages in sources.items() if not names or name in names for source in languages]


def write_included(root: Path) -> None:
    """Writes the files that the crate includes: they must exist before the crate is compiled and a kernel started."""
    replace({path: code for source in _chosen(root, []) for path, code in included(root, source).items()})


def build(root: Path, names: list[str], timeout: int) -> None:
    """Makes the notebooks, and writes them if all of them are right."""
    sources = _chosen(root, names)
    repository = read_repository(root)
    # Everything that can be checked without a kernel is checked before the first one starts.
    notebooks = [(source, instructor(source, repository)) for source in sources]
    texts = {}
    for source, notebook in notebooks:
        path = place(root, source, "instructor")
        path.parent.mkdir(parents=True, exist_ok=True)
        run = execute(notebook, path.parent, timeout)
        require_none(assess(run, path))
        tidy(run.notebook)
        require_none(Finding(path, *leak) for leak in leaks(run.notebook, root))
        texts[path] = text(run.notebook)
        texts[place(root, source, "student")] = text(student(source, repository, run.notebook))
        texts[place(root, source, "colab")] = text(colab(source, repository, run.notebook))
        print(summary(path, run), flush=True)
    replace(texts)
