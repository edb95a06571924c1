"""Whether the notebooks match their sources, and hold the outputs of a correct run. Executes nothing."""

from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from languages import incomplete

from .assess import assess
from .cells import is_code, tags
from .editions import colab, instructor, student
from .execution import Run
from .files import differs, read, text
from .findings import Finding, Findings, require_none
from .glossary import read_words, unused
from .included import included, languages
from .japanese import japanese
from .links import broken
from .outputs import leaks, tidy
from .repository import Repository, check_readme, read_repository
from .source import Source, read_all

REMEDY = "run `cargo notebooks`"


def check(root: Path) -> None:
    """Raises everything that is wrong."""
    sources = read_all(root)
    repository = read_repository(root)
    findings = [*check_readme(root, repository, list(sources)), *broken(root), *japanese(root)]
    findings += [*incomplete(root), *unused(read_words(root).words, sources)]
    for file, code in languages(root).items():
        if differs(file, code):
            findings.append(Finding(file, "file", f"does not list the languages that are there: {REMEDY}"))
    for source in (source for editions in sources.values() for source in editions):
        try:
            findings += _editions(root, source, repository)
        except Findings as stopped:
            findings += stopped.findings
    require_none(findings)


def _editions(root: Path, source: Source, repository: Repository) -> Iterator[Finding]:
    for file, code in included(root, source).items():
        if differs(file, code):
            yield Finding(file, "file", f"is not what the exercise's cell makes of it: {REMEDY}")
    path = source.edition("instructor")
    expected = instructor(source, repository)
    if not path.exists():
        yield Finding(path, "file", f"is missing: {REMEDY}")
        return
    committed = read(path)
    yield from assess(_as_run(committed), path)
    yield from (Finding(path, *leak) for leak in leaks(committed, root))
    yield from _stale(path, _with_outputs(expected, committed))
    yield from _stale(source.edition("student"), student(source, repository, committed))
    yield from _stale(source.edition("colab"), colab(source, repository, committed))


def _with_outputs(notebook: NotebookNode, committed: NotebookNode) -> NotebookNode:
    """What a build would make if its run showed what the committed notebook shows."""
    notebook.metadata.language_info = committed.metadata.get("language_info", {})
    outputs = {cell.id: cell.outputs for cell in filter(is_code, committed.cells)}
    for cell in filter(is_code, notebook.cells):
        cell.outputs = outputs.get(cell.id, [])
    tidy(notebook)
    return notebook


def _as_run(notebook: NotebookNode) -> Run:
    """The committed outputs, taken as those of a run.

    A cell that needs the network was judged when it ran; its outputs were not kept.
    """
    cells = [cell for cell in notebook.cells if is_code(cell) and "network" not in tags(cell)]
    return Run(notebook, cells)


def _stale(path: Path, expected: NotebookNode) -> Iterator[Finding]:
    """The first place where a file is not as it should be."""
    if not path.exists():
        yield Finding(path, "file", f"is missing: {REMEDY}")
    elif differs(path, text(expected)):
        cells = read(path).cells
        for mine, theirs in zip(expected.cells, cells, strict=False):
            if mine != theirs:
                yield Finding(path, mine.id, f"is not what the source makes of it: {REMEDY}")
                return
        what = "number of cells" if len(cells) != len(expected.cells) else "metadata or format"
        yield Finding(path, "notebook", f"its {what} is not what the source makes: {REMEDY}")
