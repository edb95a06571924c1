"""What becomes of marks, from what was handed in to the sheet of a platform: zip files, lateness, marks by hand.

`marks.py FOLDER JUDGE ANSWERS`: works in FOLDER. No answer is run: the results are there, as from an earlier call.
Exit code 0 if all of it works.
"""

import csv
import io
import json
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"
sys.path.insert(0, str(TOOLS))

from grading.batch import Batch
from grading.intake import File
from grading.marks import Graded, Mark
from grading.submission import Submission
from grading.watch import Limits

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
# Of these exercises, however many the notebook has.
POINTS = {"1.1": 2, "1.3": 2, "b2": 2, "b3": 2}
DUE = "2026-11-26T18:00"

# Moodle's worksheet: everything around the mark, including quotes, line endings and byte order marks, is kept.
MOODLE = (
    'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\r\n'
    '"Participant 101","Jörg Müller",7001,joerg@example.org,"Submitted for grading",,8.00,Yes,'
    '"Thursday, 26 November 2026, 5:59 PM",-,"a ""quoted"" word,\r\nand a second line"\r\n'
    '"Participant 102","O\'Neil, Ann ""Annie""",7002,ann@example.org,"Submitted for grading",,8.00,Yes,'
    '"Saturday, 28 November 2026, 6:30 AM",-,\r\n'
    '"Participant 103","山田 太郎",7003,taro@example.org,"Submitted for grading",3.5,8.00,Yes,-,-,\r\n'
    '"Participant 104","Never There",7004,never@example.org,"No submission",,8.00,Yes,-,-,\r\n'
    '"Participant 105","Li Wei",7005,li1@example.org,"Submitted for grading",,8.00,Yes,-,-,\r\n'
    '"Participant 106","Li Wei",7006,li2@example.org,"Submitted for grading",,8.00,Yes,-,-,\r\n'
)
CANVAS = (
    "\ufeffStudent;ID;SIS User ID;SIS Login ID;Section;Essay (55);W1D5 Tutorial 2 (66);Assignments Current Score\n"
    "    Points Possible;;;;;5,00;10,00;(read only)\n"
    '"Müller, Jörg";4001;s1;jmueller;A;4,00;;80,0\n'
    '"Yamada, 太郎";4002;s2;tyamada;A and B;;1,00;\n'
    '"Doe, Jane";4003;s3;jdoe;A;EX;EX;\n'
    '"Student, Test";4004;;abc;A;;;\n'
)


def main() -> None:
    """Everything that is asserted."""
    folder = Path(sys.argv[1])
    marks_by_hand(folder / "hand")
    platforms(folder / "platforms")


def marks_by_hand(folder: Path) -> None:
    """A mark given by a person has a reason, survives every call, and is shown as such."""
    earned = {"ann": (2, 0, 2, 1), "bob": (0, 0, 0, 0)}
    call = Class(folder, earned)
    place(*(folder / f"in/{name}.ipynb" for name in earned))
    (folder / "out/overrides.csv").write_text(
        "student,exercise,points,reason\nann,1.3,1.5,=right but for a sign\nbob,total,4,oral exam\nnobody,1.1,1,?\n"
    )
    first = call.run(folder / "in")
    assert "nobody" in first, first
    kept = {name: (folder / "out" / name).read_bytes() for name in ("grades.csv", "students.csv", "overrides.csv")}
    lines = call.students()
    wanted = {"1.1": "2", "1.3": "1.5", "1.3 max": "2", "total": "6.5", "max": "8", "percent": "81.2"}
    assert {name: lines["ann"][name] for name in wanted} == wanted
    assert "1.3 by hand" in lines["ann"]["remarks"] and lines["bob"]["total"] == "4"
    assert "ann,1.3,1.5,2,by_hand," in kept["grades.csv"].decode()
    page = (folder / "out/feedback/ann.html").read_text()
    assert "set by hand" in page and "right but for a sign" in page and "6.5 of 8" in page
    assert "oral exam" in (folder / "out/feedback/bob.html").read_text()
    call.run(folder / "in")
    assert kept == {name: (folder / "out" / name).read_bytes() for name in kept}
    # Without the line, the grader's own mark is back.
    (folder / "out/overrides.csv").write_text("student,exercise,points,reason\n")
    call.run(folder / "in")
    assert call.students()["ann"]["total"] == "5" and "by hand" not in (folder / "out/feedback/ann.html").read_text()
    for wrong in (
        "ann,1.3,3,too much\n",
        "ann,1.3,1,\n",
        "ann,9.9,1,x\n",
        "ann,1.3,many,x\n",
        "ann,1.3,1,x\nANN,1.3,2,y\n",
        "ann,1.3,nan,x\n",
    ):
        (folder / "out/overrides.csv").write_text("student,exercise,points,reason\n" + wrong)
        assert "overrides.csv" in call.run(folder / "in", code=2), wrong


