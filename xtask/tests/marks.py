"""What becomes of marks, and of what was handed in: names, zip files, sheets, lateness, marks by hand.

`marks.py FOLDER JUDGE ANSWERS`: works in FOLDER. No answer is run: the results are there, as from an earlier call.
Exit code 0 if all of it works.
"""

import csv
import io
import json
import os
import struct
import subprocess
import sys
import time
import unicodedata
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"
sys.path.insert(0, str(TOOLS))

from grading import collection, late
from grading.batch import Batch
from grading.intake import File, Unreadable
from grading.marks import Graded, Mark
from grading.roster import student
from grading.submission import Submission
from grading.table import Table
from grading.watch import Limits
from grading.words import WORDS

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
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
    names()
    times()
    tables()
    found(folder / "found")
    packed(folder / "packed")
    marks_by_hand(folder / "hand")
    platforms(folder / "platforms")


def names() -> None:
    """Whose file it is."""
    for parts, expected in {
        ("Jörg Müller_101_assignsubmission_file_", "a b.ipynb"): ("Jörg Müller", "101", "moodle", False),
        ("Group A-Ann_Lee_7_assignsubmission_file_", "x", "a.ipynb"): ("Group A-Ann_Lee", "7", "moodle", False),
        ("Ann Lee_7_assignsubmission_file_hw.ipynb",): ("Ann Lee", "7", "moodle", False),
        ("doejane_LATE_4003_5678_my_hw-1.ipynb",): ("doejane", "4003", "canvas", True),
        ("o_neilann_4003_5678_hw.ipynb",): ("o_neilann", "4003", "canvas", False),
        ("LATE_anon_aB3x_5678_hw.ipynb",): ("", "anon_aB3x", "canvas", True),
        ("alice", "W1D5_Tutorial2", "W1D5_Tutorial2.ipynb"): ("", "alice", "", False),
        ("alice.ipynb",): ("", "alice", "", False),
        ("W1D5_Tutorial2_3_4.ipynb",): ("", "W1D5_Tutorial2_3_4", "", False),
    }.items():
        got = student(list(parts))
        assert (got.name, got.id, got.of, got.late) == expected, (parts, got)


def times() -> None:
    """What is late, and what that costs."""
    for text in [
        "Thursday, 26 November 2026, 5:59 PM",
        "2026年 11月 26日(木曜日) 17:59",
        "Donnerstag, 26. November 2026, 17:59",
        "2026-11-26 17:59:00.123456",
    ]:
        assert late.moment(text) == datetime(2026, 11, 26, 17, 59).astimezone(), text
    assert late.moment("2026-11-26T17:59:00+0900") == late.moment("2026-11-26 08:59:00 UTC")
    for text in ["11/12/2026, 5:59 PM", "yesterday", "", "2026-13-40 10:00"]:
        try:
            late.moment(text)
        except ValueError:
            continue
        raise AssertionError(f"{text} is not a time")
    due = late.due(DUE)
    assert late.lateness(due, False, due) is None and late.lateness(due, True, due) is None
    over = late.lateness(due + timedelta(days=1, minutes=1), False, due)
    assert over.said(WORDS["en"]) == "1 d 1 min"
    assert late.lateness(None, True, due).by is None and late.lateness(None, False, due) is None
    for rule, by, cost in [
        ("10%/day", 1441, 1.6),
        ("10%/day", 1, 0.8),
        ("1%/hour", 61, 0.16),
        ("20%", 1, 1.6),
        ("60%/day", 9999, 8),
    ]:
        assert abs(late.penalty(rule).of(8, timedelta(minutes=by)) - cost) < 1e-9, (rule, by)
    assert late.due("2026-11-26") == datetime(2026, 11, 26, 23, 59, 59).astimezone()
    for wrong in (lambda: late.due("tomorrow"), lambda: late.penalty("10/day"), lambda: late.penalty("200%")):
        try:
            wrong()
        except late.NoRule:
            continue
        raise AssertionError("not a rule, but accepted as one")


def tables() -> None:
    """One cell is changed, and nothing else."""
    for text in ["", "a", "a,b\n", "a,b\r\n\r\nc,d", '"a\n""b""",c\r1,2', 'open,"quote\n', "sep=;\na;b\n", "a;b,c;d\n"]:
        for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), b"\xff\xfe" + text.encode("utf-16-le")):
            assert Table(data).bytes() == data, data
    for encoding, word in (
        ("cp932", "山田太郎"),
        ("cp1252", "Jörg Müller, José"),
        ("latin-1", "é\x81"),
        ("utf-8", "山é"),
    ):
        data = f'name,"mark"\n"{word}",\n'.encode(encoding)
        table = Table(data)
        assert table.rows[1][0].value == word, (encoding, table.rows)
        table.set(table.rows[1][1], "7")
        assert table.bytes() == data[:-1] + b"7\n", table.bytes()


