"""What the instructor reads of a class, and a student of an answer."""

import pytest

from grading.marks import Graded, Mark
from grading.report import feedback, summary, write


def one(name: str, mark: Mark) -> Graded:
    """A submission with a mark for b2, and nothing for 1.1."""
    return Graded(name, "en", [Mark("1.1", 0, 2, "not_attempted", ""), mark], code={"b2": "let a = 1 < 2;"})


FLIPPED = Mark("b2", 1, 2, "failed", "Der Filter steht Kopf.", mistake="flipped_filter")
WRONG = Mark("b2", 0, 2, "failed", "Not the values.")
BROKEN = Mark("b2", 0, 2, "compile", "The cell does not compile:\nE0425: no value `a`\n  line 1: a")
STOPPED = Mark("b2", 0, 2, "stopped", "It wrote too much.")


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (FLIPPED, "flipped_filter: The filter is turned round."),
        (WRONG, "an unnamed mistake"),
        (BROKEN, "E0425: no value `a`"),
        (STOPPED, "It wrote too much."),
    ],
)
def test_mistakes_are_counted_by_name_or_by_what_kept_an_answer_from_being_compared(tmp_path, exercises, mark, said):
    done = [one("ann", mark), one("bob", mark), one("eve", Mark("b2", 2, 2, "passed", ""))]
    text = summary(done, {}, exercises, tmp_path, {})
    assert f"2 × {said}" in text and "right 1, not right 2, not attempted 0" in text


def test_libraries_that_are_not_allowed_are_named(tmp_path, exercises):
    done = [one("ann", WRONG), one("bob", WRONG)]
    done[0].crates = {"rand": "0.9", "itertools": "0.14"}
    text = summary(done, {"eve": "no kernel"}, exercises, tmp_path, {"itertools": "0.14"})
    assert "`--crates`: rand = 0.9 × 1\n" in text and "1 not graded" in text


def test_the_list_of_marks_has_a_line_for_each_exercise_and_no_formula(tmp_path, exercises):
    (tmp_path / "feedback").mkdir()
    write(
        tmp_path,
        [one("bob", FLIPPED), one("ann", Mark("b2", 0, 2, "failed", "=1+1"))],
        {"eve": "no kernel"},
        exercises,
        {},
        [],
    )
    lines = (tmp_path / "grades.csv").read_text(encoding="utf8").splitlines()
    assert lines[:3] == [
        "submission,exercise,points,max_points,status,feedback,mistake",
        "ann,1.1,0,2,not_attempted,,",
        "ann,b2,0,2,failed,'=1+1,",
    ]
    assert "bob,b2,1,2,failed,Der Filter steht Kopf.,flipped_filter" in lines
    assert "eve,1.1,,,not_graded," in "".join(line for line in lines if line.startswith("eve,1.1"))
    assert {page.name for page in (tmp_path / "feedback").iterdir()} == {"ann.html", "bob.html"}


def test_a_student_s_page_shows_the_answer_as_text():
    page = feedback(one("<b>", FLIPPED))
    assert "<pre>let a = 1 &lt; 2;</pre>" in page and "Feedback: &lt;b&gt;" in page
    assert "Bonus exercise 2" in page and "partly right" in page and "1 of 4 points" in page
