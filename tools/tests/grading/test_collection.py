"""What was handed in, as people and platforms keep it in folders."""

import os
import zipfile

import pytest

from grading import collection, late
from grading.intake import Unreadable
from grading.refused import Refused


def reason(file) -> tuple[str, dict]:
    """Why a file cannot be read."""
    with pytest.raises(Unreadable) as reason, file.opened():
        pass
    return reason.value.key, reason.value.fields


def labels(path) -> list[str]:
    """What the submissions are listed as."""
    return [file.label for file in collection.files([path])]


def test_each_notebook_is_a_submission_and_litter_is_none(tmp_path, place):
    place(tmp_path / "alice.ipynb", tmp_path / "late.IPYNB", tmp_path / ".ipynb_checkpoints/alice.ipynb")
    (tmp_path / "notes.txt").touch()
    os.mkfifo(tmp_path / "pipe.ipynb")
    assert labels(tmp_path) == ["alice", "late", "pipe"]


def test_a_course_of_nbgrader_tells_students_and_times(tmp_path, place):
    place(tmp_path / "submitted/bob/W1D5/hw.ipynb", tmp_path / "submitted/ann/W1D5/hw.ipynb")
    place(tmp_path / "nbgrader_config.py", tmp_path / "source/W1D5/hw.ipynb")
    (tmp_path / "submitted/bob/W1D5/timestamp.txt").write_text("2026-11-27 06:00:00.5 UTC")
    os.mkfifo(tmp_path / "submitted/ann/W1D5/timestamp.txt")
    ann, bob = collection.files([tmp_path])
    assert (ann.label, bob.label) == ("ann", "bob")
    assert bob.handed_in == late.moment("2026-11-27T06:00:00Z")


def test_somebody_else_s_file_behind_a_link_is_not_theirs(tmp_path, place):
    place(tmp_path / "outside/bob.ipynb", tmp_path / "class/alice.ipynb")
    (tmp_path / "class/eve").symlink_to(tmp_path / "outside")
    (tmp_path / "class/mallory.ipynb").symlink_to(tmp_path / "outside/bob.ipynb")
    _, link = collection.files([tmp_path / "class"])
    assert reason(link) == ("file_kind", {"kind": "link"})


def test_all_notebooks_of_a_student_count_and_who_has_none_is_a_line(tmp_path, place):
    ann = tmp_path / "Ann Lee_7_assignsubmission_file_"
    place(ann / "a.ipynb", ann / "b.ipynb", tmp_path / "Bo_8_assignsubmission_file_/essay.docx")
    *_, bo = files = collection.files([tmp_path])
    assert [file.label for file in files] == ["Ann Lee_7", "Ann Lee_7_b", "Bo_8"]
    assert reason(bo) == ("file_none", {"names": "essay.docx"})


def test_a_zip_file_stands_for_a_folder_and_a_damaged_one_is_a_line(tmp_path, empty):
    with zipfile.ZipFile(tmp_path / "zoe.zip", "w") as packed:
        packed.writestr("hw.ipynb", empty)
    (tmp_path / "bad.zip").write_bytes(b"PK\3\4 and no more")
    assert labels(tmp_path) == ["bad", "zoe"]


def test_a_folder_around_all_students_is_none_of_them(tmp_path, empty):
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        for name in ("alice", "bob"):
            packed.writestr(f"W1D5/{name}.ipynb", empty)
    assert labels(tmp_path / "class.zip") == ["alice", "bob"]


def test_nothing_to_grade_is_said(tmp_path):
    for path, said in ((tmp_path, "holds no `.ipynb` file"), (tmp_path / "gone", "there is no")):
        with pytest.raises(Refused, match=said):
            collection.files([path])
