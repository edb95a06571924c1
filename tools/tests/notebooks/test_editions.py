"""What each edition shows, and what it must not."""

import pytest
from nbformat.v4 import new_output

from notebooks.editions import colab, instructor, student
from notebooks.findings import Findings
from notebooks.included import included, languages
from notebooks.repository import read_repository
from notebooks.source import read_all


def editions(checkout, language: str = "en", shown: str = "a figure"):
    """The three editions by name, the instructor's as if it had run."""
    repository = read_repository(checkout)
    [source] = [source for source in read_all(checkout)["Doubling"] if source.language == language]
    executed = instructor(source, repository)
    for cell in executed.cells:
        if cell.id == "solution-1-1":
            data = {"text/plain": shown}
            cell.outputs = [new_output("execute_result", data=data)] if shown else []
    made = {"instructor": executed}
    made |= {name: make(source, repository, executed) for name, make in (("student", student), ("colab", colab))}
    return {name: {cell.id: cell for cell in notebook.cells} for name, notebook in made.items()}


def test_students_get_the_stub_and_a_folded_solution_with_what_it_shows(checkout):
    cells = editions(checkout)["student"]
    assert "not_done()" in cells["exercise-1-1"].source and "2.0" not in cells["exercise-1-1"].source
    assert cells["solution-1-1"].cell_type == "markdown"
    assert "```rust\nfn double(number: f32) -> f32 {\n    2.0 * number // twice\n}" in cells["solution-1-1"].source
    assert "```text\na figure\n```" in cells["solution-1-1"].source


def test_instructors_get_the_solution_as_a_cell_that_runs(checkout):
    cells = editions(checkout, "ja")["instructor"]
    assert cells["solution-1-1"].cell_type == "code" and "// 2倍" in cells["solution-1-1"].source
    assert "not_done()" in cells["exercise-1-1"].source


def test_colab_gets_one_python_cell_first_which_knows_the_repository(checkout):
    cells = editions(checkout)["colab"]
    assert next(iter(cells)) == "set-up"
    assert "git clone --quiet --depth 1 https://github.com/ann/twice " in cells["set-up"].source
    assert [*cells][1:] == [*editions(checkout)["student"]]


def test_a_solution_that_shows_nothing_is_named(checkout):
    with pytest.raises(Findings) as stopped:
        editions(checkout, shown="")
    [finding] = stopped.value.findings
    assert finding.place == "solution-1-1" and "shows nothing" in finding.problem


@pytest.mark.parametrize("text", ["See {{code}} there.", "{{code}}\n\n{{code}}", "No code."])
def test_a_folded_solution_holds_its_code_once_on_a_line_of_its_own(checkout, change, text):
    change("en", "{{code}}", text)
    with pytest.raises(Findings) as stopped:
        editions(checkout)
    [finding] = stopped.value.findings
    assert "{{code}} must be in a folded solution once, on its own line" in finding.problem


def test_a_placeholder_that_nobody_fills_in_is_named_before_anything_runs(checkout, change):
    change("en", "1.1 Twice", "{{nothing}}")
    with pytest.raises(Findings, match=r"unknown placeholder \{\{nothing\}\}"):
        editions(checkout)


def test_the_crate_includes_each_solution_and_one_stub_without_the_figure(checkout):
    english, japanese = (included(checkout, source) for source in read_all(checkout)["Doubling"])
    solution = english[checkout / "src/exercises/solutions/en/1-1.rs"]
    assert solution == "fn double(number: f32) -> f32 {\n    2.0 * number // twice\n}\n"
    assert "not_done()" in english[checkout / "tests/exercises/stubs/1-1.rs"]
    assert [*japanese] == [checkout / "src/exercises/solutions/ja/1-1.rs"]


def test_the_crates_are_told_which_languages_there_are(checkout):
    [text] = languages(checkout).values()
    assert 'en English "English";' in text and 'ja Japanese "Japanese";' in text


def test_an_exercise_that_shows_no_figure_is_named(checkout, change):
    for language in ("en", "ja"):
        change(language, "figure_1_1()", "double(1.0)")
    with pytest.raises(Findings, match=r"`figure_1_1\(\)`"):
        included(checkout, read_all(checkout)["Doubling"][0])
