"""How long each part of the tutorial takes at a reader's pace: reading, running cells, watching, and solving."""

import re

from nbformat import NotebookNode

from cells import is_code, key, tags

# Technical prose in English, words a minute; both languages hold the same, and are given the same time.
WORDS = 180
# Minutes to read a cell, run it and look at what it shows.
CELL = 0.5
# What is played with takes longer.
INTERACTIVE = {"animation-valid": 2, "animation-same": 1.5, "shape": 2, "turn": 2, "complex": 2, "photo": 1.5}
# The original allows 12 minutes for the section with the video, most of it for watching.
VIDEO = {"video-1": 8}
# Minutes of a beginner in Rust; the small experiments before exercise 1.1 too.
EXERCISES = {"exercise-1-1": 20, "exercise-1-3": 8, "exercise-b2": 4, "exercise-b3": 12}
EXPERIMENT = 0.5
THINK = {"think-1-3": 5, "think-b2": 3}

# The parts that have a name in the text, and the id of the cell that each begins with.
PARTS = {
    "1_1": "section-1-1",
    "1_2": "section-1-2",
    "1_3": "section-1-3",
    "b1": "bonus-1",
    "b2": "bonus-2",
}
# What these sections hold that a reader is not expected to read from beginning to end.
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
MARKUP = re.compile(r"\$\$.*?\$\$|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\{\{.*?\}\}|[*`#|>]", re.DOTALL)


def minutes(cells: list[NotebookNode]) -> dict[str, str]:
    """`minutes_1_1` and so on; `minutes_main` is all before the bonus, `minutes_bonus` the rest."""
    parts = dict.fromkeys(("start", *PARTS, "end"), 0.0)
    part, begins = "start", {cell: name for name, cell in PARTS.items()}
    ends = {"summary": "start", "progress-text": "end"}
    for cell in cells:
        part = begins.get(cell.id, ends.get(cell.id, part))
        parts[part] += _minutes(cell)
    main = sum(parts[name] for name in ("start", "1_1", "1_2", "1_3"))
    bonus = parts["b1"] + parts["b2"]
    values = {f"minutes_{name}": _rounded(parts[name]) for name in PARTS}
    return {**values, "minutes_main": _rounded(main), "minutes_bonus": _rounded(bonus)}


def _minutes(cell: NotebookNode) -> float:
    if not is_code(cell):
        # The answers to questions are read, solutions and details rarely are.
        text = cell.source if cell.id.endswith("-answers") else FOLDED.sub("", cell.source)
        return len(MARKUP.sub(" ", text).split()) / WORDS + THINK.get(cell.id, 0)
    if "network" in tags(cell) or cell.id == "slides":
        return CELL
    alone = VIDEO.get(cell.id) or EXERCISES.get(cell.id) or INTERACTIVE.get(cell.id)
    return alone or CELL + (EXPERIMENT if key(cell, "rust") else 0)


def _rounded(time: float) -> str:
    """Five minutes are as exact as anybody can tell."""
    return str(max(5, 5 * round(time / 5)))
