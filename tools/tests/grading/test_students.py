"""One line for each student: which notebook counts, and what it comes to."""

from datetime import timedelta
from pathlib import Path

import pytest

from grading import late
from grading.intake import File
from grading.marks import Graded, Mark
from grading.overrides import LATE, TOTAL, Override
from grading.roster import Student
from grading.students import Rules, accounts, number, table
from languages import texts

ANN = Student("Ann Lee", "7", "moodle")
DUE = late.due("2026-11-26T18:00")


def graded(name: str, *points: float) -> Graded:
    """A submission with these points of 2 each."""
    marks = [Mark(exercise, value, 2, "passed", "") for exercise, value in zip(("1.1", "b2"), points, strict=True)]
    return Graded(name, "en", marks)


def handed_in(name: str, hours: float = 0) -> File:
    """A file of Ann's, so many hours after the last moment."""
    return File(name, Path("x"), ANN, DUE + timedelta(hours=hours))


def account(files: list[File], done: list[Graded], rule: str = "10%/day", left=None, **by_hand: dict[str, Override]):
    """Ann's."""
    [found] = accounts(files, done, left or {}, Rules(DUE, late.penalty(rule), by_hand), None)
    return found


def test_the_best_notebook_counts_after_what_lateness_costs():
    files = [handed_in("early"), handed_in("better", 1)]
    found = account(files, [graded("early", 2, 1.5), graded("better", 2, 2)])
    assert (found.submission, found.points) == ("better", pytest.approx(3.6))
    assert account(files, [graded("early", 2, 1.5), graded("better", 2, 2)], "20%").submission == "early"
    assert "counts of 2 notebooks: better" in found.remarks
    assert found.notes(texts("grading", "en")) == [
        "Handed in too late: 1 h.",
        "That costs 0.4 of the points (10%/day).",
    ]


def test_a_person_s_word_is_the_last():
    files, done = [handed_in("one", 30), handed_in("two")], [graded("one", 1, 0), graded("two", 2, 2)]
    found = account(files, done, one={TOTAL: Override("Ann Lee", TOTAL, 3, "oral exam")})
    assert (found.submission, found.points, found.cut) == ("one", 3, 0.8)
    assert found.notes(texts("grading", "en"))[-1] == "These points were given by hand: oral exam"
    excused = account(files[:1], done[:1], one={LATE: Override("Ann Lee", LATE, 0, "was ill")})
    assert excused.late is None and excused.points == 1


def test_lateness_never_costs_more_than_was_earned():
    assert account([handed_in("a", 1000)], [graded("a", 1, 0)]).points == 0


def test_while_a_notebook_is_not_graded_none_counts():
    found = account([handed_in("a"), handed_in("b")], [graded("a", 2, 2)], left={"b": "Broken: no kernel\nmore"})
    assert found.graded is None and found.lost == "not graded yet: Broken: no kernel"


def test_the_table_has_points_maximum_and_percent(exercises):
    found = account([handed_in("=a", 1)], [graded("=a", 2, 1)])
    head, line = table([found], exercises).splitlines()
    assert head == "name,id,submission,1.1,1.1 max,b2,b2 max,total,max,percent,late,remarks"
    assert line == "Ann Lee,7,'=a,2,2,1,2,2.6,4,65.0,1 h,late: -0.4 (10%/day)"


def test_numbers_are_written_as_people_do():
    assert [number(value) for value in (2.0, 1.5, 2 / 3, "")] == ["2", "1.5", "0.67", ""]
