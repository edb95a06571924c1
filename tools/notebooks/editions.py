"""All editions of a notebook from one source, with the same cell ids in the same order."""

import re
from collections.abc import Callable

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from .cells import is_code, key, records, streamed, tags
from .colab import PYTHON, set_up_cell
from .findings import Finding, require_none
from .links import anchors, issue, resolved, sections
from .prose import fill, inline_images
from .repository import Repository
from .said import said
from .solutions import fenced
from .source import Source

KERNEL = {"name": "rust", "display_name": "Rust", "language": "rust"}


def instructor(source: Source, repository: Repository) -> NotebookNode:
    """The edition with solutions as code cells; a run adds its outputs, and what the kernel says about its language.

    Otherwise JupyterLab would write that in, and mark a notebook that was only opened as changed.
    """
    prose = _Prose(source, repository)

    def solution(cell: NotebookNode, name: str) -> NotebookNode:
        # The prose is only in the student edition; errors in it show here, before minutes of running.
        _folded_code(cell)
        prose.common(cell, code="", output="")
        return new_code_cell(source.exercises[name][1])

    return _notebook(prose, solution, {"kernelspec": KERNEL})


def student(source: Source, repository: Repository, executed: NotebookNode) -> NotebookNode:
    """The edition with folded solutions, and what they show in the executed instructor edition."""
    prose, outputs = _Prose(source, repository), {cell.id: cell for cell in executed.cells}

    def solution(cell: NotebookNode, name: str) -> NotebookNode:
        shown = {"output": _shown(outputs.get(cell.id))} if "{{output}}" in _folded_code(cell) else {}
        return prose.common(cell, code=fenced("rust", source.exercises[name][1]), **shown)

    return _notebook(prose, solution, executed.metadata)


def colab(source: Source, repository: Repository, executed: NotebookNode) -> NotebookNode:
    """The student edition for a Python kernel, which passes cells to a Rust kernel once its first cell has run."""
    notebook = student(source, repository, executed)
    notebook.cells.insert(0, set_up_cell(repository, source.language))
    notebook.metadata = from_dict(PYTHON)
    return notebook


def _notebook(prose: "_Prose", solution: Callable[[NotebookNode, str], NotebookNode], metadata: dict) -> NotebookNode:
    """What the editions share, and what an edition makes of each folded solution."""
    cells, findings = [], []
    for cell in prose.source.cells:
        name = None if is_code(cell) else key(cell, "solution")
        try:
            made = prose.common(cell) if name is None else solution(cell, name)
        except ValueError as error:
            findings.append(Finding(prose.source.path, cell.id, str(error)))
            continue
        made.id = cell.id
        made.metadata.update({name: value for name, value in cell.metadata.items() if name != "minutes"})
        if "hide-input" in tags(cell):
            # JupyterLab does not know the tag, which is Jupyter Book's.
            made.metadata["jupyter"] = {**cell.metadata.get("jupyter", {}), "source_hidden": True}
        cells.append(made)
    require_none(findings)
    return new_notebook(cells=cells, metadata=metadata)


class _Prose:
    """What the editions share, with everything that is filled into the text."""

    def __init__(self, source: Source, repository: Repository) -> None:
        self.source = source
        self.anchors = anchors(source.cells)
        self.known = {"repository": repository.address, **repository.services(source.name, source.language)}
        self.known |= said(source)
        self.issues = {
            cell.id: issue(repository, source.name, source.language, section)
            for cell, section in zip(source.cells, sections(source.cells), strict=True)
        }

    def common(self, cell: NotebookNode, **values: str) -> NotebookNode:
        """A cell that the editions share; an exercise appears as its stub."""
        if is_code(cell):
            name = key(cell, "exercise")
            return new_code_cell(self.source.exercises[name][0] if name else cell.source)
        text = resolved(inline_images(cell.source, self.source.path.parent), self.anchors)
        return new_markdown_cell(fill(text, {**self.known, "feedback": self.issues[cell.id], **values}))


def _folded_code(cell: NotebookNode) -> str:
    """The text of a folded solution, which must contain its code once."""
    for name, least in (("code", 1), ("output", 0)):
        lines = len(re.findall(rf"^\{{\{{{name}\}}\}}$", cell.source, re.MULTILINE))
        if not least <= lines <= 1 or cell.source.count(f"{{{{{name}}}}}") != lines:
            raise ValueError(f"{{{{{name}}}}} must be in a folded solution once, on its own line")
    return cell.source


def _shown(cell: NotebookNode | None) -> str:
    """What a code cell shows, as Markdown: its text, and its figure or its value."""
    parts: list[str] = []
    if cell is not None and is_code(cell):
        text = streamed(cell, "stdout")
        figures = [html for html in map(str, records(cell, "text/html")) if html.startswith("<img ")]
        values = figures or [fenced("text", str(plain)) for plain in records(cell, "text/plain")]
        parts = [fenced("text", text)] * bool(text) + values
    if not parts:
        raise ValueError("the solution shows nothing: let it end in an expression, or remove {{output}}")
    return "\n\n".join(parts)
