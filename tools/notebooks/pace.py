"""How long each part of the tutorial takes at a reader's pace: reading, running cells, watching, and solving."""

import re

from nbformat import NotebookNode

from .cells import is_code, key, tags

# Technical prose in English, in words per minute; both languages say the same, and get the same time.
WORDS = 180
# Minutes to read a cell, run it and look at what it shows.
CELL = 0.5
# Minutes for a small experiment, as a beginner in Rust.
EXPERIMENT = 0.5

# The parts with a name in the text: `section-1-1` is `minutes_1_1`, `bonus-1` is `minutes_b1`.
PART = re.compile(r"section-(?P<section>\d+-\d+)|bonus-(?P<bonus>\d+)")
# Sections that a reader is not expected to read from beginning to end.
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
MARKUP = re.compile(r"\$\$.*?\$\$|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{\{.*?\}\}|[*`#|>]", re.DOTALL)


def minutes(cells: list[NotebookNode]) -> dict[str, str]:
    """`minutes_1_1` and so on; `minutes_main` is everything before the bonus, `minutes_bonus` the rest."""
    parts = {"start": 0.0, "end": 0.0}
    part, ends = "start", {"summary": "start", "progress-text": "end"}
    for cell in cells:
        found = PART.fullmatch(cell.id)
        name = found and (found["section"] or f"b{found['bonus']}").replace("-", "_")
        part = name or ends.get(cell.id, part)
        parts[part] = parts.get(part, 0.0) + _minutes(cell)
    del parts["end"]
    bonus = sum(time for name, time in parts.items() if name.startswith("b"))
    values = {f"minutes_{name}": _rounded(time) for name, time in parts.items() if name != "start"}
    return {**values, "minutes_main": _rounded(sum(parts.values()) - bonus), "minutes_bonus": _rounded(bonus)}


def _minutes(cell: NotebookNode) -> float:
    """What its `minutes` say, or the usual time: videos, widgets, exercises and questions take longer."""
    own = cell.metadata.get("minutes")
    if not is_code(cell):
        # Answers to questions are read; solutions and details rarely are.
        text = cell.source if cell.id.endswith("-answers") else FOLDED.sub("", cell.source)
        return len(MARKUP.sub(" ", text).split()) / WORDS + (own or 0)
    if "network" in tags(cell) and own is None:
        return CELL
    return own or CELL + (EXPERIMENT if key(cell, "rust") else 0)


def _rounded(time: float) -> str:
    """Nobody can tell more exactly than to five minutes."""
    return str(max(5, 5 * round(time / 5)))
