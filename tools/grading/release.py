"""Write a course folder for nbgrader: the source with marked solutions and hidden tests, the release, and settings."""

import argparse
import secrets
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

import languages
from notebooks.repository import edition
from notebooks.solutions import parts
from notebooks.source import read_all
from values import ROOT, natural, place

from . import exercises
from .exercises import Assignment, Exercise
from .refused import Refused
from .storage import write

TEMPLATES = Path(__file__).with_name("nbgrader")

# Students see only the first line of a grade cell.
GRADE = """\
// {number}: {points} points
// BEGIN HIDDEN TESTS
let points_{name}: f64 = {{
    use ::v1conv::exercises::grading::{{export_{name}, judge}};
    let folder = ::std::env::temp_dir().join(::std::format!("v1conv-{number}-{{}}", ::std::process::id()));
    ::std::fs::create_dir_all(&folder)?;
    let wrote = export_{name}({function}, {seed}, &folder.to_string_lossy());
    let check = judge("{number}", {seed}, &folder, ::v1conv::Language::{language});
    ::std::fs::remove_dir_all(&folder)?;
    wrote?;
    ::std::primitive::f64::from(check?.points())
}};
points_{name}
// END HIDDEN TESTS"""


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    parser.add_argument("out", metavar="OUT", type=place, help="the course folder, new or without this assignment")
    which = "the notebook to assign (the only one that has exercises)"
    parser.add_argument("--notebook", metavar="NAME", help=which)
    parser.add_argument(
        "--lang", choices=languages.codes(), default=languages.SOURCE, help="the notebook's language (%(default)s)"
    )
    seed = "seed of the hidden tests' inputs (a random one)"
    parser.add_argument("--seed", metavar="N", type=natural, default=secrets.randbits(63), help=seed)
    think = "include think questions as manually graded cells, worth POINTS each (1): `--think=2`"
    parser.add_argument("--think", metavar="POINTS", type=natural, nargs="?", const=1, help=think)
    # What `cargo release-assignment` sets up.
    parser.add_argument("--judge", type=place, required=True, help=argparse.SUPPRESS)


def main(args: argparse.Namespace) -> int:
    """Prints the assignment's name."""
    try:
        print(_written(args))
    except Refused as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _written(args: argparse.Namespace) -> str:
    """Writes all but the release, which nbgrader makes; returns the assignment's name."""
    about = exercises.read(args.judge, args.notebook)
    source = args.out / "source" / about.notebook / f"{about.notebook}.ipynb"
    if source.exists():
        raise Refused(f"{source} exists already: nbgrader keeps marks for it, so it is not replaced")
    notebook = assignment(about, args.lang, args.seed, args.think)
    source.parent.mkdir(parents=True, exist_ok=True)
    for name in ("nbgrader_config.py", "README.md"):
        text = (TEMPLATES / name).read_text(encoding="utf8")
        words = {
            "@CHECKOUT@": str(ROOT),
            "@ASSIGNMENT@": about.notebook,
            "@BLANK@": languages.texts("grading", args.lang)["blank"],
        }
        for word, meant in words.items():
            text = text.replace(word, meant)
        write(args.out / name, text)
    write(source, nbformat.writes(notebook) + "\n")
    return about.notebook


def assignment(about: Assignment, language: str, seed: int, think: int | None) -> NotebookNode:
    """The student's notebook with nbgrader's marks on its cells; think questions get these points, if any."""
    [text] = [each for each in read_all(ROOT)[about.notebook] if each.language == language]
    marked = {cell.id: cell.source for cell in text.cells}
    known = {each.name: each for each in about.exercises}
    notebook = nbformat.read(ROOT / edition(about.notebook, language, "student"), as_version=4)
    cells = []
    for cell in notebook.cells:
        kind, _, name = cell.id.partition("-")
        if name in known and kind == "solution":
            continue  # Folded, but anyone can open it.
        if name in known and kind == "exercise":
            cell.source = with_regions(marked[cell.id])
            mark(cell, solution=True)
        elif think is not None and kind == "think" and name.endswith("-answers"):
            # Also folded. nbgrader puts a blank in its place, and has people grade what is written there.
            cell = new_markdown_cell(cell.source, id=f"answer-{cell.id.removesuffix('-answers')}")
            mark(cell, solution=True, points=think)
        elif cell.id == "load" or (name in known and kind == "check"):
            mark(cell, locked=True)
        cells.append(cell)
        if name in known and kind == "check":
            cells.append(grade(known[name], seed, language))
    notebook.cells = cells
    return notebook


def with_regions(text: str) -> str:
    """An exercise's text: its answer between nbgrader's marks, after the stub's comments."""
    lines, answer = [], []
    for part, line in parts(text):
        if part == "SOLUTION":
            answer.append(line)
        elif part == "END":
            lines += [line.replace("END", "BEGIN SOLUTION"), *answer, line.replace("END", "END SOLUTION")]
            answer = []
        elif part == "common" or line.lstrip().startswith("//"):
            lines.append(line)
    return "\n".join(lines)


def grade(exercise: Exercise, seed: int, language: str) -> NotebookNode:
    """The cell whose value is the points, on inputs known only to the source."""
    name = exercise.name.replace("-", "_")
    fields = {"name": name, "number": exercise.number, "function": exercise.function}
    text = GRADE.format(**fields, points=exercise.most, seed=seed, language=languages.about(language)["name"])
    cell = new_code_cell(text, id=f"grade-{exercise.name}")
    mark(cell, locked=True, points=exercise.most)
    return cell


def mark(cell: NotebookNode, locked: bool = False, solution: bool = False, points: int | None = None) -> None:
    """Tells nbgrader what a cell is."""
    cell.metadata["nbgrader"] = {
        "schema_version": 3,
        "grade_id": cell.id,
        "locked": locked,
        "solution": solution,
        "grade": points is not None,
        "task": False,
        **({} if points is None else {"points": points}),
    }
