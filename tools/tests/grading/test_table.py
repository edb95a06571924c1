"""A sheet of which single cells change, and no other byte."""

import pytest

from grading.refused import Refused
from grading.table import Table

TEXTS = ["", "a", "a,b\n", "a,b\r\n\r\nc,d", '"a\n""b""",c\r1,2', 'open,"quote\n', "sep=;\na;b\n", "a;b,c;d\n"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")])
def test_what_is_not_changed_is_kept_to_the_byte(text, mark, encoding):
    data = mark + text.encode(encoding)
    assert Table(data).bytes() == data


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("cp932", "山田太郎"), ("cp1252", "Jörg Müller, José"), ("latin-1", "é\x81"), ("utf-8", "山é")],
)
def test_a_mark_is_written_in_the_sheet_s_own_encoding(encoding, word):
    data = f'name,"mark"\n"{word}",\n'.encode(encoding)
    table = Table(data)
    assert table.rows[1][0].value == word
    table.set(table.rows[1][1], "7")
    assert table.bytes() == data[:-1] + b"7\n"


@pytest.mark.parametrize(("before", "after"), [("1", "2;5"), ('"1"', "2"), ("1", 'a "b"')])
def test_a_cell_has_quotes_if_it_had_them_or_needs_them(before, after):
    table = Table(f"a;b\n{before};c\n".encode())
    table.set(table.rows[1][0], after)
    assert Table(table.bytes()).rows[1][0].value == after
    assert table.bytes().endswith(b'";c\n')


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\3\4", "save it as CSV"), (b"\xd0\xcf\x11\xe0", "save it as CSV"), (b"", "is empty"), (b"\n\n", "is empty")],
)
def test_what_is_no_sheet_is_said(tmp_path, data, said):
    (tmp_path / "sheet.csv").write_bytes(data)
    with pytest.raises(Refused, match=said):
        Table.read(tmp_path / "sheet.csv")
