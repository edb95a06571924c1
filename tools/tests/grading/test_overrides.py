"""Marks that people gave: each is one that can be given, and has a reason."""

import pytest

from grading import overrides
from grading.marks import Graded, Mark
from grading.refused import Refused
from grading.roster import Student

HEAD = "student,exercise,points,reason\n"
CLASS = {
    "leeann_4567": Student("Ann Lee", "4567", "canvas"),
    "bob": Student("", "bob"),
    "bob_2": Student("Bob", "bob"),
}


@pytest.fixture
def read(tmp_path, exercises):
    """Reads the lines of a file."""

    def lines(text: str) -> list[overrides.Override]:
        (tmp_path / "overrides.csv").write_text(HEAD + text, encoding="utf-8")
        return overrides.read(tmp_path, exercises)

    return lines


def test_without_a_file_nothing_is_set(tmp_path, exercises):
    assert overrides.read(tmp_path, exercises) == []


def test_a_mark_may_be_of_an_exercise_the_total_or_the_days_that_it_was_late(read):
    lines = read('Ann Lee,B2,"1,5",a sign\n\n4567,total,4,oral exam\nbob,late,0,was ill\n')
    assert [(line.exercise, line.points) for line in lines] == [("b2", 1.5), ("total", 4), ("late", 0)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (",1.1,1,x", "row 2: there is no student"),
        ("ann,9.9,1,x", "there is no exercise `9.9`: it is one of 1.1, b2, total, late"),
        ("ann,1.1,3,x", "3 out of 2 points cannot be given for 1.1"),
        ("ann,1.1,-1,x", "-1 out of 2 points cannot be given"),
        ("ann,1.1,nan,x", "nan out of 2 points cannot be given"),
        ("ann,1.1,many,x", "`many` is not a number of points"),
        ("ann,1.1,1,", "there is no reason to tell the student"),
        ("ann,1.1,1,x\nANN,1.1,2,y", "row 3: there is already a row for ANN, 1.1"),
    ],
)
def test_what_cannot_be_set_is_refused_with_its_row(read, text, said):
    with pytest.raises(Refused, match=said):
        read(text)


def test_a_student_is_meant_by_submission_name_or_number(read):
    for student in ("leeann_4567", "ANN LEE", "4567"):
        found = overrides.resolved(read(f"{student},1.1,1,x"), CLASS)
        assert [*found.of] == ["leeann_4567"] and found.left == []
    assert overrides.resolved(read("nobody,1.1,1,x"), CLASS).left == ["nobody"]


def test_who_may_be_two_and_what_is_set_twice_is_refused(read):
    with pytest.raises(Refused, match="`BOB` may be bob or bob_2: name one of these"):
        overrides.resolved(read("BOB,1.1,1,x"), CLASS)
    with pytest.raises(Refused, match=r"1\.1 of leeann_4567 is set twice"):
        overrides.resolved(read("Ann Lee,1.1,1,x\n4567,1.1,2,y"), CLASS)


def test_the_student_reads_the_reason_before_what_the_grader_found(read):
    graded = Graded("bob", "en", [Mark("1.1", 0, 2, "failed", "Look at the sign."), Mark("b2", 2, 2, "passed", "")])
    own = overrides.resolved(read("bob,1.1,1.5,nearly"), CLASS).of["bob"]
    mark, other = overrides.applied(graded, own).marks
    assert (mark.points, mark.status) == (1.5, "by_hand") and other.status == "passed"
    assert mark.feedback == "These points were given by hand: nearly\nLook at the sign."
