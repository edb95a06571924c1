"""The computed values that are filled into the text: the crate's numbers, times, and the list of words."""

import json

from languages import SOURCE

from .findings import Finding, Findings
from .glossary import read_words, table
from .pace import minutes
from .source import Source, read_cells


def said(source: Source) -> dict[str, str]:
    """The values by their names."""
    folder = source.path.parent
    path = folder / "numbers.json"
    try:
        numbers = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read: {error}. `cargo test --test numbers` says what must be in it"
        raise Findings([Finding(path, "file", problem)]) from error
    # All languages say the same: one of them gives the time for all.
    first = read_cells(folder / f"{source.name}.{SOURCE}.md")
    words = table(read_words(folder.parents[1]), source.language)
    return {**{name: str(value) for name, value in numbers.items()}, **minutes(first), "words": words}
