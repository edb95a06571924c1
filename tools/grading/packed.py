"""Zip files from learning platforms: read by a program with limits, and never unpacked into a folder."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from stat import S_ISDIR

from . import limited
from .intake import MOST, File, Unreadable, require_plain, summed

PROGRAM = Path(__file__).with_name("unzip.py")
# Its limits: seconds, bytes, and bytes of the list.
SECONDS, MEMORY, LIST = 30, 2_000_000_000, 50_000_000


@dataclass(frozen=True)
class Member(File):
    """A file in a zip file."""

    number: int = 0
    size: int = 0
    mode: int = 0
    encrypted: bool = False

    @contextmanager
    def opened(self) -> Iterator[tuple[int, str]]:
        """The file, unpacked, and a checksum of its contents."""
        require_plain(self.mode, self.size)
        if self.encrypted:
            raise Unreadable("file_encrypted")
        with super().opened() as (packed, _):
            data = _run(packed, "read", str(self.number), most=MOST)
        with limited.held(data) as unpacked:
            yield unpacked, summed(unpacked)


def members(path: Path) -> Iterator[tuple[list[str], dict]]:
    """The files in a zip file: the parts of each name, and the arguments for `Member`."""
    with File("", path).opened() as (packed, _):
        listed = json.loads(_run(packed, "list", most=LIST))
    for number, about in enumerate(listed):
        # The name is not used as a path.
        parts = [part for part in re.split(r"[/\\]", about["name"]) if part.strip(".")]
        if not parts or (S_ISDIR(about["mode"]) and not parts[-1].lower().endswith(".ipynb")):
            continue
        fields = {name: about[name] for name in ("size", "mode", "encrypted")}
        yield parts, {**fields, "number": number, "handed_in": _moment(about)}


def _moment(about: dict) -> datetime | None:
    """The time of a member: in UTC if given, or by the clock of the machine that packed it."""
    try:
        if about["seconds"] is not None:
            return datetime.fromtimestamp(about["seconds"]).astimezone()
        return datetime(*about["local"]).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _run(packed: int, *words: str, most: int) -> bytes:
    os.lseek(packed, 0, os.SEEK_SET)
    try:
        return limited.output([sys.executable, "-I", "-S", str(PROGRAM), *words], packed, SECONDS, MEMORY, most)
    except limited.Exceeded as reason:
        why = "it is damaged, or packed in an unknown way" if reason.failed else str(reason)
        raise Unreadable("file_packed", reason=why) from reason
