"""The exercises as the project's own student notebook has them."""

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

NOTEBOOK = Path("notebooks/en/student/W1D5_Tutorial2.ipynb")

# The file that an export ends with.
COMPLETE = "complete"

CHECK = re.compile(r"\bcheck_(?P<name>\w+)\((?P<function>\w+)\)")


@dataclass(frozen=True)
class Exercise:
    """`1-1`: the function that the student writes in the cell `exercise-1-1`, whose stub this is."""

    name: str
    function: str
    stub: str

    @property
    def number(self) -> str:
        """As people write it."""
        return self.name.replace("-", ".")

    @property
    def cell(self) -> str:
        """The id of its cell."""
        return f"exercise-{self.name}"

    @property
    def _in_names(self) -> str:
        """As functions have it in their names."""
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
        """Calls the student's function with inputs drawn from the seed; a variable of the system tells where to write.

        The last file tells that all is written.
        """
        return (
            '{ let __folder = ::std::env::var("V1CONV_OUT").unwrap_or_default(); '
            f"if ::v1conv::exercises::grading::export_{self._in_names}({call}, {seed}, &__folder).is_ok() "
            f'{{ let _ = ::std::fs::write(::std::path::Path::new(&__folder).join("{COMPLETE}"), ""); }} }}'
        )


@dataclass(frozen=True)
class Assignment:
    """All exercises in their order, and the cell that loads what they need."""

    first: str
    exercises: list[Exercise]


def read(root: Path) -> Assignment:
    """The exercises of the checkout."""
    cells = [cell for cell in nbformat.read(root / NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    sources = {cell.id: cell.source for cell in cells}
    exercises = []
    for cell in cells:
        name = cell.id.removeprefix("exercise-")
        if name != cell.id:
            function = CHECK.search(sources[f"check-{name}"])["function"]
            exercises.append(Exercise(name, function, cell.source))
    return Assignment(cells[0].source, exercises)
