"""The pages of one language: the student notebook, cut into sections, with the outputs of the instructor's cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from notebooks.cells import is_code, key
from notebooks.editions import KERNEL
from notebooks.findings import Finding, Findings, require_none
from notebooks.links import HEADING, heading

# A section or bonus section begins a page, and so does a chapter, which is a heading of the first level.
SECTION = re.compile(r"(section|bonus)-\d[\d-]*")
FENCE = re.compile(r" {0,3}(```+|~~~+)")
RULE = re.compile(r"\A\s*-{3,}\s*\n")

METADATA = {"kernelspec": KERNEL, "language_info": {"name": "rust", "pygments_lexer": "rust"}}


@dataclass
class Page:
    """Cells in a separate file. `part` is the chapter above it in a table of contents."""

    name: str
    part: str | None
    # The prefix of its cells' ids in their addresses, and of the page's name.
    before: str = ""
    cells: list[NotebookNode] = field(default_factory=list)
    # Cells that hold only the name of a part: their addresses lead here.
    anchors: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of its first cell."""
        return heading(self.cells[0])[1]


def executed(student: NotebookNode, instructor: NotebookNode) -> list[NotebookNode]:
    """The student's cells. Exercises, checks and the progress show nothing: that depends on the reader's answers."""
    shown = {cell.id: cell.outputs for cell in instructor.cells if is_code(cell)}
    require_none(
        Finding(Path("notebooks"), cell.id, "is not in both editions: `cargo notebooks` remakes them")
        for cell in filter(is_code, student.cells)
        if cell.id not in shown
    )
    for cell in filter(is_code, student.cells):
        depends = key(cell, "exercise") or key(cell, "check") or cell.id == "progress"
        cell.outputs = [] if depends else shown[cell.id]
    return student.cells


def pages(cells: list[NotebookNode], before: str = "") -> list[Page]:
    """The notebook's cells as pages, the first of which holds its title."""
    found: list[Page] = []
    part, anchors = None, []
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        level, title = heading(cell)
        if level == 1 and following is not None and SECTION.fullmatch(following.id):
            if "\n" in _text(cell).strip():
                problem = "has text between its heading and its first section, where the site has no page for it"
                raise Findings([Finding(Path("notebooks"), cell.id, problem)])
            part, anchors = title, [before + cell.id]
            continue
        if level == 1 or SECTION.fullmatch(cell.id):
            part = part if SECTION.fullmatch(cell.id) else None
            found.append(Page(before + cell.id, part, before, anchors=anchors))
            anchors = []
        found[-1].cells.append(cell)
    return found


def notebook(page: Page, top: int) -> NotebookNode:
    """The page as a notebook whose first heading has level `top`, and whose cells have their ids as addresses."""
    shift = top - heading(page.cells[0])[0]
    cells = [new_markdown_cell("".join(map(_anchor, page.anchors)))] if page.anchors else []
    for cell in page.cells:
        address = page.before + cell.id
        if is_code(cell):
            cells += [new_markdown_cell(_anchor(address)), cell]
        else:
            begin = f"({address})=\n" if heading(cell)[0] else _anchor(address)
            cells.append(new_markdown_cell(begin + "\n".join(_shifted(_text(cell), shift))))
    return new_notebook(cells=cells, metadata=METADATA)


def _anchor(name: str) -> str:
    return f'<div class="anchor" id="{name}"></div>\n\n'


def _text(cell: NotebookNode) -> str:
    """Without the horizontal rule above a chapter, which only a notebook on a single page needs."""
    return RULE.sub("", cell.source)


def _shifted(text: str, shift: int) -> Iterator[str]:
    """The lines, with headings of other levels."""
    fence = ""
    for line in text.splitlines():
        if mark := FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif line.strip().startswith(fence):
                fence = ""
        found = None if fence else HEADING.match(line)
        yield f"{'#' * (len(found['level']) + shift)} {found['title']}" if found else line
