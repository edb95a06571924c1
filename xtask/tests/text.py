"""What guards the text: Japanese conventions, links, comments, times. Exit code 0 if all of it works."""

import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from notebooks.editions import instructor
from notebooks.glossary import Word, unused
from notebooks.japanese import broken, fix
from notebooks.links import resolved
from notebooks.pace import minutes
from notebooks.repository import read_repository
from notebooks.source import read_all, without_comments

# Each pair: a mistake in the text of a page, and what it becomes.
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
# The same for what programs say: lower-case words are code.
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


def main() -> None:
    """Everything that is asserted."""
    for wrong, right in PROSE:
        assert fix(wrong, True) == right, (wrong, fix(wrong, True))
        assert list(broken(wrong, True)), wrong
        assert not list(broken(right, True)), right
    for wrong, right in PROGRAM:
        assert fix(wrong, False) == right, (wrong, fix(wrong, False))
    for text in WRONG:
        assert list(broken(text, True)), text
    for text in RIGHT:
        assert not list(broken(text, True)), text

    assert without_comments('let a = "//"; // 日本語\n\n// all of it\nb') == 'let a = "//";\nb'
    assert resolved("[x](#think)", {"think": "Think-1.3"}) == "[x](#Think-1.3)"
    try:
        resolved("[x](#nowhere)", {})
    except ValueError as error:
        assert "nowhere" in str(error)
    else:
        raise AssertionError("a link to nowhere was accepted")

    repository = read_repository(ROOT)
    word = Word({"en": "flux capacitor", "ja": "次元転移装置"}, {"en": "none", "ja": "なし"})
    assert [finding.place for finding in unused([word], read_all(ROOT))] == list(word.term.values())
    for sources in read_all(ROOT).values():
        for source in sources:
            _feedback(instructor(source, repository), source.language)
        times = minutes(sources[0].cells)
        # With one more exercise, there is more to do.
        assert all(int(time) >= 5 for time in times.values())
        assert int(times["minutes_main"]) >= 40, "the original takes 40 minutes, without its exercise 1.1"


def _feedback(notebook, language: str) -> None:
    """Each section's link opens a form that names the section and the edition."""
    cells = {cell.id: cell.source for cell in notebook.cells}
    for name, section in [("1-1", "section-1-1"), ("1-2", "section-1-2"), ("bonus-2", "bonus-2")]:
        address = cells[f"feedback-{name}"].partition("](")[2].rstrip(")")
        parts = urlsplit(address)
        assert parts.netloc == "github.com" and parts.path.endswith("/issues/new"), address
        query = parse_qs(parts.query)
        title = cells[section].splitlines()[0].lstrip("# ")
        assert title in query["title"][0] and section in query["body"][0], query
        assert {"en": "English", "ja": "日本語"}[language] in query["body"][0], query
    assert "{{" not in "".join(source for name, source in cells.items() if name.startswith("feedback"))


if __name__ == "__main__":
    main()
