"""What was handed in: files, folders and zip files, as learning platforms or people make them."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from languages import SOURCE, texts

from . import late, packed, roster
from .intake import File, Unreadable
from .packed import Member
from .refused import Refused
from .roster import Student
from .text import digest, label, line

# Deeper folders than this, or more files than this, are nobody's submission.
DEEP, MANY = 8, 100_000
# What systems and Jupyter leave behind.
LITTER = {"__macosx", ".ipynb_checkpoints"}
# When nbgrader collected a submission.
TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Without(File):
    """What was handed in by a student without a notebook."""

    names: str = ""

    @contextmanager
    def opened(self) -> Iterator[tuple[int, str]]:
        """There is none."""
        raise Unreadable("file_none", names=self.names)
        yield  # A context manager has to yield.


@dataclass(frozen=True)
class _Found:
    """A file and the folders it is in, starting with the outermost that shows whose it is."""

    parts: list[str]
    file: File

    @cached_property
    def student(self) -> Student:
        """Whose it is."""
        return roster.student(self.parts)

    def listed(self, label: str) -> File:
        """The file under this name, as its student's."""
        # Canvas packs files when they are downloaded: that is not when they were handed in.
        moment = None if self.student.of == "canvas" else self.file.handed_in
        return replace(self.file, label=label, student=self.student, handed_in=moment)


def files(given: list[Path]) -> list[File]:
    """The notebooks, by the name each is listed under."""
    found: list[_Found] = []
    for path in given:
        if not os.path.lexists(path):
            raise Refused(f"there is no {path}")
        inside = _without_outer(list(_given(Path(os.path.abspath(path)))))
        if not inside:
            raise Refused(f"{path} holds no `.ipynb` file")
        found += inside
    named: dict[str, File] = {}
    for each in _with_all(found):
        name = label(each.student.label)
        own = roster.stem(each.parts[-1])
        if name in named and own != each.student.id:
            # A second file from the same student: both are graded.
            name = label(f"{name}_{own}")
        if name in named:
            whole = os.fsencode(each.file.path) + "/".join(each.parts).encode(errors="surrogateescape")
            name = f"{name}~{digest(whole)[:8]}"
        named[name] = each.listed(name)
    return [named[name] for name in sorted(named)]


def _without_outer(found: list[_Found]) -> list[_Found]:
    """The same without a folder around everything, which people pack into zip files: it is not a student's."""
    while len(found) > 1 and len({each.parts[0] for each in found}) == 1:
        if any(each.student.of or len(each.parts) < 2 for each in found):
            break
        found = [_Found(each.parts[1:], each.file) for each in found]
    return found


def _given(path: Path) -> Iterator[_Found]:
    """What is in a path given by the instructor, who may have made it a link."""
    around = [path.name] if roster.is_listed([path.name]) else []
    if _is(path, ".zip") and not path.is_dir():
        try:
            yield from _zipped(Path(os.path.realpath(path)), around)
        except Unreadable as reason:
            raise Refused(f"{path}: {_why(reason)}") from reason
    elif path.is_dir() and not _is(path, ".ipynb"):
        # A course folder of nbgrader.
        inner = path / "submitted"
        yield from _folder(inner if (path / "nbgrader_config.py").exists() and inner.is_dir() else path, around)
    else:
        yield _one(path, [*around, path.name])


def _folder(folder: Path, around: list[str], deep: int = 0) -> Iterator[_Found]:
    """What is in a folder and its subfolders, without following links."""
    try:
        names = sorted(os.listdir(os.fsencode(folder)))
    except OSError as error:
        if deep == 0:
            raise
        yield _without(folder, [*around, "?"], f"{folder.name} ({error.strerror})")
        return
    for name in names:
        path = folder / os.fsdecode(name)
        parts = [*around, path.name]
        kind = os.lstat(path).st_mode
        if path.name.lower() in LITTER or path.name == TIMESTAMP:
            continue
        if stat.S_ISDIR(kind) and not _is(path, ".ipynb"):
            if deep < DEEP and not path.name.startswith("."):
                yield from _folder(path, parts, deep + 1)
        elif _is(path, ".zip") and not stat.S_ISLNK(kind):
            yield from _zip_of(path, around)
        elif _is(path, ".ipynb") or roster.is_listed(parts):
            yield _one(path, parts)


def _zip_of(path: Path, around: list[str]) -> Iterator[_Found]:
    """A zip file in a folder counts as a folder with its name; a damaged one is listed as such."""
    parts = [*around, roster.stem(path.name)]
    try:
        inside = list(_zipped(path, parts))
    except Unreadable as reason:
        yield _without(path, [*parts, path.name], f"{path.name} ({_why(reason)})")
        return
    yield from inside


def _zipped(path: Path, around: list[str]) -> Iterator[_Found]:
    for count, (names, about) in enumerate(packed.members(path)):
        parts = [*around, *names]
        if count >= MANY:
            raise Unreadable("file_packed", reason=f"it holds more than {MANY} files")
        if LITTER & {part.lower() for part in parts} or parts[-1].startswith("._"):
            continue
        if parts[-1].lower().endswith(".ipynb"):
            yield _Found(parts, Member("", path, **about))
        elif roster.is_listed(parts):
            yield _without(path, parts, parts[-1])


def _one(path: Path, parts: list[str]) -> _Found:
    if not _is(path, ".ipynb"):
        return _without(path, parts, path.name)
    return _Found(parts, File("", path, handed_in=_moment(path)))


def _without(path: Path, parts: list[str], names: str) -> _Found:
    return _Found(parts, Without("", path, names=line(names)))


def _with_all(found: list[_Found]) -> list[_Found]:
    """The notebooks, and one line for each student without one."""
    notebooks = [each for each in found if not isinstance(each.file, Without)]
    having = {each.student.key for each in notebooks}
    without: dict[tuple, _Found] = {}
    for each in found:
        key = each.student.key
        if key in having or not isinstance(each.file, Without):
            continue
        names = f"{without[key].file.names}, {each.file.names}" if key in without else each.file.names
        without[key] = replace(each, file=replace(each.file, names=line(names)))
    return [*notebooks, *without.values()]


def _moment(path: Path) -> datetime | None:
    """When a file was handed in: as recorded by nbgrader, or when it was last changed."""
    try:
        with File("", path.with_name(TIMESTAMP)).opened() as (file, _):
            return late.moment(os.read(file, 100).decode("utf8"))
    except (Unreadable, ValueError):
        pass  # There is none, or none that is readable.
    try:
        return datetime.fromtimestamp(os.lstat(path).st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None


def _why(reason: Unreadable) -> str:
    return texts("grading", SOURCE)[reason.key].format(**reason.fields)


def _is(path: Path, ending: str) -> bool:
    return path.name.lower().endswith(ending)
