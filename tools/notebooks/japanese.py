"""Whether everything Japanese in the repository keeps the conventions of `languages/ja/glossary.md`.

With `--write`, it fixes what can be fixed without understanding: spaces, brackets, signs and long vowels.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from values import of_checkout

from .cells import strings
from .findings import Finding, exit_code, require_none

# What people read: text of pages and notebooks, and what programs say.
PLACES = (
    "README.md",
    "languages/ja",
    "notebooks/src",
    "binder",
    "examples",
    "judge",
    "kernel",
    "src",
    "tools",
    "xtask",
)
KINDS = {".md", ".toml", ".rs", ".js", ".py", ".html", ".po"}
# These hold single letters or quote others: fonts, patterns, tests, and this file.
LEFT_OUT = re.compile(
    r"(font/make|website/extension|notebooks/japanese)\.py$|(^|/)(tests|target|node_modules)/|(^|/)\."
)

LETTER = "々〆ぁ-ゖァ-ヺー一-鿿㐀-䶿"
JAPANESE = re.compile(f"[{LETTER}]")

STRING = re.compile(r'"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|//[^\n]*|(?<![\w"])\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
# A string that continues on the next line of a program.
CONTINUED = re.compile(r"\\\n\s*")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"//[^\n]*")

# Not prose, but part of it: code and formulas stand for words, and what a program fills in stands for a number.
PROSE = re.compile(
    r"(?P<code>`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$)|(?P<value>\{\{\w+\}\})|(?P<skip>\]\([^)\n]*\)|https?://[^\s)]*|<[^>\n]*>|^---$.*?^---$)",
    re.DOTALL | re.MULTILINE,
)
PROGRAM = re.compile(
    r"(?P<code>`[^`\n]*`|[A-Za-z_][\w.]*(?:\((?:[^()]|\([^()]*\))*\)|\[\[[^\]]*\]\]|::\w+)+[.?]*|(?<![A-Za-z0-9_])[A-Z][A-Za-z0-9_]*<[^<>]*>|\b[A-Z]\w*_\w+\b|\d?\.\.[a-z]\w*|\b(?:\d+ [*/] )?(?!macOS)[a-z]\w*(?: [+−*/-] \w+)*\b)"
    # What a program fills in is a number if it is counted; elsewhere it may be anything.
    r"|(?P<value>\$?\{[^{}]*\}(?= ?[個点画問秒段文回つ度行列]))|(?P<skip>\$?\{[^{}]*\}|\\u\{\w+\}|\\[nrt\"\\]|\\\n\s*|https?://\S*|<[^>\n]*>|%[sd])"
)
CODE, VALUE, SKIP = "\ue000\ue001\ue002"

INDEX = "an index counts from 0: 「行の添字が○」 instead of 「○行目」"
# Lines of a program are counted from 1: the kernel mentions them.
LINES = re.compile(r"行目")

# The rule, what a violation looks like, and what to replace it with.
RULES: list[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str] | None]] = [
    (
        "no space between Japanese and digits or Latin letters",
        re.compile(rf"(?<=[{LETTER}]) +(?=[A-Za-zα-ω0-9{VALUE}])"),
        "",
    ),
    (
        "no space between digits or Latin letters and Japanese",
        re.compile(rf"(?<=[A-Za-zα-ω0-9%°{VALUE}]) +(?=[{LETTER}])"),
        "",
    ),
    ("a space before code and formulas", re.compile(rf"(?<=[{LETTER}A-Za-zα-ω0-9])(?={CODE})"), " "),
    ("a space after code and formulas", re.compile(rf"(?<={CODE})(?=[{LETTER}A-Za-zα-ω0-9])"), " "),
    (
        "full-width brackets around Japanese",
        re.compile(rf" ?\(([^()（）]*[{LETTER}][^()（）]*)\)"),
        lambda found: f"（{found[1]}）",
    ),
    (
        "half-width brackets, after a space, around what is not Japanese",
        re.compile(rf"(?<=[{LETTER}{CODE}{SKIP}])（([^{LETTER}、。()（）{VALUE}{SKIP}]*)）"),
        lambda found: f" ({found[1]})",
    ),
    ("a space before half-width brackets", re.compile(rf"(?<=[{LETTER}])(?=\([^()]*\))"), " "),
    (
        "a space after half-width brackets",
        re.compile(rf"(?<= )(\([^()]*\))(?=[{LETTER}])"),
        lambda found: f"{found[1]} ",
    ),
    (
        "no space beside Japanese punctuation",
        re.compile(r"(?<=[、。「（」）])[ ]+(?=[^\s*|/{“\"'])|(?<=[^\s|])[ ]+(?=[、。」）])"),
        "",
    ),
    ("a full-width colon", re.compile(rf"(?<=[{LETTER}）」]):(?= ?\S|$)|(?<=[{LETTER}）」]\*\*):"), "："),
    (
        "no space before full-width brackets",
        re.compile(rf"(?<=[{LETTER}A-Za-zα-ω0-9%°{CODE}{VALUE}{SKIP}]) +(?=[（「])"),
        "",
    ),
    ("no space after full-width brackets", re.compile(r"(?<=[）」]) +(?=\"$|$)"), ""),
    ("no space after a full-width colon", re.compile(r"(?<=：) +(?=[^\s*])"), ""),
    (
        "a full-width question or exclamation mark",
        re.compile(rf"(?<=[{LETTER}])([?!])"),
        lambda found: "？！"["?!".index(found[1])],
    ),
    ("− (U+2212) for negative numbers", re.compile(rf"(?<=[{LETTER}、。（ ])-(?=\d)"), "−"),
    ("no space before a negative number", re.compile(rf"(?<=[{LETTER}]) +(?=−[\d{VALUE}])"), ""),
    ("〜 (U+301C) for a range", re.compile("[～]"), "〜"),
    (
        "the long vowel",
        re.compile(
            r"(フィルタ|ブラウザ|フォルダ|コンパイラ|コンピュータ|パラメータ|スライダ|サーバ|ユーザ|ヘッダ|ポインタ|プログラマ|イテレータ|エディタ|インタプリタ|センサ|レイヤ|モニタ|プリンタ|マーカ|ビュア)(?![ーァ-ヺ]|リング)"
            r"|(カテゴリ|メモリ|ライブラリ|ディレクトリ)(?=ーー)"
        ),
        lambda found: f"{found[0]}ー",
    ),
    (
        "「カテゴリー」 and 「メモリー」 with their long vowel",
        re.compile(r"(カテゴリ|メモリ)(?!ー)"),
        lambda found: f"{found[0]}ー",
    ),
    (
        "no space before the number of a row, column or channel",
        re.compile(rf"(?:(?<=[行列])|(?<=ネル)) +(?=[{SKIP}{VALUE}])"),
        "",
    ),
    ("no space before %", re.compile(rf"(?<=[0-9{VALUE}{SKIP}]) +(?=%)"), ""),
    ("commas from five digits on", re.compile(r"(?<![\d,.])(\d),(\d{3})(?![\d,])"), lambda found: found[1] + found[2]),
    ("「付ける」", re.compile(r"(?<=[をもはに])(?<!気を)つけ"), "付け"),
    ("「超える」", re.compile("越え"), "超え"),
    ("「わかる」", re.compile("分か(?=[らりるっ])"), "わか"),
    ("「詳しい」", re.compile("くわし"), "詳し"),
    ("「ほう」", re.compile("(?<=[いた])方(?=[がをはへの。、])"), "ほう"),
    ("「ウェブ」", re.compile("Web(?=ページ|サイト|サーバ)"), "ウェブ"),
    ("「既定値」", re.compile("既定の値"), "既定値"),
    ("「0」", re.compile("ゼロ"), "0"),
    ("half-width digits and Latin letters", re.compile(r"[０-９Ａ-Ｚａ-ｚｦ-ﾟ]"), None),
    (INDEX, re.compile(r"[行列番]目|番の(?=要素|行|列|軸)"), None),
    ("no 「あなた」", re.compile("あなた"), None),
    ("です・ます", re.compile("(である|だった|(?<![いのはま])だ)。"), None),
]
# Pages in English, and what must be beside a link to one.
ENGLISH = re.compile(
    r"\]\(https?://((en\.wikipedia|arxiv|doi|pubmed\S*|pmc\S*|compneuro|docs\.pytorch|www\.(pnas|nature))\.|docs\.rs|colah)[^)]*\)"
)
SAYS_SO = "英語"

# Where words are in a JSON file: Japanese fields, and in a notebook, what its cells showed as text.
SHOWN = {"ja", "text/plain", "kinds", "outputs", "cells", "data", "title", "examples", "output_type"}

# 「same」 is the name of a padding, not code.
SAME = re.compile(r"\bsame(?=パディング)")


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    parser.add_argument("--write", action="store_true", help="fix what can be fixed")
    of_checkout(parser)


def main(args: argparse.Namespace) -> int:
    """The command."""
    root = args.root.resolve()
    if args.write:
        for path in _files(root):
            text = path.read_text(encoding="utf-8")
            if (fixed := _each(path, text, fix)) != text:
                path.write_text(fixed, encoding="utf-8")
    return exit_code(lambda: require_none(japanese(root)))


def japanese(root: Path) -> Iterator[Finding]:
    """Where the conventions are broken."""
    for path in _files(root):
        place = path.relative_to(root)
        yield from _in_file(path, place.parts[0] == "kernel" or place.match("languages/ja/**/kernel.toml"))
    yield from _shown_to_students(root)


def _in_file(path: Path, of_kernel: bool) -> list[Finding]:
    found = []

    def look(text: str, prose: bool) -> str:
        found.extend(Finding(path, f"「{words}」", rule) for rule, words in broken(text, prose, of_kernel))
        return text

    text = path.read_text(encoding="utf-8")
    _each(path, text, look)
    if path.suffix == ".md":
        for line in filter(JAPANESE.search, text.splitlines()):
            if (link := ENGLISH.search(line)) and SAYS_SO not in line:
                place = f"「{line[: link.start()][-20:]}」"
                found.append(Finding(path, place, "links to a page in English: say （英語）"))
    return found


def _shown_to_students(root: Path) -> Iterator[Finding]:
    """The same for the output of programs: the kernel's words for each mistake, and what cells showed."""
    for path in (
        root / "kernel" / "mistakes.json",
        *sorted((root / "notebooks" / "ja" / "instructor").glob("*.ipynb")),
    ):
        for text in strings(json.loads(path.read_text(encoding="utf-8")), SHOWN):
            for line in filter(JAPANESE.search, text.splitlines()):
                # Code is indented.
                for rule, words in () if line.startswith("    ") else broken(line, True, of_kernel=True):
                    yield Finding(path, f"「{words}」", rule)


