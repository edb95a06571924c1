"""Files that no student should hand in, with names that no file should have.

`litter.py make FOLDER` puts them into a folder of submissions; `litter.py check FOLDER RESULTS` checks that each gets
a line in the marks, with a reason, and harms nobody who reads them.
"""

import json
import os
import re
import sys
import unicodedata
from pathlib import Path

from submissions import ROOT, marks

KEY = ROOT / "notebooks" / "en" / "instructor" / "W1D5_Tutorial2.ipynb"

# Characters that act on a screen or a spreadsheet; a line break does not count where a text may have lines.
ACTS = {"Cc", "Cf", "Cs"}


def notebook(**fields: object) -> bytes:
    """A notebook with one cell."""
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": "1"} | fields.pop("cell", {})
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | fields).encode()


def files() -> dict[bytes, bytes]:
    """Name and content."""
    kernel = {"kernelspec": {"name": "x" * 3_000_000, "display_name": "x"}}
    named = [
        "あ" * 82,
        "x" * 249,
        "=1+1",
        '=HYPERLINK("http:example.org","marks")',
        "@SUM(1)",
        "＝1+1",
        "x\ralice",
        "x\nalice,1.1,2,2,passed,",
        "\x1b]0;owned\x07",
        "\u202etxt",
        "\u2066",
        "-rf",
        ".hidden",
        "..",
        "<script>alert(1)",
        '"quoted", twice',
    ]
    found = {f"{name}.ipynb".encode(): notebook() for name in named}
    found |= {
        b"\xff\xfe\x80.ipynb": notebook(),
        b"kernel.ipynb": notebook(metadata=kernel),
        b"kind.ipynb": notebook(cell={"cell_type": "y" * 20_000_000, "id": "exercise-1-1"}),
        b"name.ipynb": notebook(cell={"id": "z" * 20_000_000}),
        b"brackets.ipynb": b'{"cells": [' + b"[]," * 20_000_000 + b"[]]}",
        b"deep.ipynb": b'{"cells": ' + b"[" * 5_000_000,
        b"objects.ipynb": b'{"a":' * 2_000_000,
        b"numbers.ipynb": b'{"cells": [1e999999, -0, {"source": 7, "cell_type": null}]}',
        b"zeros.ipynb": bytes(10_000_000),
        b"late.IPYNB": KEY.read_bytes(),
    }
    return found


def make(folder: Path) -> None:
    """Puts all of it into the folder."""
    for name, content in files().items():
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(content)
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "folder.ipynb").mkdir()
    (folder / "key.ipynb").symlink_to(KEY)
    (folder / "endless.ipynb").symlink_to("/dev/zero")
    (folder / "nowhere.ipynb").symlink_to("nothing")


def check(folder: Path, results: Path) -> list[str]:
    """The problems found."""
    wrong = []
    text = (results / "grades.csv").read_bytes().decode("utf8")
    rows = marks(results)
    handed_in = [name for name in os.listdir(os.fsencode(folder)) if name.lower().endswith(b".ipynb")]
    names = {row["submission"] for row in rows}
    if len(names) != len(handed_in) or len(rows) != len({row["exercise"] for row in rows}) * len(names):
        wrong.append(f"{len(handed_in)} files, {len(names)} names, {len(rows)} lines")
    for row in rows:
        if re.match(r"[\s']*[=+\-@＝]", row["submission"]) or re.match(r"\s*[=+\-@＝]", row["feedback"]):
            wrong.append(f"a formula: {row}")
        if len(row["feedback"]) > 5000 or len(row["submission"].encode()) > 200:
            wrong.append(f"too long: {row['submission']}")
        if row["status"] not in ("passed", "failed", "not_attempted", "missing", "unreadable"):
            wrong.append(f"{row['submission']}: {row['status']}: {row['feedback']}")
        if not (results / "feedback" / f"{row['submission']}.html").is_file():
            wrong.append(f"{row['submission']} has no page")
    for name in ("pipe", "folder", "key", "endless", "nowhere", "kernel", "deep", "objects", "zeros"):
        if {row["status"] for row in rows if row["submission"] == name} != {"unreadable"}:
            wrong.append(f"{name} was read")
    if {row["status"] for row in rows if row["submission"] == "late"} != {"passed"}:
        wrong.append("late.IPYNB was not graded")
    pages = [*(results / "feedback").glob("*.html"), results / "summary.html"]
    for place, read in [("grades.csv", text), *((page.name, page.read_text(encoding="utf8")) for page in pages)]:
        found = {character for character in read if unicodedata.category(character) in ACTS} - {"\n", "\u200d"}
        if found:
            wrong.append(f"{place} holds {found}")
        if "<script>alert" in read and place != "grades.csv":
            wrong.append(f"{place} holds a script")
    return wrong


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]))
    else:
        faults = check(Path(sys.argv[2]), Path(sys.argv[3]))
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1 if faults else 0)
