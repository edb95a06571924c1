"""An exercise as nbgrader wants it."""

from grading.exercises import Exercise
from grading.release import grade, with_regions


def test_the_solution_is_marked_and_the_stub_leaves_its_comments(exercise):
    assert with_regions(exercise).splitlines() == [
        "fn double(number: f32) -> f32 {",
        "    // Multiply.",
        "    // BEGIN SOLUTION",
        "    2.0 * number",
        "    // END SOLUTION",
        "}",
    ]


def test_what_students_see_of_a_grade_cell_is_its_first_line():
    cell = grade(Exercise("1.1", "double", "", 2, {}), 7, "ja")
    first, hidden, *_ = cell.source.splitlines()
    assert (first, hidden) == ("// 1.1: 2 points", "// BEGIN HIDDEN TESTS")
    assert "export_1_1(double, 7," in cell.source and "Language::Japanese" in cell.source
    assert cell.source.splitlines()[-1] == "// END HIDDEN TESTS"
    marks = cell.metadata["nbgrader"]
    assert (marks["grade"], marks["locked"], marks["solution"], marks["points"]) == (True, True, False, 2)
