"""A sheet of comma-separated values in which single cells are changed, and not one other byte."""

import re
from dataclasses import dataclass
from pathlib import Path

from .refused import Refused

# The most common first.
SEPARATORS = ",;\t"
# Excel's first line that names the separator.
TOLD = re.compile("sep=(.)(?:\r\n|\r|\n)")
# No class has a larger sheet.
MOST = 50_000_000


@dataclass(frozen=True)
class Cell:
    """What a cell says, and where it is in the text, with its quotes."""

    value: str
    begin: int
    end: int
    quoted: bool


class Table:
    """The sheet: its rows, its text, and the changes to make."""

    def __init__(self, data: bytes) -> None:
        self.encoding, self.text = _decoded(data)
        self.mark = data[: len(data) - len(self.text.encode(self.encoding))]
        told = TOLD.match(self.text)
        begin = told.end() if told else 0
        if told:
            self.separator = told[1]
            self.rows = _rows(self.text, self.separator, begin)
        else:
            # The one that splits the first line into the most cells.
            found = [(_rows(self.text, separator, 0), separator) for separator in SEPARATORS]
            self.rows, self.separator = max(found, key=lambda pair: len(pair[0][0]) if pair[0] else 0)
        self.changes: dict[int, tuple[Cell, str]] = {}

    @staticmethod
    def read(path: Path) -> "Table":
        """The sheet in a file."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Refused(f"{path} cannot be read: {error.strerror}") from error
        if len(data) > MOST:
            raise Refused(f"{path} is too large for a sheet of marks")
        if data[:4] in (b"PK\3\4", b"\xd0\xcf\x11\xe0"):
            raise Refused(f"{path} is an Excel or OpenDocument file: save it as CSV")
        try:
            table = Table(data)
        except UnicodeError as error:
            raise Refused(f"{path} is not text: {error}") from error
        if not table.rows:
            raise Refused(f"{path} is empty")
        return table

    def set(self, cell: Cell, value: str) -> None:
        """Records what a cell should say, in quotes if it has or needs them."""
        if cell.quoted or any(sign in value for sign in (self.separator, '"', "\n", "\r")):
            value = '"' + value.replace('"', '""') + '"'
        self.changes[cell.begin] = cell, value

    def bytes(self) -> bytes:
        """All of it, with the changes."""
        parts, done = [], 0
        for begin, (cell, value) in sorted(self.changes.items()):
            parts += [self.text[done:begin], value]
            done = cell.end
        return self.mark + "".join([*parts, self.text[done:]]).encode(self.encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """The encoding, and the text after any byte order mark. Encoding it again gives the same bytes."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return encoding, data[len(mark) :].decode(encoding)
    for encoding in ("utf-8", "cp932", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Western letters can also be read as Shift-JIS, but only Japanese gives kana.
        japanese = encoding != "cp932" or re.search("[\u3041-\u30ff]|[\u4e00-\u9fff]{2}", text)
        if japanese and text.encode(encoding) == data:
            return encoding, text
    raise UnicodeError("its encoding is unknown")


def _rows(text: str, separator: str, begin: int) -> list[list[Cell]]:
    """The cells of each line; a line break inside quotes does not end the line. Blank lines are not rows."""
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    # A cell's quotes may hold anything, and what follows them belongs to it.
    part = re.compile(rf'("(?:[^"]|"")*(?:"|\Z))?([^{re.escape(separator)}\r\n]*)')
    place = begin
    while place < len(text) or row:
        found = part.match(text, place)
        inner = found[1][1:].removesuffix('"').replace('""', '"') if found[1] else ""
        row.append(Cell(inner + found[2], place, found.end(), found[1] is not None))
        place = found.end()
        if text.startswith(separator, place):
            place += len(separator)
            continue
        if len(row) > 1 or row[0].value or row[0].quoted:
            rows.append(row)
        row = []
        place += 2 if text.startswith("\r\n", place) else 1
    return rows
