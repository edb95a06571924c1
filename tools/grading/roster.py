"""Who handed in what: a student's name and number, from the names of files and folders."""

import re
import unicodedata
from dataclasses import dataclass

# Moodle: a folder (or, if set to single files, the beginning of a name) for each student and kind of submission. The
# number is the assignment's own for this student, `Participant 123` in its worksheet.
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_[a-z]+_(?P<file>.*)")
# Canvas: the name reduced to letters, a mark, the user's number, the file's number, and its name.
CANVAS = re.compile(
    r"(?:(?P<name>.+?)_)??(?P<late>LATE_)?(?P<id>\d{3,}|anon_[A-Za-z0-9]+)_(?P<number>\d{3,})_(?P<file>.+)"
)


@dataclass(frozen=True)
class Student:
    """As far as known: a full name, and a number or user name."""

    name: str
    id: str
    # Whose number it is: `moodle`, `canvas`, or nobody's.
    of: str = ""
    # Marked by Canvas.
    late: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """Distinguishes students: each Moodle assignment numbers its students afresh."""
        return self.of, self.id, plain(self.name)

    @property
    def label(self) -> str:
        """The name a submission is listed under."""
        return f"{self.name}_{self.id}" if self.of and self.name else self.id


UNKNOWN = Student("", "")


def student(parts: list[str]) -> Student:
    """Whose file it is, judging by its name and those of its folders."""
    for part in parts:
        if found := MOODLE.fullmatch(part):
            return Student(found["name"], found["id"], "moodle")
        if found := CANVAS.fullmatch(part):
            return Student(found["name"] or "", found["id"], "canvas", found["late"] is not None)
    # A folder for each student, like `submitted/STUDENT/ASSIGNMENT/` of nbgrader; or a file.
    own = parts[0] if len(parts) > 1 else stem(parts[0])
    return Student("", own)


def is_listed(parts: list[str]) -> bool:
    """Whether a learning platform put it there: then it is a student's, whatever it is."""
    return any(MOODLE.fullmatch(part) or CANVAS.fullmatch(part) for part in parts)


def stem(name: str) -> str:
    """A file's name without its extension."""
    return re.sub(r"(?<=.)\.(ipynb|zip)$", "", name, flags=re.IGNORECASE | re.DOTALL)


def plain(name: str) -> str:
    """A name for comparison: only letters and digits, which every platform keeps."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if unicodedata.category(character)[0] in "LNM")


def order(name: str) -> list[str]:
    """The forms of a listed name: `Surname, First` also counts the other way round."""
    surname, comma, first = name.partition(",")
    return [plain(name), plain(f"{first} {surname}")] if comma else [plain(name)]