def found(folder: Path) -> None:
    """Files in folders, as people keep them."""
    place(folder / "plain/alice.ipynb", folder / "plain/late.IPYNB", folder / "plain/.ipynb_checkpoints/alice.ipynb")
    os.mkfifo(folder / "plain/pipe.ipynb")
    assert labels(folder / "plain") == ["alice", "late", "pipe"]
    place(folder / "course/submitted/bob/W1D5/hw.ipynb", folder / "course/submitted/ann/W1D5/hw.ipynb")
    place(folder / "course/nbgrader_config.py", folder / "course/source/W1D5/hw.ipynb")
    (folder / "course/submitted/bob/W1D5/timestamp.txt").write_text("2026-11-27 06:00:00.5 UTC")
    os.mkfifo(folder / "course/submitted/ann/W1D5/timestamp.txt")
    files = collection.files([folder / "course"])
    assert [file.label for file in files] == ["ann", "bob"]
    assert files[1].handed_in == late.moment("2026-11-27T06:00:00Z")
    # Somebody else's file behind a link is not theirs.
    (folder / "plain/eve").symlink_to(folder / "course/submitted/bob")
    assert labels(folder / "plain") == ["alice", "late", "pipe"]
    place(
        folder / "moodle/Ann Lee_7_assignsubmission_file_/a.ipynb",
        folder / "moodle/Ann Lee_7_assignsubmission_file_/b.ipynb",
    )
    place(folder / "moodle/Bo_8_assignsubmission_file_/essay.docx")
    files = collection.files([folder / "moodle"])
    assert [file.label for file in files] == ["Ann Lee_7", "Ann Lee_7_b", "Bo_8"]
    assert reason(files[2]) == ("file_none", {"names": "essay.docx"})
    with zipfile.ZipFile(folder / "plain/zoe.zip", "w") as zip:
        zip.writestr("hw.ipynb", NOTEBOOK)
    (folder / "plain/bad.zip").write_bytes(b"PK\3\4 and no more")
    place(folder / "plain/.ipynb")
    assert len(labels(folder / "plain")) == 6 and labels(folder / "plain")[1:] == [
        "alice",
        "bad",
        "late",
        "pipe",
        "zoe",
    ]
    # A folder around all students is not a student.
    with zipfile.ZipFile(folder / "class.zip", "w") as zip:
        for name in ("alice", "bob"):
            zip.writestr(f"W1D5/{name}.ipynb", NOTEBOOK)
    assert labels(folder / "class.zip") == ["alice", "bob"]


def packed(folder: Path) -> None:
    """Whatever a zip file holds does no harm, and gets a line with the reason."""
    folder.mkdir(parents=True)
    odd = {
        "../../escaped.ipynb": (NOTEBOOK, 0o100644),
        "/absolute.ipynb": (NOTEBOOK, 0o100644),
        "c:\\windows\\x.ipynb": (NOTEBOOK, 0o100644),
        "link.ipynb": (b"/etc/passwd", 0o120777),
        "pipe.ipynb": (b"", 0o010644),
        "device.ipynb": (b"", 0o020666),
        "bomb.ipynb": (bytes(300_000_000), 0o100644),
        "=1+1.ipynb": (NOTEBOOK, 0o100644),
        "x\ny\x1b[31m.ipynb": (NOTEBOOK, 0o100644),
        "n" * 3000 + ".ipynb": (NOTEBOOK, 0o100644),
    }
    with zipfile.ZipFile(folder / "odd.zip", "w", zipfile.ZIP_DEFLATED) as zip:
        for name, (content, mode) in odd.items():
            info = zipfile.ZipInfo(name)
            info.external_attr, info.create_system, info.compress_type = mode << 16, 3, zipfile.ZIP_DEFLATED
            zip.writestr(info, content)
        zip.writestr("locked.ipynb", NOTEBOOK)
        zip.writestr("liar.ipynb", bytes(2_000_000))
    data = (folder / "odd.zip").read_bytes()
    data = changed(data, b"locked.ipynb", 8, struct.pack("<H", 1))
    data = changed(data, b"liar.ipynb", 24, struct.pack("<I", 10))
    (folder / "odd.zip").write_bytes(data)
    begin = time.monotonic()
    files = collection.files([folder / "odd.zip"])
    keys = {file.label: reason(file)[0] for file in files}
    assert len(files) == 12 and time.monotonic() - begin < 60, keys
    assert keys["link"] == keys["pipe"] == keys["device"] == "file_kind", keys
    assert keys["locked"] == "file_encrypted" and keys["bomb"] == "file_large" and keys["liar"] == "file_packed", keys
    assert keys["escaped"] == keys["absolute"] == keys["c:"] == "", keys
    assert [each.name for each in folder.iterdir()] == ["odd.zip"] and not (folder / "../escaped.ipynb").exists()
    for encoding, name in (
        ("latin-1", "Jörg Müller"),
        ("cp1252", "José Núñez"),
        ("cp932", "山田 太郎"),
        ("utf8", "山é"),
        ("cp437", "Jürgen"),
    ):
        raw = f"{name}_101_assignsubmission_file_/hw.ipynb".encode(encoding)
        stand_in = "x" * len(raw)
        with zipfile.ZipFile(folder / "named.zip", "w") as zip:
            zip.writestr(stand_in, NOTEBOOK)
        data = (folder / "named.zip").read_bytes()
        (folder / "named.zip").write_bytes(data.replace(stand_in.encode(), raw))
        assert collection.files([folder / "named.zip"])[0].student.name == name, (encoding, name)
    with zipfile.ZipFile(folder / "many.zip", "w") as zip:
        for number in range(120_000):
            zip.writestr(f"{number}.txt", b"")
    for broken in (b"", b"no zip file", (folder / "many.zip").read_bytes()):
        (folder / "broken.zip").write_bytes(broken)
        try:
            collection.files([folder / "broken.zip"])
        except collection.Nothing:
            continue
        raise AssertionError("a broken zip file was not reported")


