"""The conventions of Japanese: what breaks one is found, and fixed where that takes no understanding."""

import pytest

from notebooks.japanese import broken, fix, japanese

# Each pair: what is wrong in the text of a page, and what it becomes.
PROSE = [
    ("Rust を使う", "Rustを使う"),
    ("8 つの細胞", "8つの細胞"),
    ("5° 刻み", "5°刻み"),
    ("値は`let`で", "値は `let` で"),
    ("大きさは$K$です", "大きさは $K$ です"),
    ("(英語)です", "（英語）です"),
    ("視覚野（V1）の", "視覚野 (V1) の"),
    ("**チャネル:** 応答", "**チャネル：** 応答"),
    ("とは?", "とは？"),
    ("角度は -45°", "角度は−45°"),
    ("2～5", "2〜5"),
    ("ブラウザで", "ブラウザーで"),
    ("コンピュータは", "コンピューターは"),
    ("`x` （行）", "`x`（行）"),
    ("$K$ （奇数）", "$K$（奇数）"),
    ("変調度100 %", "変調度100%"),
    ("約4,000枚", "約4000枚"),
    ("印をつける", "印を付ける"),
    ("範囲を越える", "範囲を超える"),
    ("色が分かります", "色がわかります"),
    ("大きい方を選ぶ", "大きいほうを選ぶ"),
    ("Webページで", "ウェブページで"),
    ("和はゼロ", "和は0"),
    ("約{{period}} 画素", "約{{period}}画素"),
]
# The same in what programs say: words in small letters are code.
PROGRAM = [
    ("添字 i を使う", "添字 i を使う"),
    ("{count} 個が違います", "{count}個が違います"),
    ("行(y)です", "行 (y) です"),
    ("値は0から始めます", "値は0から始めます"),
    ("関数はArray4<f32>を返す", "関数は Array4<f32> を返す"),
]
# What only a person can fix.
WRONG = ["3行目の値", "3番目の値", "3 番の要素", "あなたの値", "これは配列だ。", "全角の１"]
RIGHT = [
    "第5日目",
    "フィルタリング",
    "sameパディング",
    "縦のエッジ (Sobel)",
    "（V4、IT）",
    "約40分",
    "気をつける",
    "見つける",
    "分かれる",
    "20,000個",
]


@pytest.mark.parametrize(("wrong", "right"), PROSE)
def test_prose_is_mended(wrong, right):
    assert list(broken(wrong, True)) and not list(broken(right, True))
    assert fix(wrong, True) == right


@pytest.mark.parametrize(("wrong", "right"), PROGRAM)
def test_what_programs_say_is_mended(wrong, right):
    assert fix(wrong, False) == right


@pytest.mark.parametrize("text", WRONG)
def test_what_only_a_person_can_mend_is_found(text):
    assert list(broken(text, True))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    assert not list(broken(text, True)) and fix(text, True) == text


def test_the_words_around_a_fault_are_shown():
    (rule, words), *_ = broken("次の値は 3 です", True)
    assert rule.startswith("no space") and "値は 3" in words


def test_texts_of_programs_are_read_where_the_language_has_them(write):
    root = write(
        {
            "languages/ja/grading.toml": 'total = "{points} 点"\n',
            # The kernel alone mentions lines, which count from 1.
            "languages/ja/words/crate.toml": '"row {y}" = "{y}行目"\n',
            "languages/ja/words/kernel.toml": '"line {y}" = "{y}行目"\n',
            "kernel/mistakes.json": "[]",
        }
    )
    assert [finding.path.name for finding in japanese(root)] == ["grading.toml", "crate.toml"]
