"""The checkout, and what options take."""

import argparse
from pathlib import Path

# The checkout that the tools lie in.
ROOT = Path(__file__).resolve().parents[1]


def of_checkout(parser: argparse.ArgumentParser) -> None:
    """Adds the option for another checkout than that of the tools."""
    parser.add_argument("--root", metavar="DIR", type=Path, default=ROOT, help="the checkout (%(default)s)")


def place(text: str) -> Path:
    """A file or folder as seen from where the command was given."""
    return Path(text).absolute()


def natural(text: str) -> int:
    """A whole number that is not negative."""
    if not text.isdecimal() or int(text) >= 1 << 64:
        raise argparse.ArgumentTypeError(f"a whole number from 0 on is needed, not {text}")
    return int(text)
