"""Answers that are alike: pairs for a person to look at. It accuses nobody: people taught together write alike."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

import nbformat

from notebooks.solutions import FENCE

from . import limited
from .marks import CODE, Graded
from .refused import Refused
from .report import page
from .roster import Student
from .storage import write as store
from .text import harmless
from .walls import ROOT

PROGRAM = Path(__file__).with_name("compare.py")
# Its limits: seconds, bytes, and bytes it may write.
SECONDS, MEMORY, OUTPUT = 1800, 16_000_000_000, 100_000_000
# How much of the smaller submission must be in the other, and how many pairs are shown.
LEAST, MOST = 0.7, 50

ABOUT = (
    "What is marked is the same in both except for names, layout, comments, numbers and strings; what students were "
    "given is taken out, and what many have written counts little. Short answers to the same question are naturally "
    "alike, and people who learn together write alike: a pair is a reason to look and to ask, and proves nothing."
)


@dataclass(frozen=True)
class Pair:
    """Two submissions, and what is the same in their answers: places in the text, by exercise."""

    names: tuple[str, str]
    likeness: float
    places: tuple[dict[str, list], dict[str, list]]


def pairs(python: Path, done: list[Graded], students: dict[str, Student]) -> list[Pair]:
    """The pairs, the most alike first."""
    answers = {graded.submission: shown(graded) for graded in done}
    # Files are named by number: a student's name must not become a path.
    names = sorted(name for name, texts in answers.items() if texts)
    with tempfile.TemporaryDirectory() as folder:
        for side in ("one", "other"):
            for number, name in enumerate(names):
                _write(Path(folder) / side / f"{number:06}", answers[name])
        _write(Path(folder) / "edition" / "all", edition())
        command = [str(python), "-I", str(PROGRAM), folder, str(LEAST), str(2 * MOST)]
        try:
            found = json.loads(limited.output(command, None, SECONDS, MEMORY, OUTPUT))
        except limited.Exceeded as reason:
            raise Refused(f"the answers could not be compared: {reason}") from reason
    listed = []
    for each in found:
        two = tuple(names[int(each["names"][side])] for side in ("one", "other"))
        if students[two[0]].key != students[two[1]].key:
            listed.append(Pair(two, each["likeness"], (each["places"]["one"], each["places"]["other"])))
    return listed[:MOST]


def shown(graded: Graded) -> dict[str, str]:
    """A submission's answers as compared and shown, by exercise: what a reader may see."""
    return {exercise: harmless(code, CODE, CODE) for exercise, code in graded.code.items()}


def edition() -> dict[str, str]:
    """What every student was given: the code of the student edition, and the solutions in it."""
    cells = [
        cell
        for file in sorted(ROOT.glob("notebooks/*/student/*.ipynb"))
        for cell in nbformat.read(file, as_version=4).cells
    ]
    solutions = (FENCE.search(cell.source) for cell in cells if cell.get("id", "").startswith("solution-"))
    texts = [cell.source for cell in cells if cell.cell_type == "code"] + [
        found["code"] for found in solutions if found
    ]
    return {str(number): text for number, text in enumerate(dict.fromkeys(texts))}


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.rs").write_text(text, encoding="utf8")


def write(folder: Path, found: list[Pair], done: list[Graded]) -> Path:
    """The list of pairs, and a page for each of them."""
    answers = {graded.submission: shown(graded) for graded in done}
    pages = folder / "similar"
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    rows = []
    for number, pair in enumerate(found, 1):
        one, other = (escape(name) for name in pair.names)
        store(pages / f"{number}.html", page(f"{pair.names[0]}, {pair.names[1]}", "en", _both(pair, answers)))
        likeness = f"<td class=number>{100 * pair.likeness:.0f} %"
        rows.append(f"<tr><td><a href='similar/{number}.html'>{one}</a><td>{other}{likeness}</tr>")
    table = f"<table><tr><th>submission<th>submission<th class=number>alike</tr>{''.join(rows)}</table>" if rows else ""
    count = {0: "No pair", 1: "1 pair"}.get(len(found), f"{len(found)} pairs")
    body = (
        f"<h1>Answers to look at</h1><p class=total>{count} of {len(answers)} submissions, {100 * LEAST:.0f} % alike or more"
        f"</p><p>{ABOUT}</p><div class=wide>{table}</div>"
    )
    store(folder / "similar.html", page("Answers to look at", "en", body))
    return folder / "similar.html"


def _both(pair: Pair, answers: dict[str, dict[str, str]]) -> str:
    parts = [
        f"<h1>{escape(pair.names[0])}, {escape(pair.names[1])}</h1><p class=total>{100 * pair.likeness:.0f} % alike</p>"
    ]
    parts.append(f"<p>{ABOUT}</p>")
    for exercise in dict.fromkeys(exercise for name in pair.names for exercise in answers[name]):
        sides = []
        for name, places in zip(pair.names, pair.places, strict=True):
            code = _marked(answers[name].get(exercise, ""), places.get(exercise, []))
            sides.append(f"<div><h3>{escape(name)}</h3><pre>{code}</pre></div>")
        parts.append(f"<h2>{escape(exercise)}</h2><div class='wide both'>{''.join(sides)}</div>")
    return "\n".join(parts)


def _marked(text: str, places: list[list[int]]) -> str:
    """The text as HTML, with the parts that are the same in both marked."""
    parts, done = [], 0
    for begin, end in sorted(places):
        begin = max(begin, done)
        if begin < end:
            parts += [escape(text[done:begin]), "<mark>", escape(text[begin:end]), "</mark>"]
            done = end
    return "".join([*parts, escape(text[done:])])
