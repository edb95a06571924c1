"""An exercise and its solution come from one text."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from notebooks.solutions import cut, fenced, solve


def test_students_get_the_stub_and_the_solution_lacks_it(exercise):
    stub, solution = cut(exercise)
    assert stub == "fn double(number: f32) -> f32 {\n    // Multiply.\n    not_done()\n}"
    assert solution == "fn double(number: f32) -> f32 {\n    2.0 * number\n}"


def test_an_exercise_may_have_several_blanks(exercise):
    stub, solution = cut(f"{exercise}\n{exercise}")
    assert stub.count("not_done()") == solution.count("2.0 * number") == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fn f() {}", "needs its answer between"),
        ("// STUB\n// END", "line 1 is `// STUB` where `// SOLUTION` must come next"),
        ("// SOLUTION\n1\n// END", "line 3 is `// END` where `// STUB` must come next"),
        ("// SOLUTION\n1\n// STUB\n2", "lacks its `// END`"),
        ("// SOLUTION\n1\n// STUB\n1\n// END", "needs its answer between"),
    ],
)
def test_what_is_wrong_with_a_block_is_named(text, said):
    with pytest.raises(ValueError, match=said):
        cut(text)


def test_code_with_a_fence_in_it_stays_one_block():
    assert fenced("rust", "// ```\n") == "````rust\n// ```\n````"


def test_solve_puts_each_folded_solution_into_its_exercise():
    exercises = [new_code_cell("not_done()", id=f"exercise-{name}") for name in ("1-1", "b2")]
    solution = new_markdown_cell("Open it.\n\n```rust\n2.0\n```\n", id="solution-1-1")
    student = new_notebook(cells=[*exercises, solution])
    [(place, problem)] = solve(student)
    assert student.cells[0].source == "2.0"
    assert place == "exercise-b2" and "solution-b2" in problem
