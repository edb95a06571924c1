"""The list of words is used, and its spelling kept."""

from notebooks.glossary import Word, read_words, table, unused
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
    rows = table([DOUBLE, NAMELESS], "ja").splitlines()
    assert rows == ["| 用語 | 英語 | 意味 |", "|---|---|---|", "| 2倍 | doubling, twice (of a number) | 自分との和 |"]


def test_the_repository_s_own_list_is_read(root):
    words = read_words(root)
    assert any(word.term["en"] == "stride" for word in words)
    assert all(bool(word.meaning["en"]) == bool(word.meaning["ja"]) for word in words)
