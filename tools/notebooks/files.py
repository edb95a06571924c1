"""Notebook files: read in the current format, and the same notebook is always written as the same text."""

import os
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from .findings import Finding, Findings, shown


def read(path: Path) -> NotebookNode:
    """A notebook in any version; cells without an id get one."""
    try:
        notebook = nbformat.read(path, as_version=4)
        for number, cell in enumerate(notebook.cells, start=1):
            cell.setdefault("id", f"cell-{number}")
        notebook.nbformat_minor = max(5, notebook.nbformat_minor)
        nbformat.validate(notebook)
    # nbformat takes whatever is JSON for a notebook.
    except (OSError, ValueError, AttributeError, nbformat.ValidationError) as error:
        reason = str(error).partition("\n")[0]
        raise Findings([Finding(path, "notebook", f"cannot be read: {reason}")]) from error
    return notebook


def text(notebook: NotebookNode) -> str:
    """The text of the file."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def differs(path: Path, expected: str) -> bool:
    """Whether the file is missing, or differs from this text in any byte."""
    return not path.exists() or path.read_bytes() != expected.encode()


def replace(texts: dict[Path, str]) -> None:
    """Writes the files that change. None is replaced before all are written, and none is ever half written."""
    drafts = {path: path.with_name(f".{path.name}.new") for path in texts if differs(path, texts[path])}
    try:
        for path, draft in drafts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(texts[path].encode())
        for path, draft in drafts.items():
            os.replace(draft, path)
            print(f"{shown(path)}: written", flush=True)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