def changed(data: bytes, name: bytes, place: int, value: bytes) -> bytes:
    """A zip file with a member's value changed, both in the list and in the member's header."""
    listed = data.rindex(name) - 46
    data = data[: listed + place] + value + data[listed + place + len(value) :]
    head = data.index(name) - 30
    place -= 2
    return data[: head + place] + value + data[head + place + len(value) :]


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
    assert [lines["ann"][name] for name in ("1.1", "1.3", "1.3 max", "total", "max", "percent")] == [
        "2",
        "1.5",
        "2",
        "6.5",
        "8",
        "81.2",
    ]
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
        wanted = before.replace(
            ',"Submitted for grading",,8.00,Yes,"Thursday', ',"Submitted for grading",8,8.00,Yes,"Thursday'
        )
        # Late, in the second day.
        wanted = wanted.replace(
            ',"Submitted for grading",,8.00,Yes,"Saturday', ',"Submitted for grading",2.4,8.00,Yes,"Saturday'
        )
        # By the time in the zip file, because the sheet has none: one day.
        wanted = wanted.replace(",3.5,8.00", ",0.2,8.00")
        # Anything other than a notebook gets nothing but a line.
        wanted = wanted.replace('"No submission",,8.00', '"No submission",0,8.00')
        assert text == wanted, text
    for name in ("Wrong Person_104", "Li Wei_999"):
        assert f"not filled: {name}" in said, said
    lines = call.students()
    assert (
        lines["O'Neil, Ann Annie_102"]["late"] == "1 d 12 h 30 min"
        and "10%/day" in lines["O'Neil, Ann Annie_102"]["remarks"]
    )
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
        with Batch(self.out, "W1D5_Tutorial2", 7, Limits(), False, {}) as batch:
            for name, points in earned.items():
                marks = [
                    Mark(exercise, value, most, "passed" if value == most else "failed", "said")
                    for (exercise, most), value in zip(POINTS.items(), points, strict=True)
                ]
                for normal in {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}:
                    digest = File("", written(folder)).digest()
                    batch.keep(Submission(normal, digest), Graded(normal, "en", marks))

    def run(self, given: Path, *options: object, code: int = 0) -> str:
        """Calls the grader; returns what it says."""
        command = [sys.executable, TOOLS, "grade", "--judge", sys.argv[2], "--answers", sys.argv[3], "--no-sandbox"]
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


def written(folder: Path) -> Path:
    place(folder / "notebook.ipynb")
    return folder / "notebook.ipynb"


def place(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(NOTEBOOK)


def labels(path: Path) -> list[str]:
    return [file.label for file in collection.files([path])]


def reason(file: File) -> tuple[str, dict]:
    try:
        with file.opened():
            return "", {}
    except Unreadable as reason:
        return reason.key, reason.fields


if __name__ == "__main__":
    main()
