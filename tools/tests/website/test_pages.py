"""A notebook becomes pages, each cell with an address of its own."""

import pytest
from nbformat.v4 import new_code_cell, new_output

from notebooks.findings import Findings
from website.pages import executed, pages
from website.pages import notebook as as_notebook


@pytest.fixture
def tutorial(notebook):
    """A notebook with two chapters."""
    return notebook(
        title="# Tutorial",
        code_load="use v1conv;",
        section_1="## Gratings\n\n```\n# no heading\n```\n\n### Deeper",
        code_draw="draw()",
        bonus_text="---\n\n# Bonus",
        bonus_1="## 2D convolution",
        summary="# Summary",
    ).cells


def test_each_section_begins_a_page_and_a_chapter_is_named_above_its_pages(tutorial):
    found = pages(tutorial)
    assert [(page.name, page.title, page.part) for page in found] == [
        ("title", "Tutorial", None),
        ("section-1", "Gratings", None),
        ("bonus-1", "2D convolution", "Bonus"),
        ("summary", "Summary", None),
    ]
    assert [cell.id for cell in found[1].cells] == ["section-1", "code-draw"]
    # The chapter has no page; who asks for it is led to its first one.
    assert found[2].anchors == ["bonus-text"]


def test_the_pages_of_another_notebook_have_its_name_before_their_own(tutorial):
    found = pages(tutorial, "Other-")
    assert [page.name for page in found][1:3] == ["Other-section-1", "Other-bonus-1"]
    assert found[2].anchors == ["Other-bonus-text"]


def test_a_chapter_with_text_that_would_have_no_page_is_named(tutorial):
    tutorial[4].source += "\n\nSome words."
    with pytest.raises(Findings, match="notebooks: bonus-text: has text between"):
        pages(tutorial)


def test_headings_of_a_page_begin_at_its_top_and_code_has_none(tutorial):
    _, page, bonus, _ = pages(tutorial)
    text, anchor, code = as_notebook(page, 1).cells
    assert text.source == "(section-1)=\n# Gratings\n\n```\n# no heading\n```\n\n## Deeper"
    assert 'id="code-draw"' in anchor.source and code.source == "draw()"
    assert 'id="bonus-text"' in as_notebook(bonus, 1).cells[0].source


def test_pages_show_what_ran_but_not_what_depends_on_the_reader(notebook):
    shown = [new_output("execute_result", data={"text/plain": "1"})]
    ids = ("draw", "exercise-1-1", "check-1-1", "progress")
    instructor = notebook()
    instructor.cells = [new_code_cell("…", id=name, outputs=shown) for name in ids]
    student = notebook()
    student.cells = [new_code_cell("…", id=name) for name in ids]
    assert [bool(cell.outputs) for cell in executed(student, instructor)] == [True, False, False, False]
    student.cells.append(new_code_cell("…", id="new"))
    with pytest.raises(Findings, match="notebooks: new: is not in both editions"):
        executed(student, instructor)
