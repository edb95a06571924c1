"""What options take."""

import argparse
from pathlib import Path


def place(text: str) -> Path:
    """A file or folder as seen from where the command was given."""
    return Path(text).absolute()


def natural(text: str) -> int:
    """A whole number that is not negative."""
    if not text.isdecimal() or int(text) >= 1 << 64:
        raise argparse.ArgumentTypeError(f"a whole number from 0 on is needed, not {text}")
    return int(text)
