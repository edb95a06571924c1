"""`nbgrader.py COURSE`: hands in answers for the released notebook, one folder in `submitted/` per student."""

import sys
from pathlib import Path

import nbformat

from submissions import cases

ASSIGNMENT = "W1D5_Tutorial2"

NOISE = '    eprintln!("warning: a right answer may say something");\n'


def main() -> None:
    """The command."""
    course = Path(sys.argv[1])
    release = course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    source = {cell.id: cell.source for cell in nbformat.read(course / "source" / ASSIGNMENT / release.name, 4).cells}
    exercises = [name for name in source if name.startswith("exercise-") and not name.endswith("-text")]
    solutions = {name: source[name] for name in exercises}
    # The solutions from the source, as they are and with noise.
    noisy = {name: text.replace("{\n", "{\n" + NOISE, 1) for name, text in solutions.items()}
    # A panic, nothing, a right answer, nothing.
    mixed = {"exercise-1-1": answer("border-panics"), "exercise-b2": solutions["exercise-b2"]}
    for student, answers in {"noisy": noisy, "mixed": mixed}.items():
        notebook = nbformat.read(release, 4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.id, cell.source)
            # Locked cells are restored; what students write in them counts for nothing.
            if student == "mixed" and cell.id.startswith("grade-"):
                cell.source = "2.0"
        place = course / "submitted" / student / ASSIGNMENT / release.name
        place.parent.mkdir(parents=True)
        nbformat.write(notebook, place)


def answer(submission: str) -> str:
    """The answer to exercise 1.1 in one of the submissions for testing `cargo grade`."""
    return dict(cases()[submission].steps)["cell exercise-1-1"]


if __name__ == "__main__":
    main()
