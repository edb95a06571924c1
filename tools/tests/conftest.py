"""What is tested where, and the checkout that the tools lie in."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

EXERCISE = """\
fn double(number: f32) -> f32 {
    // SOLUTION
    2.0 * number
    // STUB
    // Multiply.
    not_done()
    // END
}"""

# The grader works on Linux alone.
collect_ignore = [] if sys.platform == "linux" else ["grading"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def exercise() -> str:
    """The text of an exercise, with its solution and its stub."""
    return EXERCISE


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes texts into files, with the folders that they are in; returns the folder of all."""

    def put(texts: dict[str, str]) -> Path:
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return put


@pytest.fixture
def notebook() -> Callable[..., NotebookNode]:
    """Makes a notebook of cells, each given by its id and text: code, where the id begins with `code`."""

    def make(**cells: str) -> NotebookNode:
        made = []
        for name, text in cells.items():
            new = new_code_cell if name.startswith("code") else new_markdown_cell
            made.append(new(text, id=name.replace("_", "-")))
        return new_notebook(cells=made)

    return make
