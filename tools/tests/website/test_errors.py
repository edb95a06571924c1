"""The page of mistakes shows each kind with cells that make it, and the kernel's words."""

import json

import pytest

from website.errors import MOST, page


@pytest.fixture
def checkout(write):
    """One with a table of two mistakes."""
    example = {
        "before": ["let a = 1;"],
        "cell": "a = 2;",
        "drawn": ["error: cannot assign twice"],
        "en": ["→ Write:", "    let mut a = 1;", "Then it can change."],
        "ja": ["→ 次のように書きます。", "    let mut a = 1;"],
    }
    kinds = [
        {
            "id": "missing-mut",
            "while": "compiling",
            "title": {"en": "No mut", "ja": "mutがない"},
            "examples": [example] * 5,
        },
        {"id": "division", "while": "running", "title": {"en": "By zero", "ja": "0での割り算"}, "examples": []},
    ]
    return write({"kernel/mistakes.json": json.dumps(kinds)})


def test_mistakes_stand_below_the_time_at_which_they_show(checkout):
    cells = [cell.source for cell in page(checkout, "en").cells]
    assert [cell.splitlines()[-1] for cell in cells[1::2]] == ["## When a cell is compiled", "## While a cell runs"]
    assert cells[2].startswith("(missing-mut)=\n### No mut\n") and cells[4] == "(division)=\n### By zero"


def test_an_example_shows_the_cells_the_error_and_the_words_with_code_as_code(checkout):
    *_, mistake, _, _ = (cell.source for cell in page(checkout, "en").cells)
    assert mistake.count("cannot assign twice") == MOST
    before = mistake.index("If this cell was run before")
    assert before < mistake.index("let a = 1;") < mistake.index("a = 2;") < mistake.index("→ Write:")
    assert "→ Write:\n\n````text\nlet mut a = 1;\n````\n\nThen it can change." in mistake


def test_each_language_has_its_own_words(checkout):
    text = "".join(cell.source for cell in page(checkout, "ja").cells)
    assert "### mutがない" in text and "先に次のセルを実行した場合" in text and "If this cell" not in text