def broken(text: str, prose: bool, of_kernel: bool = False) -> Iterator[tuple[str, str]]:
    """The rules that a text breaks, and the words around each place. Only the kernel may mention lines."""
    hidden, kept = _hidden(text if prose else CONTINUED.sub("", text), prose)
    for rule, pattern, _ in RULES:
        for found in pattern.finditer(hidden):
            begin, end = max(0, found.start() - 8), found.end() + 8
            before = sum(hidden[:begin].count(sign) for sign in (CODE, VALUE, SKIP))
            words = _shown(hidden[begin:end], kept[before:]).strip().replace("\n", " ")
            if not (of_kernel and rule == INDEX and LINES.search(words)):
                yield rule, words


def fix(text: str, prose: bool) -> str:
    """The text with all rules applied that have a replacement."""
    hidden, kept = _hidden(text, prose)
    for _, pattern, replacement in RULES:
        if replacement is not None:
            hidden = pattern.sub(replacement, hidden)
    return _shown(hidden, kept)


def _hidden(text: str, prose: bool) -> tuple[str, list[str]]:
    kept: list[str] = []

    def hide(found: re.Match[str]) -> str:
        if SAME.match(text, found.start()):
            return found[0]
        kept.append(found[0])
        return {"code": CODE, "value": VALUE, "skip": SKIP}[found.lastgroup or "skip"]

    return (PROSE if prose else PROGRAM).sub(hide, text), kept


def _shown(hidden: str, kept: list[str]) -> str:
    rest = iter(kept)
    return re.sub(f"[{CODE}{VALUE}{SKIP}]", lambda _: next(rest, ""), hidden)


def _files(root: Path) -> Iterator[Path]:
    for place in PLACES:
        start = root / place
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            if path.suffix in KINDS and not LEFT_OUT.search(path.relative_to(root).as_posix()) and path.is_file():
                yield path


def _each(path: Path, text: str, work: Callable[[str, bool], str]) -> str:
    """Applies a function to each Japanese text in a file, and puts the result in its place."""

    def on(found: re.Match[str], prose: bool = False) -> str:
        return work(found[0], prose) if JAPANESE.search(found[0]) else found[0]

    if path.suffix != ".md":
        return STRING.sub(on, text)
    parts, last = [], 0
    for fence in FENCE.finditer(text):
        parts += [_lines(text[last : fence.start()], work), COMMENT.sub(on, fence[0])]
        last = fence.end()
    return "".join([*parts, _lines(text[last:], work)])


def _lines(text: str, work: Callable[[str, bool], str]) -> str:
    return "".join(work(line, True) if JAPANESE.search(line) else line for line in text.splitlines(keepends=True))
