"""A file that was handed in: its bytes, opened as a plain file of its folder."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .roster import UNKNOWN, Student
from .text import digest

# Larger files are not read.
MOST = 200_000_000


class Unreadable(Exception):
    """Not a notebook of this course: the key of a message, and what is filled into it."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.key, self.fields = key, fields


@dataclass(frozen=True)
class File:
    """A file, and the name it is listed under."""

    label: str
    path: Path
    student: Student = UNKNOWN
    # When it was handed in, as far as the file shows.
    handed_in: datetime | None = None

    def digest(self) -> str:
        """Identifies the file that was graded."""
        try:
            with self.opened() as (_, found):
                return found
        except Unreadable as reason:
            return digest(repr((reason.key, reason.fields)).encode())

    @contextmanager
    def opened(self) -> Iterator[tuple[int, str]]:
        """The file, at its beginning, and a checksum of its contents."""
        # A link may lead anywhere; a pipe or a device may block, or never end.
        try:
            about = os.lstat(self.path)
            require_plain(about.st_mode, about.st_size)
            file = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise Unreadable("file_error", error=error.strerror) from error
        try:
            about = os.fstat(file)
            require_plain(about.st_mode, about.st_size)
            yield file, summed(file)
        finally:
            os.close(file)


def summed(file: int) -> str:
    """A checksum of an open file, which is then rewound."""
    found, left = hashlib.sha256(), MOST
    try:
        while left > 0 and (data := os.read(file, min(1 << 20, left))):
            left -= len(data)
            found.update(data)
        os.lseek(file, 0, os.SEEK_SET)
    except OSError as error:
        raise Unreadable("file_error", error=error.strerror) from error
    return found.hexdigest()


def require_plain(mode: int, size: int) -> None:
    """Stops at anything but a plain file that is not too large."""
    if not stat.S_ISREG(mode):
        kinds = {stat.S_IFDIR: "folder", stat.S_IFLNK: "link", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
        raise Unreadable("file_kind", kind=kinds.get(stat.S_IFMT(mode), "device"))
    if size > MOST:
        raise Unreadable("file_large", size=f"{size / 1e6:.0f}", most=f"{MOST / 1e6:.0f}")
