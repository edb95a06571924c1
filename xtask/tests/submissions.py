"""Students' notebooks to grade, made from the small sources in `submissions/`.

`submissions.py make FOLDER [NAME…]` writes them; `submissions.py check FOLDER RESULTS` compares the marks that
`cargo grade FOLDER --out RESULTS` gave with those expected by the sources, and prints a table; `submissions.py prove
FOLDER RESULTS` runs the notebooks, from top to bottom, and compares the marks with what their own checks say.
"""

import argparse
import csv
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import nbformat
from nbformat.v4 import new_code_cell, new_output

from notebooks.cells import records
from notebooks.execution import execute
from notebooks.solutions import FENCE

ZEROS = "Ok(Array2::zeros(image.dim()))"
SUM = """\
fn sum_at(image: &Array2<f32>, filter: &Array2<f32>, y: usize, x: usize) -> f32 {
    let half = filter.nrows() / 2;
    filter.indexed_iter().map(|((ky, kx), w)| {
        w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0)
    }).sum()
}"""
USES_SUM = """\
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
}"""
WORDS = {"SUM": SUM, "USES_SUM": USES_SUM}
# Placeholders for texts that are long, or that no file may hold.
LONG = {"BLANK_LINES": "\n" * 300_000, "DEEP": "(" * 90_000, "UNARY": "let x = " + "!" * 150_000 + "true;"}


@dataclass
class Case:
    """One submission: how its notebook is made, and what marks it must get."""

    name: str
    steps: list[tuple[str, str]] = field(default_factory=list)
    expected: dict[str, str] = field(default_factory=dict)
    says: list[tuple[str, str]] = field(default_factory=list)
    earns: dict[str, str] = field(default_factory=dict)


