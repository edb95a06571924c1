"""What the builder reads: a notebook for each page, and the files beside them."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from languages import SOURCE, place
from notebooks.cells import is_code
from notebooks.files import read
from notebooks.findings import Finding, Findings
from notebooks.links import anchors
from notebooks.prose import fill
from notebooks.repository import Repository, edition
from notebooks.source import names

from . import errors
from .media import Media
from .pages import Page, executed, notebook, pages

FIGURE = re.compile(r'<a class="figure".*?</a>', re.DOTALL)


def write_sources(root: Path, language: str, repository: Repository, sources: Path, files: Path) -> None:
    """Writes them for one language: the first notebook's pages are named after its cells, others get a prefix."""
    media = Media(files)
    sources.mkdir(parents=True)
    (files / "notebooks").mkdir(parents=True)
    (files / "_static").mkdir()
    first, *others = names(root)
    cells = _cells(root, first, language, "", media)
    home, *found = pages(cells)
    index = notebook(home, 2)
    index.cells.insert(0, new_markdown_cell(_welcome(root, cells, first, language, repository)))
    for name in others:
        begin, *inside = pages(_cells(root, name, language, f"{name}-", media), f"{name}-")
        # Its name is the chapter of all its pages.
        found += [replace(page, part=begin.title) for page in (begin, *inside)]
    index.cells.append(new_markdown_cell("\n".join(_lists([*found, Page(errors.NAME, None)]))))
    nbformat.write(index, sources / "index.ipynb")
    for page in found:
        nbformat.write(notebook(page, 1), sources / f"{page.name}.ipynb")
    nbformat.write(errors.page(root, language), sources / f"{errors.NAME}.ipynb")
    (files / "_static" / "outputs.css").write_text("\n".join(media.styles), encoding="utf-8")
    for name in (first, *others):
        student = _download(read(root / edition(name, language, "student")), repository)
        nbformat.write(student, files / "notebooks" / f"{name}.{language}.ipynb")


def write_words(root: Path, language: str, locale: Path) -> None:
    """Writes the words of the theme and of the templates to where Sphinx looks for them, which also compiles them there."""
    words = place(language, "sphinx.po", root)
    if language == SOURCE:
        return
    if not words.exists():
        raise Findings([Finding(words, "file", "is missing: it has the site's words, by those of the source")])
    folder = locale / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(words, folder)


def _cells(root: Path, name: str, language: str, before: str, media: Media) -> list[NotebookNode]:
    """What a notebook shows, with its addresses on the site."""
    student, instructor = (read(root / edition(name, language, kind)) for kind in ("student", "instructor"))
    cells = executed(student, instructor)
    # Pages have cell ids as addresses, where a notebook has its headings.
    addresses = {f"](#{address})": f"](#{before}{name})" for name, address in anchors(cells).items()}
    for cell in cells:
        if not is_code(cell):
            for address, own in addresses.items():
                cell.source = cell.source.replace(address, own)
        media.take(cell, before)
    return cells


def _welcome(root: Path, cells: list[NotebookNode], name: str, language: str, repository: Repository) -> str:
    """What comes above the notebook's title: the figure that the tutorial leads to, and a widget to try at once."""
    [figure] = [FIGURE.search(cell.source)[0] for cell in cells if cell.id == "solution-1-3"]
    # The widget in its own frame, as on the page of its cell.
    [see] = [output.data["text/html"] for cell in cells if cell.id == "see" for output in cell.outputs]
    text = place(language, "home.md", root).read_text(encoding="utf-8")
    known = {"repository": repository.address, **repository.services(name, language)}
    # It is near the top of the page, so it is loaded at once.
    first = figure.replace('loading="lazy"', 'fetchpriority="high"')
    return fill(text, {**known, "figure": first, "see": see})


def _lists(others: list[Page]) -> Iterator[str]:
    """The tables of contents, one for each part."""
    for part, inside in groupby(others, lambda page: page.part):
        yield from ("```{toctree}", ":hidden:")
        if part is not None:
            yield f":caption: '{part}'"
        yield from ("", *(page.name for page in inside), "```", "")


def _download(student: NotebookNode, repository: Repository) -> NotebookNode:
    """The student's notebook for a folder without the checkout: its library comes from the repository."""
    for cell in filter(is_code, student.cells):
        cell.source = cell.source.replace('{ path = "../../.." }', f'{{ git = "{repository.address}" }}')
    return student
