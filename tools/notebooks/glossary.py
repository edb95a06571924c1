"""The terms of the tutorial, from `notebooks/GLOSSARY.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .cells import is_code
from .findings import Finding, Findings
from .source import Source

TITLES = {"en": "| Word | In Japanese | Meaning |", "ja": "| 用語 | 英語 | 意味 |"}


@dataclass(frozen=True)
class Word:
    """A term and its meaning, by language; some meanings need not be given."""

    term: dict[str, str]
    meaning: dict[str, str]


def read_words(root: Path) -> list[Word]:
    """All rows of the table."""
    path = root / "notebooks" / "GLOSSARY.md"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Findings([Finding(path, "file", f"cannot be read: {error}")]) from error
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    words = [
        Word({"en": row[0], "ja": row[1]}, {"en": row[3], "ja": row[4]}) for row in rows[2:] if len(row) == len(rows[0])
    ]
    if len(words) != len(rows[2:]):
        raise Findings([Finding(path, "table", "has a row with more or fewer cells than its first")])
    return words


def table(words: list[Word], language: str) -> str:
    """The list at the end of a notebook."""
    other = "en" if language == "ja" else "ja"
    told = [word for word in words if word.meaning[language]]
    rows = [f"| {word.term[language]} | {word.term[other]} | {word.meaning[language]} |" for word in told]
    return "\n".join([TITLES[language], "|---|---|---|", *rows])


# The field's spelling, the only exception; the noun is *middle*.
AMERICAN = re.compile(
    r"\b(?!center-surround)(cent(er|re)\w*|colors?|gr[a]y|\w+ization|analyz\w+|set-up)\b", re.IGNORECASE
)
NOT_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)|\$[^$]*\$|<[^>]*>")


def unused(words: list[Word], sources: dict[str, list[Source]]) -> Iterator[Finding]:
    """Listed words that no notebook uses, and words that none should use."""
    for languages in zip(*sources.values(), strict=True):
        cells = [(source, cell) for source in languages for cell in source.cells if not is_code(cell)]
        prose = [(source, cell.id, NOT_PROSE.sub("]", cell.source)) for source, cell in cells]
        text, first = "\n".join(words for *_, words in prose).lower(), languages[0]
        for word in words:
            names = re.split("[,、]", re.sub(r" ?[(（].*", "", word.term[first.language]))
            if word.meaning[first.language] and not any(name.strip().lower() in text for name in names):
                yield Finding(first.path, word.term[first.language], "is in the list of words, but nowhere in the text")
        for source, cell, said in prose if first.language == "en" else ():
            if found := AMERICAN.search(said):
                yield Finding(source.path, cell, f"`{found[0]}` is not spelled as `notebooks/GLOSSARY.md` says")
