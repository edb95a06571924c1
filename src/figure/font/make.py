"""Makes the fonts of the figures from Noto Sans CJK: `python make.py NotoSansCJK-Regular.ttc` (needs `fonttools`).

`figures.otf` has Latin, some Greek and signs. That of Japanese, `languages/ja/figures.otf`, adds katakana and the words used in figures: it is
larger, and is only included in Japanese figures. A browser takes missing characters from its own fonts.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

HERE = Path(__file__).parent
LANGUAGES = HERE.parents[2] / "languages"

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "°±²·×–−—…→≤≥Σθλπσφ"
KATAKANA = "".join(map(chr, range(0x30A1, 0x30FD)))
WORDS = (
    "刺激のサイズ、重み、x位置、活性化の強さ、正しい値、出力値、差、応答、位相、向き、波長、空間周波数、単純細胞、複雑細胞、"
    "中心周辺、入力、出力、積、和、最大値、平均、画像、写真、畳み込み、受容野、視覚野、神経、チャネル（番目）「」・：（）、変調度値位相"
)


def make(source: Path, target: Path, text: str) -> None:
    """Writes the part of the font with the characters of `text`."""
    collection = TTCollection(source)
    font = next(font for font in collection.fonts if font["name"].getDebugName(1) == "Noto Sans CJK JP")
    options = Options(layout_features=[], hinting=False, name_IDs=[0, 2, 13, 14], notdef_outline=True)
    options.drop_tables += ["BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    # Plotters makes a line as high as ascent and descent together.
    for table, ascent, descent in (("hhea", "ascent", "descent"), ("OS/2", "sTypoAscender", "sTypoDescender")):
        setattr(font[table], ascent, 970)
        setattr(font[table], descent, -270)
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = 970, 270
    font["name"].setName("v1conv figures", 1, 3, 1, 0x409)
    # Without dates, the same font always gives the same file.
    font.recalcTimestamp = False
    font.save(target)
    missing = set(text) - set(map(chr, font.getBestCmap()))
    print(
        f"{target}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes, not in it: {missing or 'none'}"
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]), HERE / "figures.otf", LATIN)
    make(Path(sys.argv[1]), LANGUAGES / "ja" / "figures.otf", LATIN + KATAKANA + WORDS)
