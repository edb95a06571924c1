"""The page *Errors and what they mean*: each kind of mistake, with cells that make it and the kernel's explanation."""

import json
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

NAME = "errors"
TABLE = Path("kernel") / "mistakes.json"

# How many examples of a kind are shown; the others differ little from them.
MOST = 2

WORDS = {
    "en": {
        "title": "Errors and what they mean",
        "text": (
            "Every cell of these notebooks is compiled before it runs, and what the compiler says is not always easy to"
            " understand. Below each error, the kernel of this tutorial says what it means, in lines that begin with"
            " `→`. Here are all the mistakes that it can explain, each with a cell that makes it."
        ),
        "compiling": "When a cell is compiled",
        "running": "While a cell runs",
        "before": "If this cell was run before",
    },
    "ja": {
        "title": "エラーとその意味",
        "text": (
            "このノートブックのセルは、実行の前に必ずコンパイルされます。コンパイラーのメッセージは、いつもわかりやすいとは"
            "限りません。そこで、このチュートリアルのカーネルは、エラーの下の `→` で始まる行でその意味を説明します。"
            "ここには、カーネルが説明できる間違いをすべて、例のセルとともに載せています。"
        ),
        "compiling": "セルのコンパイル時",
        "running": "セルの実行時",
        "before": "先に次のセルを実行した場合",
    },
}


def page(root: Path, language: str) -> NotebookNode:
    """The page in a language, as a notebook of text."""
    words = WORDS[language]
    kinds = json.loads((root / TABLE).read_text(encoding="utf-8"))
    parts = [f"({NAME})=\n# {words['title']}\n\n{words['text']}"]
    for time in ("compiling", "running"):
        parts.append(f"## {words[time]}")
        parts += [_kind(kind, language) for kind in kinds if kind["while"] == time]
    return new_notebook(cells=[new_markdown_cell(part) for part in parts])


def _kind(kind: dict, language: str) -> str:
    lines = [f"({kind['id']})=", f"### {kind['title'][language]}"]
    for example in kind["examples"][:MOST]:
        if example["before"]:
            lines += ["", f"{WORDS[language]['before']}", "", *_fenced(example["before"][-1].splitlines())]
        lines += ["", *_fenced(example["cell"].splitlines()), "", *_fenced(example["drawn"]), ""]
        lines += _said(example[language])
    return "\n".join(lines)


def _fenced(lines: list[str]) -> list[str]:
    """Unhighlighted, in any language: much of it is not Rust."""
    return ["````text", *lines, "````"]


def _said(lines: list[str]) -> list[str]:
    """The kernel's words: paragraphs, and code for indented lines."""
    written: list[str] = []
    code: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("    "):
            code.append(line[4:])
            continue
        if code:
            written += [*_fenced(code), ""]
            code = []
        written += [line, ""]
    return written