def platforms(folder: Path) -> None:
    """From a platform's zip file to the sheet that it accepts."""
    earned = {
        "Jörg Müller_101": (2, 2, 2, 2),
        "O'Neil, Ann Annie_102": (2, 2, 0, 0),
        "山田 太郎_103": (1, 0, 0, 0),
        "Wrong Person_104": (2, 2, 2, 2),
        "Li Wei_999": (2, 2, 2, 2),
    }
    call = Class(folder / "moodle", earned)
    decomposed = unicodedata.normalize("NFD", "Jörg Müller")
    with zipfile.ZipFile(folder / "moodle/all.zip", "w") as zip:
        for name in (f"{decomposed}_101", *list(earned)[1:]):
            info = zipfile.ZipInfo(f"{name}_assignsubmission_file_/hw.ipynb", (2026, 11, 27, 6, 0, 0))
            zip.writestr(info, NOTEBOOK)
        zip.writestr("Never There_104_assignsubmission_file_/readme.txt", b"")
    sheet = folder / "moodle/Grades.csv"
    for data in (MOODLE.encode(), b"\xef\xbb\xbf" + MOODLE.replace("\r\n", "\n").encode(), MOODLE.encode("utf-16")):
        sheet.write_bytes(data)
        said = call.run(folder / "moodle/all.zip", "--into", sheet, "--due", DUE, "--late-penalty", "10%/day")
        assert sheet.read_bytes() == data, "the given sheet has changed"
        text = (folder / "moodle/out/Grades.csv").read_bytes().decode("utf-16" if data[:2] == b"\xff\xfe" else "utf8")
        before = data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf8")
        wanted = before.replace(',,8.00,Yes,"Thursday', ',8,8.00,Yes,"Thursday')
        # Late, in the second day.
        wanted = wanted.replace(',,8.00,Yes,"Saturday', ',2.4,8.00,Yes,"Saturday')
        # By the time in the zip file, because the sheet has none: one day.
        wanted = wanted.replace(",3.5,8.00", ",0.2,8.00")
        # Anything other than a notebook gets nothing but a line.
        wanted = wanted.replace('"No submission",,8.00', '"No submission",0,8.00')
        assert text == wanted, text
    for name in ("Wrong Person_104", "Li Wei_999"):
        assert f"not filled: {name}" in said, said
    lines = call.students()
    late = lines["O'Neil, Ann Annie_102"]
    assert late["late"] == "1 d 12 h 30 min" and "10%/day" in late["remarks"], late
    assert lines["Jörg Müller_101" if "Jörg Müller_101" in lines else f"{decomposed}_101"]["late"] == ""
    assert "readme.txt" in lines["Never There_104"]["remarks"], lines
    assert sum("no submission" in row["remarks"] for row in call.rows()) == 2, "both who are called Li Wei"

    # By the university's number, and by the name that only the sheet knows.
    call = Class(folder / "own", {"7001": (2, 2, 2, 2), "ANN@example.org": (2, 0, 0, 0)})
    place(folder / "own/in/7001.ipynb", folder / "own/in/ANN@example.org.ipynb")
    (folder / "own/out/overrides.csv").write_text("student,exercise,points,reason\njörg müller,total,7,oral\n")
    sheet = folder / "own/grades.csv"
    sheet.write_bytes(MOODLE.replace("8.00", '"100,00"').replace(",3.5,", ',"3,5",').encode())
    assert "2 of 6" in call.run(folder / "own/in", "--into", sheet)
    filled = (folder / "own/out/grades-filled.csv").read_bytes().decode()
    empty = '"Submitted for grading",,'
    wanted = sheet.read_bytes().decode()
    for value in ('"87,5"', "25"):
        wanted = wanted.replace(empty, empty[:-1] + value + ",", 1)
    assert filled == wanted, filled
    assert "submission,exercise" in (folder / "own/out/grades.csv").read_text(), (
        "the sheet took the place of our own file"
    )

    earned = {"müllerjörg_4001": (2, 2, 2, 2), "yamada太郎_4002": (2, 2, 0, 0), "doejane_4003": (2, 2, 2, 2)}
    call = Class(folder / "canvas", earned)
    with zipfile.ZipFile(folder / "canvas/submissions.zip", "w") as zip:
        zip.writestr("müllerjörg_4001_900_hw.ipynb", NOTEBOOK)
        zip.writestr("yamada太郎_LATE_4002_901_hw-2.ipynb", NOTEBOOK)
        zip.writestr("doejane_4003_902_hw.ipynb", NOTEBOOK)
    sheet = folder / "canvas/book.csv"
    sheet.write_text(CANVAS)
    assert "--column" in call.run(folder / "canvas/submissions.zip", "--into", sheet, code=2)
    for column in ("W1D5 Tutorial 2 (66)", "W1D5 Tutorial 2", "66"):
        said = call.run(folder / "canvas/submissions.zip", "--into", sheet, "--column", column)
        wanted = CANVAS.replace("A;4,00;;80,0", "A;4,00;10;80,0").replace("A and B;;1,00;", "A and B;;5;")
        assert (folder / "canvas/out/book.csv").read_text() == wanted
    assert "doejane_4003" in said and call.students()["yamada太郎_4002"]["late"] == "yes"
    # As without `--late-penalty`: shown, but no points are lost.
    assert call.students()["yamada太郎_4002"]["total"] == "4"
    for text in ("", "a,b\n1,2\n", "Full name,Points\nAnn,\n"):
        sheet.write_text(text)
        assert "error:" in call.run(folder / "canvas/submissions.zip", "--into", sheet, code=2)


