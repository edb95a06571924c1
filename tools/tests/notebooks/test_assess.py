"""What is wrong with a run is found without running it again."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from notebooks.assess import CHECK, ERROR, assess, summary
from notebooks.execution import Run


def checked(status: str = "not_attempted", exercise: str = "1.1") -> NotebookNode:
    """What a check shows."""
    record = {"exercise": exercise, "status": status, "message": "Try again."}
    return new_output("display_data", data={CHECK: record})


def cell(name: str, *outputs: NotebookNode, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell that ran."""
    return new_code_cell("…", id=name, outputs=list(outputs), metadata={"tags": list(tags)})


def found(tmp_path, *cells: NotebookNode, solved: bool = False, stopped: tuple[str, str] | None = None) -> list[str]:
    """What is said about a notebook of these cells, all of which ran."""
    run = Run(new_notebook(cells=list(cells)), list(cells), stopped)
    return [f"{finding.place}: {finding.problem}" for finding in assess(run, tmp_path / "a.ipynb", solved)]


def test_a_sound_run_has_no_fault(tmp_path):
    exercise, check = cell("exercise-1-1"), cell("check-1-1", checked())
    assert found(tmp_path, exercise, check) == []
    assert found(tmp_path, exercise, cell("check-1-1", checked("passed")), solved=True) == []
    assert found(tmp_path, exercise, cell("solution-1-1"), cell("check-1-1", checked("passed"))) == []


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (cell("check-1-1"), "check-1-1: shows no record of a check"),
        (cell("check-1-1", checked("passed")), "check-1-1: the check says passed, and must say not_attempted"),
        (cell("check-1-1", checked(exercise="1.3")), "check-1-1: checks exercise 1.3, and must check 1.1"),
        (cell("check-1-3", checked(exercise="1.3")), "exercise-1-1: no code cell `check-1-1` checks it"),
        (cell("check-1-1", new_output("display_data", data={CHECK: "no JSON"})), "check-1-1: checks exercise None"),
    ],
)
def test_a_check_says_what_it_must(tmp_path, check, said):
    assert any(line.startswith(said) for line in found(tmp_path, cell("exercise-1-1"), check))


def test_an_error_and_a_warning_are_faults_of_their_cells(tmp_path):
    error = new_output("error", ename="panic", evalue="index out of bounds", traceback=[])
    assert found(tmp_path, cell("a", error)) == ["a: does not run: panic: index out of bounds"]
    warning = new_output("stream", name="stderr", text="\x1b[33mwarning\x1b[0m: unused\n")
    assert found(tmp_path, cell("a", warning)) == ["a: wrote to stderr\nwarning: unused"]
    assert found(tmp_path, cell("load", warning, tags=("setup",))) == []


def test_an_open_exercise_alone_may_say_that_it_is_not_done(tmp_path):
    record = new_output("display_data", data={ERROR: {"kind": "not_done", "message": "Write the function."}})
    check = cell("check-1-1", checked())
    assert found(tmp_path, cell("exercise-1-1", record), check) == []
    assert found(tmp_path, cell("exercise-1-1", record), cell("check-1-1", checked("passed")), solved=True)
    assert found(tmp_path, cell("other", record)) == ["other: shows an error (not_done): Write the function."]
    assert found(tmp_path, cell("recordings", record, tags=("network",))) == []


def test_a_run_that_was_stopped_says_where(tmp_path):
    assert found(tmp_path, cell("a"), stopped=("b", "the kernel stopped")) == ["b: the kernel stopped"]


def test_the_summary_counts_what_ran(tmp_path):
    cells = [cell("exercise-1-1"), cell("solution-1-1"), cell("check-1-1", checked("passed"))]
    line = summary(tmp_path / "a.ipynb", Run(new_notebook(cells=cells), cells, seconds=3.4))
    assert line.endswith("a.ipynb: 3 cells ran, 1 checks passed, 3 s")
