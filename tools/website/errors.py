"""The page *Errors and what they mean*: each kind of mistake, with cells that make it and the kernel's explanation."""

import json
from itertools import groupby
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from languages import texts

NAME = "errors"
TABLE = Path("kernel") / "mistakes.json"

# How many examples of a kind are shown; the others differ little from them.
MOST = 2


def page(root: Path, language: str) -> NotebookNode:
    """The page in a language, as a notebook of text."""
    words = texts("site", language)
    kinds = json.loads((root / TABLE).read_text(encoding="utf-8"))
    parts = [f"({NAME})=\n# {words['errors_title']}\n\n{words['errors_text']}"]
    for time in ("compiling", "running"):
        parts.append(f"## {words[f'errors_{time}']}")
        parts += [_kind(kind, language) for kind in kinds if kind["while"] == time]
    return new_notebook(cells=[new_markdown_cell(part) for part in parts])


def _kind(kind: dict, language: str) -> str:
    lines = [f"({kind['id']})=", f"### {kind['title'][language]}"]
    for example in kind["examples"][:MOST]:
        if example["before"]:
            lines += ["", texts("site", language)["errors_before"], "", *_fenced(example["before"][-1].splitlines())]
        lines += ["", *_fenced(example["cell"].splitlines()), "", *_fenced(example["drawn"]), ""]
        lines += _said(example[language])
    return "\n".join(lines)


def _fenced(lines: list[str]) -> list[str]:
    """Unhighlighted, in any language: much of it is not Rust."""
    return ["````text", *lines, "````"]


def _said(lines: list[str]) -> list[str]:
    """The kernel's words: paragraphs, and code for indented lines."""
    written: list[str] = []
    for is_code, part in groupby(lines, lambda line: line.startswith("    ")):
        if is_code:
            written += [*_fenced([line[4:] for line in part]), ""]
        else:
            written += [word for line in part for word in (line, "")]
    return written
