"""The text source of a notebook in one language, and the rules for it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from languages import codes

from .cells import is_code, key, tags
from .findings import Finding, Findings, require_none
from .repository import edition
from .solutions import cut, has_markers

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# A comment, or a string, in which two slashes do not begin one.
COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|[ \t]*//[^\n]*')


@dataclass(frozen=True)
class Source:
    """`notebooks/src/NAME.LANGUAGE.md`."""

    path: Path
    name: str
    language: str
    cells: list[NotebookNode]

    def edition(self, kind: str) -> Path:
        """Where an edition of it is."""
        return self.path.parents[2] / edition(self.name, self.language, kind)

    @cached_property
    def exercises(self) -> dict[str, tuple[str, str]]:
        """The stub and the solution of each exercise."""
        found, findings = {}, []
        for cell in filter(is_code, self.cells):
            if name := key(cell, "exercise"):
                try:
                    found[name] = cut(cell.source)
                except ValueError as error:
                    findings.append(Finding(self.path, cell.id, str(error)))
        require_none(findings)
        return found


def names(root: Path) -> list[str]:
    """The notebooks in order: whatever has a source."""
    folder = root / "notebooks" / "src"
    found = sorted({path.name.split(".")[0] for path in folder.glob("*.*.md")})
    if not found:
        raise Findings([Finding(folder, "folder", "holds no source `NAME.LANGUAGE.md`")])
    return found


def read_all(root: Path) -> dict[str, list[Source]]:
    """All sources by name: one for each language, alike except for their prose."""
    folder = root / "notebooks" / "src"
    findings: list[Finding] = []
    sources: dict[str, list[Source]] = {}
    for name in names(root):
        sources[name] = []
        for language in codes(root):
            try:
                sources[name].append(_read(folder / f"{name}.{language}.md", name, language))
            except Findings as stopped:
                findings += stopped.findings
    require_none(findings)
    for first, *others in sources.values():
        findings += [finding for other in others for finding in _differences(first, other)]
    require_none(findings)
    return sources


def read_cells(path: Path) -> list[NotebookNode]:
    """The cells of a source file, with their ids."""
    try:
        cells = jupytext.read(path, fmt="md:myst").cells
    except FileNotFoundError as error:
        raise Findings([Finding(path, "file", "is missing: each notebook has a source in each language")]) from error
    except Exception as error:  # YAML's are not Jupytext's, and neither shares a base with the other
        raise Findings([Finding(path, "file", f"is not MyST Markdown: {error}")]) from error
    for cell in cells:
        cell.id = cell.metadata.pop("id", None)
    return cells


def _read(path: Path, name: str, language: str) -> Source:
    cells = read_cells(path)
    require_none(Finding(path, place, problem) for place, problem in _ids(cells))
    require_none(Finding(path, place, problem) for place, problem in _structure(cells))
    return Source(path, name, language, cells)


def _ids(cells: list[NotebookNode]) -> Iterator[tuple[str, str]]:
    times = Counter(str(cell.id) for cell in cells)
    for number, cell in enumerate(cells, start=1):
        begin = next(iter(cell.source.splitlines()), "")[:40]
        how = "`id: NAME` between `---` lines" if is_code(cell) else '`+++ {"id": "NAME"}` before it'
        if cell.id is None:
            yield f"cell {number}", f"has no id, and begins with `{begin}`: write {how}"
        elif not (isinstance(cell.id, str) and ID.fullmatch(cell.id) and len(cell.id) <= 64):
            yield str(cell.id), "is not an id: use lower-case letters, digits and single hyphens, at most 64 in all"
        elif times[cell.id] > 1:
            yield cell.id, f"is the id of {times[cell.id]} cells, here of the one that begins with `{begin}`"


def _structure(cells: list[NotebookNode]) -> Iterator[tuple[str, str]]:
    """Each exercise is followed by its solution, and then by its check."""
    at = {(cell.id, cell.cell_type): number for number, cell in enumerate(cells)}
    for cell in cells:
        name = key(cell, "exercise") if is_code(cell) else None
        if name:
            solution = at.get((f"solution-{name}", "markdown"), -1)
            if solution < at[cell.id, "code"]:
                yield cell.id, f"no Markdown cell `solution-{name}` follows it"
            if at.get((f"check-{name}", "code"), -1) < solution:
                yield cell.id, f"no code cell `check-{name}` follows its solution"
        elif "exercise" in tags(cell):
            yield cell.id, "is tagged `exercise`: call it `exercise-…`, as a code cell"
        elif is_code(cell) and has_markers(cell.source):
            yield cell.id, "holds a solution, which students would see: call it `exercise-…`, tag it `exercise`"
        if name and "exercise" not in tags(cell):
            yield cell.id, "lacks the tag `exercise`"
        for kind, cell_type in (("solution", "markdown"), ("check", "code")):
            owner = key(cell, kind) if cell.cell_type == cell_type else None
            if owner and (f"exercise-{owner}", "code") not in at:
                yield cell.id, f"there is no code cell `exercise-{owner}`"


def _differences(one: Source, other: Source) -> Iterator[Finding]:
    """Where two languages differ in more than prose. If the cells differ, only the first difference is reported."""
    for mine, yours in zip(one.cells, other.cells, strict=False):
        for what, field in (("id", "id"), ("type", "cell_type"), ("metadata", "metadata")):
            if mine[field] != yours[field]:
                problem = f"{what} `{yours[field]}` where {one.path.name} has `{mine[field]}`"
                yield Finding(other.path, yours.id, problem)
                return
        if is_code(mine) and _code(one, mine) != _code(other, yours):
            yield Finding(other.path, yours.id, f"its code differs from the same cell in {one.path.name}")
    longer, shorter = (one, other) if len(one.cells) > len(other.cells) else (other, one)
    for cell in longer.cells[len(shorter.cells) :][:1]:
        yield Finding(longer.path, cell.id, f"{shorter.path.name} has no such cell")


def _code(source: Source, cell: NotebookNode) -> str:
    """The code to compare: in the cell tagged `setup`, without the name of the language."""
    if "setup" in tags(cell):
        return re.sub(rf"\b{source.language}\b", "LANGUAGE", cell.source)
    return without_comments(cell.source)


def without_comments(code: str) -> str:
    """Comments are prose, in the edition's language; those that divide an exercise are kept."""
    lines = [
        line if has_markers(line) else COMMENT.sub(lambda found: found[1] or "", line) for line in code.splitlines()
    ]
    return "\n".join(line.rstrip() for line in lines if line.strip())