class Class:
    """A folder of results in which everything has already been graded."""

    def __init__(self, folder: Path, earned: dict[str, tuple]) -> None:
        self.out = folder / "out"
        place(folder / "notebook.ipynb")
        self.judge = folder / "judge"
        of_these = [
            each for each in json.loads(subprocess.check_output([sys.argv[2], "list"])) if each["exercise"] in POINTS
        ]
        self.judge.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(of_these)}\nEND\n")
        self.judge.chmod(0o755)
        digest = File("", folder / "notebook.ipynb").digest()
        with Batch(self.out, "W1D5_Tutorial2", 7, Limits(), False, {}) as batch:
            for name, points in earned.items():
                marks = [
                    Mark(exercise, value, most, "passed" if value == most else "failed", "said")
                    for (exercise, most), value in zip(POINTS.items(), points, strict=True)
                ]
                for normal in {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}:
                    batch.keep(Submission(normal, digest), Graded(normal, "en", marks))

    def run(self, given: Path, *options: object, code: int = 0) -> str:
        """Calls the grader; returns what it says."""
        command = [sys.executable, TOOLS, "grade", "--judge", self.judge, "--answers", sys.argv[3], "--no-sandbox"]
        done = subprocess.run(
            [*command, "--out", self.out, *options, given], capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done
        assert not any(ord(sign) < 32 and sign != "\n" for sign in done.stdout + done.stderr), done
        return done.stdout + done.stderr

    def rows(self) -> list[dict[str, str]]:
        """The lines of `students.csv`."""
        return list(csv.DictReader(io.StringIO((self.out / "students.csv").read_text(), newline="")))

    def students(self) -> dict[str, dict[str, str]]:
        """The same by submission."""
        return {row["submission"]: row for row in self.rows()}


def place(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(NOTEBOOK)


if __name__ == "__main__":
    main()
