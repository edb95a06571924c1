"""An exercise's stub and its solution, cut from one text, so that they cannot drift apart."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from .cells import is_code, key

MARKER = re.compile(r"\s*// *(SOLUTION|STUB|END)\s*")

# What must come after each part; common lines come before and after a block.
NEXT = {"common": "SOLUTION", "SOLUTION": "STUB", "STUB": "END"}

FENCE = re.compile(r"^(?P<fence>`{3,})rust\n(?P<code>.*?)\n(?P=fence)$", re.DOTALL | re.MULTILINE)


def has_markers(text: str) -> bool:
    """Whether the text has a marker line."""
    return any(MARKER.fullmatch(line) for line in text.splitlines())


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Each line, with the part it belongs to; of the markers, only `END`."""
    part = "common"
    for number, line in enumerate(text.splitlines(), start=1):
        marker = MARKER.fullmatch(line)
        if marker is None:
            yield part, line
            continue
        if marker[1] != NEXT[part]:
            raise ValueError(f"line {number} is `// {marker[1]}` where `// {NEXT[part]}` must come next")
        part = marker[1]
        if part == "END":
            yield part, line
            part = "common"
    if part != "common":
        raise ValueError(f"the block that begins with `// {part}` lacks its `// {NEXT[part]}`")


def cut(text: str) -> tuple[str, str]:
    """The stub (common and stub lines) and the solution (common and answer lines)."""
    lines = list(parts(text))
    stub, solution = ([line for part, line in lines if part in ("common", own)] for own in ("STUB", "SOLUTION"))
    if stub == solution:
        raise ValueError("an exercise needs its answer between `// SOLUTION`, `// STUB` and `// END`")
    return "\n".join(stub), "\n".join(solution)


def fenced(language: str, text: str) -> str:
    """The text as a Markdown code block. A fence is longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def solve(notebook: NotebookNode) -> list[tuple[str, str]]:
    """Puts each folded solution of a student notebook into its exercise; returns cells that have none."""
    folded = {key(cell, "solution"): FENCE.search(cell.source) for cell in notebook.cells if not is_code(cell)}
    problems = []
    for cell in notebook.cells:
        if not is_code(cell) or (name := key(cell, "exercise")) is None:
            continue
        if solution := folded.get(name):
            cell.source = solution["code"]
        else:
            problems.append((cell.id, f"no Markdown cell `solution-{name}` with a ```rust block: --solve needs one"))
    return problems
