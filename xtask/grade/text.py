"""The one way in which text that a student wrote or caused reaches a file, a page or a terminal: shortened, and made
harmless for whoever reads it."""

import hashlib
import os
import re
import unicodedata

# Characters of one text, and its lines.
MOST, LINES = 4000, 80
# Characters, and bytes, of a submission's name.
NAME, NAME_BYTES = 60, 120

COLOUR = re.compile(r"\x1b\[[\d;]*[A-Za-z]")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A cell of a spreadsheet that begins so is a formula, in the full width of Japanese, too.
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]")
# Joins the parts of an emoji.
JOINER = "\u200d"


def harmless(text: object, most: int = MOST, rows: int = LINES) -> str:
    """The text without what acts on a reader's screen: signs for it instead, and not too many of anything."""
    text = str(text)
    short = LINE_ENDS.sub("\n", COLOUR.sub("", text[: 2 * most]))
    lines = short.split("\n")
    kept = "\n".join(lines[:rows])
    cut = len(text) > 2 * most or len(lines) > rows or len(kept) > most
    short = kept[:most]
    return "".join(map(_sign, short)) + ("…" if cut else "")


def line(text: object, most: int = 200) -> str:
    """The same in one line."""
    text = str(text)[: most + 1]
    shown = "".join(_sign(character, "") for character in text[:most])
    return shown + ("…" if len(text) > most else "")


def cell(text: object, most: int = MOST) -> str:
    """The same for a cell of a spreadsheet, which is no formula."""
    text = harmless(text, most)
    return f"'{text}" if FORMULA.match(text) else text


def label(name: str) -> str:
    """What a file's name is listed as: itself, or if that does harm or is long, its beginning and a sum of all of it."""
    shown = line(name, NAME)
    if FORMULA.match(shown) or shown.startswith("."):
        shown = f"_{shown}"
    if shown == name and len(name.encode()) <= NAME_BYTES:
        return name
    while len(shown.encode()) > NAME_BYTES:
        shown = shown[:-1]
    return f"{shown}~{digest(os.fsencode(name))[:8]}"


def digest(data: bytes) -> str:
    """A sum that tells one from another."""
    return hashlib.sha256(data).hexdigest()


def _sign(character: str, allowed: str = "\n\t") -> str:
    if character in allowed or character == JOINER:
        return character
    # Controls, formats (the direction of writing is one), halves of characters, and what is none.
    if unicodedata.category(character)[0] == "C":
        return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{{{ord(character):x}}}"
    return character
