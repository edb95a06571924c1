"""What a zip file may hold does no harm, and is a line with the reason."""

import struct
import zipfile

import pytest

from grading import collection
from grading.intake import Unreadable
from grading.refused import Refused

FILE, LINK, PIPE, DEVICE = 0o100644, 0o120777, 0o010644, 0o020666


def reasons(path) -> dict[str, str]:
    """Why a submission cannot be read, by its name; nothing for one that can."""
    found = {}
    for file in collection.files([path]):
        try:
            with file.opened():
                found[file.label] = ""
        except Unreadable as reason:
            found[file.label] = reason.key
    return found


def pack(path, name: str, content: bytes, mode: int = FILE) -> None:
    """Adds a file of this kind."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        info = zipfile.ZipInfo(name)
        info.external_attr, info.create_system, info.compress_type = mode << 16, 3, zipfile.ZIP_DEFLATED
        packed.writestr(info, content)


def change(path, name: bytes, place: int, value: bytes) -> None:
    """Puts another value for a member into the list of a zip file, and into the head of the member."""
    data = path.read_bytes()
    listed, head = data.rindex(name) - 46 + place, data.index(name) - 30 + place - 2
    for begin in (listed, head):
        data = data[:begin] + value + data[begin + len(value) :]
    path.write_bytes(data)


def test_no_name_leads_out_of_the_zip_file(tmp_path, empty):
    path = tmp_path / "in" / "odd.zip"
    path.parent.mkdir()
    for name in ("../../escaped.ipynb", "/absolute.ipynb", "c:\\windows\\x.ipynb"):
        pack(path, name, empty)
    assert reasons(path) == {"escaped": "", "absolute": "", "c:": ""}
    assert [each.name for each in tmp_path.rglob("*")] == ["in", "odd.zip"]


@pytest.mark.parametrize("mode", [LINK, PIPE, DEVICE])
def test_what_is_no_file_is_said(tmp_path, mode):
    pack(tmp_path / "odd.zip", "odd.ipynb", b"/etc/passwd", mode)
    assert reasons(tmp_path / "odd.zip") == {"odd": "file_kind"}


def test_a_bomb_is_too_large(tmp_path):
    pack(tmp_path / "bomb.zip", "bomb.ipynb", bytes(300_000_000))
    assert reasons(tmp_path / "bomb.zip") == {"bomb": "file_large"}


def test_a_lie_about_the_size_and_a_password_are_said(tmp_path, empty):
    path = tmp_path / "odd.zip"
    pack(path, "locked.ipynb", empty)
    pack(path, "liar.ipynb", bytes(2_000_000))
    change(path, b"locked.ipynb", 8, struct.pack("<H", 1))
    change(path, b"liar.ipynb", 24, struct.pack("<I", 10))
    assert reasons(path) == {"locked": "file_encrypted", "liar": "file_packed"}


def test_names_are_listed_harmless(tmp_path, empty):
    for name in ("=1+1.ipynb", "x\ny\x1b[31m.ipynb", "n" * 3000 + ".ipynb"):
        pack(tmp_path / "odd.zip", name, empty)
    found = reasons(tmp_path / "odd.zip")
    assert len(found) == 3
    assert all(name.isprintable() and len(name) < 130 and name[0] != "=" for name in found), found


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("latin-1", "Jörg Müller"),
        ("cp1252", "José Núñez"),
        ("cp932", "山田 太郎"),
        ("utf8", "山é"),
        ("cp437", "Jürgen"),
    ],
)
def test_a_name_is_read_in_the_encoding_that_nobody_tells(tmp_path, empty, encoding, name):
    raw = f"{name}_101_assignsubmission_file_/hw.ipynb".encode(encoding)
    path, stand_in = tmp_path / "named.zip", "x" * len(raw)
    pack(path, stand_in, empty)
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), raw))
    [file] = collection.files([path])
    assert file.student.name == name


def test_too_many_files_and_what_is_no_zip_file_are_said(tmp_path, monkeypatch):
    monkeypatch.setattr(collection, "MANY", 100)
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as packed:
        for number in range(collection.MANY + 1):
            packed.writestr(f"{number}.ipynb", b"")
    for name, content in (("empty.zip", b""), ("text.zip", b"no zip file")):
        (tmp_path / name).write_bytes(content)
    for name in ("many.zip", "empty.zip", "text.zip"):
        with pytest.raises(Refused, match=name):
            collection.files([tmp_path / name])