def cases(of: str = "*") -> dict[str, Case]:
    """All submissions by name, or those of one file."""
    found: dict[str, Case] = {}
    for path in sorted((ROOT / "xtask/tests/submissions").glob(f"{of}.rs")):
        for part in re.split(r"^//@ submission ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
            name, _, rest = part.partition("\n")
            found[name] = _case(name, rest)
    return found


def _case(name: str, text: str) -> Case:
    case = Case(name)
    for step in re.split(r"^//@ ", text, flags=re.MULTILINE)[1:]:
        line, _, body = step.partition("\n")
        word, _, rest = line.partition(" ")
        if word == "expect":
            case.expected = dict(pair.split() for pair in rest.split(",") if pair.strip())
        elif word == "earns":
            case.earns = dict(pair.split() for pair in rest.split(","))
        elif word == "says":
            case.says.append(tuple(rest.split(" ", 1)))
        else:
            case.steps.append((line, body.strip("\n")))
    return case


def make(case: Case, folder: Path) -> None:
    """Writes the notebook."""
    path = folder / f"{case.name}.ipynb"
    steps = dict(case.steps)
    for line in steps:
        if line.split()[0] == "file":
            path.write_text(line[5:], encoding="utf8")
            return
    word = {line.split()[0]: line.split()[-1] for line in steps}
    edition = word.get("edition", "student")
    notebook = nbformat.read(ROOT / "notebooks" / word.get("language", "en") / edition / "W1D5_Tutorial2.ipynb", 4)
    solutions = {cell.id: FENCE.search(cell.source) for cell in notebook.cells}
    for line, body in case.steps:
        _step(notebook, line.split(), _filled(body, folder), solutions)
    text = nbformat.writes(notebook, version=3) if "format" in word else nbformat.writes(notebook)
    if "without-ids" in word:
        plain = json.loads(text)
        plain["nbformat_minor"] = 4
        for cell in plain["cells"]:
            cell.pop("id")
        text = json.dumps(plain)
    if "worksheets" in word:
        plain = json.loads(text)
        cells = plain["worksheets"][0]["cells"]
        plain["worksheets"] = [{"cells": part} for part in (cells[:4], cells[4:])]
        text = json.dumps(plain)
    # JSON can express a lone surrogate; a file in UTF-8 cannot hold it.
    text = text.replace("HALF_EMOJI", "\\ud83d")
    path.write_text(text, encoding=word.get("encoding", "utf8"))


def _filled(body: str, folder: Path) -> str:
    if re.search(r"^RIGHT$", body, re.MULTILINE):
        # An answer that calls it needs it under another name.
        answer = USES_SUM.replace("convolve", "right") if "fn convolve" in body else USES_SUM
        body = body.replace("RIGHT", f"{SUM}\n{answer}", 1)
    outside = folder.with_name("outside")
    body = LONG.get(body, body)
    return (
        re.sub(r"^(SUM|USES_SUM)\b", lambda found: WORDS[found[1]], body, flags=re.MULTILINE)
        .replace("ZEROS", ZEROS)
        .replace("@OUTSIDE@", str(outside))
        .replace("@ROOT@", str(ROOT))
        .replace("@SUBMISSIONS@", str(folder))
        .replace("@PORT@", (outside / "port").read_text() if (outside / "port").exists() else "9")
    )


def _step(notebook: nbformat.NotebookNode, words: list[str], body: str, solutions: dict) -> None:
    cells = notebook.cells

    def at(name: str) -> int:
        return next(number for number, cell in enumerate(cells) if cell.id == name)

    match words:
        case ["language" | "edition" | "without-ids" | "format" | "encoding" | "worksheets", *_]:
            pass
        case ["solve", *names]:
            for name in names:
                cells[at(f"exercise-{name}")].source = solutions[f"solution-{name}"]["code"]
        case ["cell", name]:
            cells[at(name)].source = body
        case ["change", name, *change]:
            cell = cells[at(name.rstrip(":"))]
            before, after = " ".join(change).split(" => ")
            assert before in cell.source, f"the solution does not have: {before}"
            cell.source = cell.source.replace(before, after)
        case ["insert", "before", name]:
            cells.insert(at(name), new_code_cell(body))
        case ["insert", "after", name]:
            cells.insert(at(name) + 1, new_code_cell(body))
        case ["rename", old, new]:
            cells[at(old)].id = new
        case ["move", name, *_]:
            cells.append(cells.pop(at(name)))
        case ["copy", name]:
            cells.insert(at(name), new_code_cell(cells[at(name)].source, id=f"{name}-copy"))
        case ["delete", name]:
            del cells[at(name)]
        case ["markdown", name]:
            cell = cells[at(name)]
            cells[at(name)] = nbformat.v4.new_markdown_cell(cell.source, id=cell.id)
        case ["output", name, megabytes]:
            text = "0123456789abcdef" * (int(megabytes) << 16)
            cells[at(name)].outputs = [new_output("stream", name="stdout", text=text)]
        case _:
            raise ValueError(f"no such step: {' '.join(words)}")


def marks(folder: Path) -> list[dict[str, str]]:
    """The lines of the `grades.csv` in a folder."""
    with open(folder / "grades.csv", newline="", encoding="utf8") as file:
        return list(csv.DictReader(file))


def check(folder: Path, results: Path) -> list[str]:
    """Differences from what the sources expect. Prints a table of the marks."""
    known = cases()
    wrong = []
    rows = marks(results)
    names = sorted({row["submission"] for row in rows})
    if names != sorted(path.stem for path in folder.glob("*.ipynb")):
        wrong.append(f"the marks are of {names}")
    for name in names:
        own = [row for row in rows if row["submission"] == name]
        print(f"{name}: " + ", ".join(f"{row['exercise']} {row['status']} {row['points']}" for row in own))
        for row in own:
            wanted = known[name].expected
            status = wanted.get("all") or wanted.get(row["exercise"], "not_attempted")
            points = float(row["max_points"] or -1) if status == "passed" else None
            if row["status"] != status or (points is not None and float(row["points"] or 0) != points):
                found = f"{row['status']} {row['points']} found: {row['feedback']}"
                wrong.append(f"{name} {row['exercise']}: {status} expected, {found}")
            if status != "passed" and float(row["points"] or 0) >= float(row["max_points"] or 1):
                wrong.append(f"{name} {row['exercise']}: full marks")
        for exercise, points in known[name].earns.items():
            found = next(row["points"] for row in own if row["exercise"] == exercise)
            if found != points:
                wrong.append(f"{name} {exercise}: {found} points, and {points} expected")
        for exercise, text in known[name].says:
            feedback = next(row["feedback"] for row in own if row["exercise"] == exercise)
            if text not in feedback:
                wrong.append(f"{name} {exercise}: `{text}` is not in: {feedback}")
    return wrong


# Cells that show something to look at, and define nothing. Longer cells are meant to be skipped.
LONGEST = 50_000
SHOWS = ("slides", "fetch", "animation", "video", "photo", "turn", "shape", "complex", "progress")


def prove(folder: Path, results: Path) -> list[str]:
    """The exercises that the notebook's own check says are right, but that did not get full points."""
    rows = {(row["submission"], row["exercise"]): row for row in marks(results)}
    wrong = []
    for path in sorted(folder.glob("*.ipynb")):
        said = _said(path)
        print(f"{path.stem}: " + ", ".join(f"{name} {status}" for name, status in said.items()), flush=True)
        for name, status in said.items():
            row = rows[path.stem, name]
            if status == "passed" and row["points"] != row["max_points"]:
                wrong.append(
                    f"{path.stem} {name}: right in the notebook, {row['points']} of {row['max_points']} points"
                )
    return wrong


def _said(path: Path) -> dict[str, str]:
    """What the checks in a notebook say when it is run from top to bottom."""
    data = path.read_bytes()
    text = data.decode("utf-16" if b"\0" in data[:4] else "utf8")
    notebook = nbformat.reads(text, 4)
    shown = [cell.get("id", "").startswith(SHOWS) or len(cell.source) > LONGEST for cell in notebook.cells]
    notebook.cells = [cell for cell, skipped in zip(notebook.cells, shown, strict=True) if not skipped]
    for number, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"cell-{number}")
        cell.source = cell.source.encode("utf8", "replace").decode()
    said: dict[str, str] = {}
    for cell in execute(notebook, ROOT / "notebooks" / "en" / "student", 120).notebook.cells:
        if cell.cell_type == "code":
            for record in records(cell, "application/vnd.v1conv.check+json"):
                said[record["exercise"]] = max(record["status"], said.get(record["exercise"], ""))
    return said


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make")
    maker.add_argument("folder", type=Path)
    maker.add_argument("names", nargs="*")
    maker.add_argument("--of", metavar="FILE", default="*", help="only those of submissions/FILE.rs")
    for name in ("check", "prove"):
        checker = commands.add_parser(name)
        checker.add_argument("folder", type=Path)
        checker.add_argument("results", type=Path)
    args = parser.parse_args()
    folder = args.folder.absolute()
    if args.command == "make":
        folder.mkdir(parents=True, exist_ok=True)
        known = cases()
        for name in args.names or cases(args.of):
            make(known[name], folder)
        return 0
    wrong = (check if args.command == "check" else prove)(folder, args.results)
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
