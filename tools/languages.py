"""The languages of the tutorial: each is a folder of `languages/`, which holds its texts. A new one is a new folder."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from notebooks.findings import Finding, Findings, require_none
from values import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# The language of the source, which is the first: each of the others has the texts that it has.
SOURCE = "en"

# What a program fills in: `{name}`, `{name:.0f}`, or `{{name}}` in Markdown.
PLACEHOLDER = re.compile(r"\{(\w+)(?::[^{}]*)?\}")

# How the texts of a file are read, by their ids; Markdown is one text.
FORMATS: dict[str, Callable[[str], dict[str, str]]] = {
    ".toml": tomllib.loads,
    ".json": json.loads,
    ".md": lambda text: {"text": text},
}


def codes(root: Path = ROOT) -> list[str]:
    """The languages of a checkout, the source's first."""
    found = sorted(path.parent.name for path in (root / "languages").glob("*/language.toml"))
    if SOURCE not in found:
        raise Findings([Finding(place(SOURCE, "language.toml", root), "file", "is missing")])
    return [SOURCE, *(code for code in found if code != SOURCE)]


def place(code: str, name: str, root: Path = ROOT) -> Path:
    """Where a language has a file."""
    return root / "languages" / code / name


def about(code: str, root: Path = ROOT) -> dict[str, str]:
    """A language's `name` in English, its `own` name for itself, and the `locale` that JupyterLab knows."""
    return texts("language", code, root)


@cache
def texts(name: str, code: str, root: Path = ROOT) -> dict[str, str]:
    """What these tools say in a language: the texts of `NAME.toml`, by their ids."""
    path = place(code, f"{name}.toml", root)
    require_none(_differences(place(SOURCE, path.name, root), path))
    return _read(path)


def incomplete(root: Path = ROOT) -> Iterator[Finding]:
    """What languages lack of the texts in the language of the source, or have besides them."""
    files = sorted(path for path in (root / "languages" / SOURCE).iterdir() if path.suffix in FORMATS)
    # A package of its own, which is installed without this folder.
    cells = root / "rust-cells" / "rust_cells" / "languages" / f"{SOURCE}.json"
    for code in codes(root):
        for file in files:
            yield from _differences(file, place(code, file.name, root))
        if cells.exists():
            yield from _differences(cells, cells.with_stem(code))


def _differences(source: Path, path: Path) -> Iterator[Finding]:
    """Where a file has other ids or other placeholders than the source's."""
    try:
        wanted, own = _read(source), _read(path)
    except Findings as stopped:
        yield from stopped.findings
        return
    for key in wanted | own:
        if key not in own:
            yield Finding(path, key, f"is missing; in {SOURCE} it is: {wanted[key]}")
        elif key not in wanted:
            yield Finding(path, key, f"is nothing that {SOURCE} has: remove it, or correct its name")
        elif (filled := _placeholders(own[key])) != (needed := _placeholders(wanted[key])):
            yield Finding(path, key, f"has the placeholders {_listed(filled)}, and needs {_listed(needed)}")


def _read(path: Path) -> dict[str, str]:
    try:
        return FORMATS[path.suffix](path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Findings([Finding(path, "file", f"is missing: each language has the files of {SOURCE}")]) from error
    except (OSError, ValueError) as error:
        raise Findings([Finding(path, "file", f"cannot be read: {error}")]) from error


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "–"
