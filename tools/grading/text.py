"""The only way that text written or caused by a student reaches a file, a page or a terminal: shortened, and made
harmless for whoever reads it."""

import csv
import hashlib
import io
import json
import os
import re
import unicodedata
from collections.abc import Iterable

# Limits of one text: characters and lines.
MOST, LINES = 4000, 80
# Limits of a submission's name: characters and bytes.
NAME, NAME_BYTES = 60, 120

COLOUR = re.compile(r"\x1b\[[\d;]*[A-Za-z]")
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# A spreadsheet cell that begins like this is a formula, also with Japanese full-width characters.
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]")
# Joins the parts of an emoji.
JOINER = "\u200d"


def harmless(text: object, most: int = MOST, rows: int = LINES) -> str:
    """The text with visible signs in place of anything that acts on a reader's screen, and not too much of anything."""
    text = str(text)
    short = LINE_ENDS.sub("\n", COLOUR.sub("", text[: 2 * most]))
    lines = short.split("\n")
    kept = "\n".join(lines[:rows])
    cut = len(text) > 2 * most or len(lines) > rows or len(kept) > most
    short = kept[:most]
    return "".join(map(_sign, short)) + ("…" if cut else "")


def line(text: object, most: int = 200) -> str:
    """The same on one line."""
    text = str(text)[: most + 1]
    shown = "".join(_sign(character, "") for character in text[:most])
    return shown + ("…" if len(text) > most else "")


def cell(text: object, most: int = MOST) -> str:
    """The same for a spreadsheet cell that must not be a formula."""
    text = harmless(text, most)
    return f"'{text}" if FORMULA.match(text) else text


def separated(rows: Iterable[Iterable[object]]) -> str:
    """Rows of cells as comma-separated values."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def record(said: str | bytes) -> dict:
    """The object that a line of JSON holds; an empty one if it holds anything else, or is no JSON."""
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def label(name: str) -> str:
    """How a file's name is listed: as it is, or if it is harmful or long, its beginning and a checksum of all of it."""
    shown = line(name, NAME)
    if FORMULA.match(shown) or shown.startswith("."):
        shown = f"_{shown}"
    if shown == name and len(name.encode()) <= NAME_BYTES:
        return name
    while len(shown.encode()) > NAME_BYTES:
        shown = shown[:-1]
    return f"{shown}~{digest(os.fsencode(name))[:8]}"


def digest(data: bytes) -> str:
    """A checksum that tells texts apart."""
    return hashlib.sha256(data).hexdigest()


def _sign(character: str, allowed: str = "\n\t") -> str:
    if character in allowed or character == JOINER:
        return character
    # Control and format characters (such as writing direction), surrogates, and unassigned ones.
    if unicodedata.category(character)[0] == "C":
        return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{{{ord(character):x}}}"
    return character
