"""The rules that the text sources keep: each that is broken is named, with its place."""

import pytest

from notebooks.findings import Findings
from notebooks.source import read_all, without_comments


def problems(checkout) -> list[str]:
    """What is wrong with the sources, as it is shown."""
    with pytest.raises(Findings) as stopped:
        read_all(checkout)
    return [f"{finding.path.name}: {finding.place}: {finding.problem}" for finding in stopped.value.findings]


def test_a_source_that_keeps_the_rules_is_read_in_both_languages(checkout):
    [sources] = read_all(checkout).values()
    assert [source.language for source in sources] == ["en", "ja"]
    ids = ["title", "load", "section-1-1", "exercise-1-1", "solution-1-1", "check-1-1"]
    assert [cell.id for cell in sources[1].cells] == ids


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("tags: [exercise]\n", "", "exercise-1-1: lacks the tag `exercise`"),
        ('"id": "solution-1-1"', '"id": "text"', "exercise-1-1: no Markdown cell `solution-1-1` follows it"),
        ('"id": "title"', '"id": "solution-1-1"', "solution-1-1: is the id of 2 cells"),
        ("id: check-1-1", "id: call", "exercise-1-1: no code cell `check-1-1` follows its solution"),
        ("id: exercise-1-1", "id: double", "double: is tagged `exercise`: call it `exercise-…`"),
        ("id: check-1-1", "id: check-1-2", "check-1-2: there is no code cell `exercise-1-2`"),
        (
            "check_1_1(double)",
            "// SOLUTION\ncheck_1_1(double)",
            "check-1-1: holds a solution, which students would see",
        ),
        ("id: load", "id: Load", "Load: is not an id"),
        ("id: load", "id: title", "title: is the id of 2 cells"),
        ("id: load\n", "", "cell 2: has no id, and begins with `use v1conv"),
    ],
)
def test_what_is_wrong_with_a_cell_is_said_in_its_place(checkout, change, before, after, said):
    change("en", before, after)
    assert any(problem.startswith(f"Doubling.en.md: {said}") for problem in problems(checkout)), problems(checkout)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2.0 * number", "number + number", "exercise-1-1: its code differs"),
        ("id: check-1-1\n", "id: check-1-1\ntags: [x]\n", "check-1-1: metadata"),
        (
            '+++ {"id": "section-1-1"}\n\n## 1.1 2倍する\n',
            "",
            "exercise-1-1: id `exercise-1-1` where Doubling.en.md has",
        ),
    ],
)
def test_languages_differ_in_prose_alone(checkout, change, before, after, said):
    change("ja", before, after)
    [problem] = problems(checkout)
    assert problem.startswith(f"Doubling.ja.md: {said}"), problem


def test_a_language_that_is_missing_is_named(checkout):
    (checkout / "notebooks" / "src" / "Doubling.ja.md").unlink()
    [problem] = problems(checkout)
    assert problem.startswith("Doubling.ja.md: file: is missing")


def test_two_slashes_in_a_string_are_no_comment():
    assert without_comments('let a = "//"; // 日本語\n\n// all of it\nb') == 'let a = "//";\nb'
