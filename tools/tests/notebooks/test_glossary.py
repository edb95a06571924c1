"""The list of words is used, and its spelling kept."""

import pytest

from notebooks.findings import Findings
from notebooks.glossary import Glossary, Word, read_words, table, unused
from notebooks.source import read_all

DOUBLE = Word({"en": "doubling, twice (of a number)", "ja": "2倍"}, {"en": "a sum with itself", "ja": "自分との和"})
NOWHERE = Word({"en": "flux capacitor", "ja": "次元転移装置"}, {"en": "none", "ja": "なし"})
NAMELESS = Word({"en": "tap", "ja": "タップ"}, {"en": "", "ja": ""})


def test_words_that_no_notebook_uses_are_found_in_each_language(checkout):
    found = list(unused([DOUBLE, NOWHERE, NAMELESS], read_all(checkout)))
    assert [finding.place for finding in found] == ["flux capacitor", "次元転移装置"]


def test_another_spelling_is_found_but_not_in_code(checkout, change):
    change("en", "## 1.1 Twice", "## 1.1 Twice\n\nThe color of `color`, center-surround.")
    [finding] = unused([], read_all(checkout))
    assert finding.place == "section-1-1" and "`color`" in finding.problem


def test_the_table_in_a_notebook_has_the_words_that_have_a_meaning():
    words = Glossary({"en": ["Word", "In Japanese", "Meaning"], "ja": ["用語", "英語", "意味"]}, [DOUBLE, NAMELESS])
    rows = table(words, "ja").splitlines()
    assert rows == ["| 用語 | 英語 | 意味 |", "|---|---|---|", "| 2倍 | doubling, twice (of a number) | 自分との和 |"]


@pytest.fixture
def three(write):
    """A checkout with one word in three languages."""
    tables = {
        "en": ("English", ["Word", "In code", "Meaning"], ["phase", "`phase`", "where the stripes lie"]),
        "de": ("German", ["Wort", "Englisch", "Bedeutung"], ["Phase", "phase", "wo die Streifen liegen"]),
        "ja": ("Japanese", ["用語", "英語", "意味"], ["位相", "phase", "縞の位置"]),
    }
    for code, (name, *rows) in tables.items():
        lines = (f"| {' | '.join(row)} |\n" for row in (rows[0], ["-"] * 3, rows[1]))
        folder = f"languages/{code}"
        root = write({f"{folder}/language.toml": f'name = "{name}"\n', f"{folder}/glossary.md": "".join(lines)})
    return root


def test_the_source_s_table_names_all_languages_and_each_of_theirs_the_english_word(three):
    title, _, row = table(read_words(three), "en").splitlines()
    assert title == "| Word | In German | In Japanese | Meaning |"
    assert row == "| phase | Phase | 位相 | where the stripes lie |"
    assert table(read_words(three), "de").splitlines()[-1] == "| Phase | phase | wo die Streifen liegen |"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("| phase |", "| face |", ["phase: is missing", "face: is not in languages/en/glossary.md"]),
        ("wo die Streifen liegen", "", ["phase: has a meaning here or in languages/en/glossary.md, but not in both"]),
        ("| phase ", "", ["Phase: has 2 cells in its row, and needs 3"]),
    ],
)
def test_a_language_with_other_words_is_named(three, before, after, said):
    path = three / "languages" / "de" / "glossary.md"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(Findings) as stopped:
        read_words(three)
    assert [f"{finding.place}: {finding.problem}" for finding in stopped.value.findings] == said
