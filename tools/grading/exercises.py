"""The exercises of a notebook: what the crate knows about them, and their cells in the student edition."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from languages import SOURCE
from notebooks.cells import is_code
from notebooks.repository import edition
from values import ROOT

from .refused import Refused

# The last file that an export writes.
COMPLETE = "complete"


@dataclass(frozen=True)
class Exercise:
    """`1-1`: the function that the student writes in the cell `exercise-1-1`, and its stub."""

    # As people write it: `1.1`.
    number: str
    function: str
    stub: str
    # The points for a right answer.
    most: int
    # The named mistakes, and what is said about them.
    mistakes: dict[str, str] = field(hash=False)

    @property
    def name(self) -> str:
        """As in the ids of its cells."""
        return self.number.replace(".", "-")

    @property
    def cell(self) -> str:
        """The id of its cell."""
        return f"exercise-{self.name}"

    @property
    def _in_names(self) -> str:
        """As in the names of functions."""
        return self.name.replace("-", "_")

    def described(self) -> dict[str, str]:
        """For the program that takes notebooks apart."""
        return {
            "name": self.name,
            "function": self.function,
            "check": f"check_{self._in_names}",
            "stub": self.stub,
        }

    def export(self, call: str, seed: int) -> str:
        """Calls the student's function with inputs drawn from the seed; an environment variable says where to write.

        The last file shows that everything has been written.
        """
        return (
            '{ let __folder = ::std::env::var("V1CONV_OUT").unwrap_or_default(); '
            f"if ::v1conv::exercises::grading::export_{self._in_names}({call}, {seed}, &__folder).is_ok() "
            f'{{ let _ = ::std::fs::write(::std::path::Path::new(&__folder).join("{COMPLETE}"), ""); }} }}'
        )


@dataclass(frozen=True)
class Assignment:
    """The notebook's name, all exercises in order, and the cell that loads what they need."""

    notebook: str
    first: str
    exercises: list[Exercise]


def read(judge: Path, notebook: str | None = None) -> Assignment:
    """The exercises of one of the checkout's notebooks, or of the only one that has any."""
    said = subprocess.run([str(judge), "list"], capture_output=True, text=True, check=True).stdout
    listed = json.loads(said)
    names = list(dict.fromkeys(each["notebook"] for each in listed))
    if notebook is None and len(names) > 1:
        raise Refused(f"which notebook? Add `--notebook` and one of {', '.join(names)}")
    if (notebook or names[0]) not in names:
        raise Refused(f"no notebook {notebook} has exercises; these do: {', '.join(names)}")
    name = notebook or names[0]
    # The code is the same in each language.
    made = nbformat.read(ROOT / edition(name, SOURCE, "student"), as_version=4)
    cells = list(filter(is_code, made.cells))
    sources = {cell.id: cell.source for cell in cells}
    exercises = [
        Exercise(
            number=each["exercise"],
            function=each["function"],
            stub=sources[f"exercise-{each['exercise'].replace('.', '-')}"],
            most=each["max_points"],
            mistakes=each["mistakes"],
        )
        for each in listed
        if each["notebook"] == name
    ]
    return Assignment(name, cells[0].source, exercises)
