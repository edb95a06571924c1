"""The terms of the tutorial, from the file `glossary.md` of each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from languages import SOURCE, about, codes, place

from .cells import is_code
from .findings import Finding, Findings, require_none
from .source import Source

FILE = "glossary.md"

# In the source's language: the word, its names in code, the meaning. In others: the word, its English, the meaning.
COLUMNS = 3


@dataclass(frozen=True)
class Word:
    """A term and its meaning, by language; some meanings need not be given."""

    term: dict[str, str]
    meaning: dict[str, str]


@dataclass(frozen=True)
class Glossary:
    """The words, and the titles of the columns of their list, by language."""

    titles: dict[str, list[str]]
    words: list[Word]


def read_words(root: Path) -> Glossary:
    """The tables of all languages: the source's says which words there are, and in which order."""
    title, *rows = _table(root, SOURCE)
    titles = {SOURCE: [title[0], title[-1]]}
    words = {row[0]: Word({SOURCE: row[0]}, {SOURCE: row[-1]}) for row in rows}
    for code in codes(root)[1:]:
        titles[code], *rows = _table(root, code)
        titles[SOURCE].insert(-1, f"In {about(code, root)['name']}")
        own = {english: (term, meaning) for term, english, meaning in rows}
        require_none(_differences(place(code, FILE, root), own, words))
        for english, word in words.items():
            word.term[code], word.meaning[code] = own[english]
    return Glossary(titles, list(words.values()))


def _table(root: Path, code: str) -> list[list[str]]:
    """The titles of a table, and its rows."""
    path = place(code, FILE, root)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Findings([Finding(path, "file", f"cannot be read: {error}")]) from error
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    require_none(
        Finding(path, row[0], f"has {len(row)} cells in its row, and needs {COLUMNS}")
        for row in rows
        if len(row) != COLUMNS
    )
    if len(rows) < 2:
        raise Findings([Finding(path, "table", "is missing")])
    return [rows[0], *rows[2:]]


def _differences(path: Path, own: dict[str, tuple[str, str]], words: dict[str, Word]) -> Iterator[Finding]:
    for english in dict.fromkeys([*words, *own]):
        if english not in own:
            yield Finding(path, english, "is missing")
        elif english not in words:
            yield Finding(path, english, f"is not in languages/{SOURCE}/{FILE}")
        elif bool(own[english][1]) != bool(words[english].meaning[SOURCE]):
            yield Finding(path, english, f"has a meaning here or in languages/{SOURCE}/{FILE}, but not in both")


def table(glossary: Glossary, language: str) -> str:
    """The list at the end of a notebook: each word, what it is called in English or in all other languages, its meaning."""
    others = [code for code in glossary.titles if code != SOURCE] if language == SOURCE else [SOURCE]
    rows = [
        [*(word.term[code] for code in (language, *others)), word.meaning[language]]
        for word in glossary.words
        if word.meaning[language]
    ]
    title, *lines = (f"| {' | '.join(row)} |" for row in [glossary.titles[language], *rows])
    return "\n".join([title, "|" + "---|" * len(glossary.titles[language]), *lines])


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
                yield Finding(source.path, cell, f"`{found[0]}` is not spelled as `languages/en/glossary.md` says")
