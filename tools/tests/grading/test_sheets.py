"""The rows of a sheet that marks go into."""

import pytest

from grading import sheets
from grading.refused import Refused
from grading.roster import Student

MOODLE = """\
Identifier,Full name,ID number,Grade,Maximum Grade,Last modified (submission)
Participant 101,"Müller, Jörg",7001,,100.00,"Thursday, 26 November 2026, 5:59 PM"
Participant 102,Li Wei,7002,3.5,100.00,-
Participant 103,Li Wei,7003,EX,100.00,-
"""
CANVAS = """\
Student;ID;Section;Essay (55);W1D5 Tutorial 2 (66);Current Score
    Points Possible;;;5,00;10,00;(read only)
Doe, Jane;4003;A;4,50;;90
"""


@pytest.fixture
def sheet(tmp_path):
    """Reads a sheet with this text."""

    def read(text: str, column: str | None = None) -> sheets.Sheet:
        path = tmp_path / "sheet.csv"
        path.write_text(text, encoding="utf-8")
        return sheets.read(path, column)

    return read


@pytest.mark.parametrize(
    ("student", "found", "said"),
    [
        (Student("Jörg Müller", "101", "moodle"), "101", ""),
        (Student("Jörg Müller", "900", "moodle"), "101", ""),
        (Student("", "7002"), "102", ""),
        (Student("", "jörg müller"), "101", ""),
        (Student("Ann Lee", "101", "moodle"), None, "number 101 is Müller, Jörg in sheet.csv"),
        (Student("", "li wei"), None, "is in 2 rows of sheet.csv"),
        (Student("Jorg Muller", "900", "moodle"), None, "is not in sheet.csv"),
    ],
)
def test_a_student_is_found_by_number_or_by_the_whole_name(sheet, student, found, said):
    row, why = sheet(MOODLE).find(student)
    assert (row and row.own, why) == (found, said)


def test_a_mark_is_a_part_of_the_maximum_and_what_excuses_a_student_stays(sheet, tmp_path):
    marks = sheet(MOODLE)
    first, second, excused = marks.rows
    assert marks.fill(first, 6, 8) == marks.fill(second, 2, 8) == ""
    assert marks.fill(excused, 8, 8) == "EX stays in sheet.csv"
    assert marks.replaced == 1
    out = tmp_path / "out"
    out.mkdir()
    wanted = MOODLE.replace("7001,,", "7001,75,").replace("7002,3.5,", "7002,25,")
    assert marks.write(out, ()).read_text(encoding="utf-8") == wanted


def test_the_sheet_that_was_given_is_never_written_over(sheet, tmp_path):
    marks = sheet(MOODLE)
    assert marks.write(tmp_path, ()).name == "sheet-filled.csv"
    assert (tmp_path / "sheet.csv").read_text(encoding="utf-8") == MOODLE


def test_the_time_of_a_submission_is_the_sheet_s(sheet):
    marks = sheet(MOODLE)
    assert marks.moment(marks.rows[0]).hour == 17 and marks.moment(marks.rows[1]) is None


@pytest.mark.parametrize("column", ["W1D5 Tutorial 2 (66)", "W1D5 Tutorial 2", "66"])
def test_canvas_s_column_is_named_by_title_or_number_and_decimals_have_its_comma(sheet, column):
    marks = sheet(CANVAS, column)
    [row] = marks.rows
    assert marks.find(Student("doejane", "4003", "canvas"))[0] is row
    marks.fill(row, 6.5, 8)
    assert b"A;4,50;8,12;90" in marks.table.bytes()


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        (CANVAS, None, "Give `--column TITLE`"),
        (CANVAS, "Quiz", "has no columns `Quiz`; it has `Student`"),
        ("Full name,Points\nAnn,\n", None, "Give `--column TITLE`"),
        ("Colour,Grade\nred,\n", None, "no column with students' names or numbers"),
    ],
)
def test_a_sheet_in_which_the_place_is_not_clear_is_refused(sheet, text, column, said):
    with pytest.raises(Refused, match=said):
        sheet(text, column)
