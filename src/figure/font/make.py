"""Makes the fonts of the figures from Noto Sans CJK: `python make.py NotoSansCJK-Regular.ttc`.

It needs the package `fonttools`, and that font, which Debian's `fonts-noto-cjk` puts into
`/usr/share/fonts/opentype/noto`.

`figures.otf` has Latin, some Greek and signs. A language that needs more lists it in `languages/CODE/figures.txt`, and
gets a `figures.otf` of its own beside that, which only its figures include. A browser takes missing characters from its
own fonts.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

HERE = Path(__file__).parent
LANGUAGES = HERE.parents[2] / "languages"

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "°±²·×–−—…→≤≥Σθλπσφ"


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
    for letters in LANGUAGES.glob("*/figures.txt"):
        make(Path(sys.argv[1]), letters.with_suffix(".otf"), LATIN + "".join(letters.read_text("utf-8").split()))
