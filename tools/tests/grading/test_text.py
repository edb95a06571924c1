"""What a student wrote acts on nobody's screen, and on no spreadsheet."""

import pytest

from grading.text import MOST, NAME_BYTES, cell, harmless, label, line


def test_ordinary_text_stays_as_it_is():
    for text in ("let x = 1;\n\tx", "日本語、はい。", "👩\u200d🔬"):
        assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07", r"\u{1b}]0;title\u{7}"),
        ("a\u202eb", r"a\u{202e}b"),
        ("\ud83d", "\ufffd"),
        ("a\r\nb\u2028c\x0cd", "a\nb\nc\nd"),
    ],
)
def test_what_acts_on_a_screen_is_shown_as_what_it_is(text, shown):
    assert harmless(text) == shown


def test_long_texts_end_and_say_so():
    assert harmless("x" * 10 * MOST) == "x" * MOST + "…"
    assert harmless("x\n" * 1000, rows=2) == "x\nx…"
    assert harmless("a" * 2 * MOST) == "a" * MOST + "…" and harmless("x" * MOST) == "x" * MOST
    assert harmless("x\n" * 2, rows=3) == "x\nx\n"
    assert line("x" * 200) == "x" * 200
    assert line("a\nb") == r"a\u{a}b" and line("x" * 300) == "x" * 200 + "…"


@pytest.mark.parametrize("text", ["=1+1", " \t@SUM(A1)", "'-1", "＝1", "+49", "\n=1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(text):
    assert cell(text).startswith("'")


def test_a_name_is_listed_harmless_short_and_told_from_others():
    assert label("Jörg Müller") == "Jörg Müller"
    for name in ("=1+1", ".hidden", "a\nb", "n" * 3000, "名" * 60):
        shown = label(name)
        assert "~" in shown and len(shown.encode()) <= NAME_BYTES + 9 and shown.isprintable(), shown
        assert shown[0] not in "=." and label(name + "2") != shown
