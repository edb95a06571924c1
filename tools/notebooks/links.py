"""Links within a notebook, and links that open an issue about one of its sections."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from nbformat import NotebookNode

from languages import texts

from .cells import is_code
from .findings import Finding
from .repository import Repository

HEADING = re.compile(r"(?:\s*-{3,}\s*\n)?(?P<level>#{1,6}) +(?P<title>.+)")
FILE = re.compile(r"\]\((?![a-z]+:|#)([^)\s#]+)")
WITHIN = re.compile(r"\]\(#([^)\s]+)\)")


def heading(cell: NotebookNode) -> tuple[int, str]:
    """Level and title of the heading that a cell begins with; the level is 0 if there is none."""
    found = None if is_code(cell) else HEADING.match(cell.source)
    return (len(found["level"]), found["title"].strip()) if found else (0, "")


def anchors(cells: list[NotebookNode]) -> dict[str, str]:
    """The address that Jupyter gives each heading, by the id of its cell."""
    return {cell.id: title.replace(" ", "-") for cell in cells if (title := heading(cell)[1])}


def resolved(text: str, addresses: dict[str, str]) -> str:
    """`[…](#cell-id)` with the address instead."""

    def address(match: re.Match[str]) -> str:
        if match[1] not in addresses:
            raise ValueError(f"#{match[1]} is not the id of a cell that begins with a heading")
        return f"](#{addresses[match[1]]})"

    return WITHIN.sub(address, text)


def sections(cells: list[NotebookNode]) -> Iterator[tuple[str, str]]:
    """For each cell, the id and title of the section it belongs to; exercises are part of a section."""
    section = ("", "")
    for cell in cells:
        _, title = heading(cell)
        if title and not cell.source.startswith("###"):
            section = (cell.id, title)
        yield section


def issue(repository: Repository, name: str, language: str, section: tuple[str, str]) -> str:
    """The address of a filled-in form, ready to be sent."""
    words, (cell, title) = texts("notebooks", language), section
    query = {
        "title": words["feedback_title"].format(section=title),
        "body": words["feedback_body"].format(section=title, cell=cell, notebook=name),
    }
    return f"{repository.address}/issues/new?{urlencode(query)}"


def broken(root: Path) -> Iterator[Finding]:
    """Links on the repository's own pages that do not lead to one of its files."""
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "benches/README.md",
        "rust-cells/README.md",
        "tools/grading/README.md",
    ):
        path = root / name
        for address in FILE.findall(path.read_text(encoding="utf-8") if path.exists() else ""):
            if not (path.parent / address).exists():
                yield Finding(path, address, "is not a file of this repository")
