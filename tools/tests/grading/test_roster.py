"""Whose a file is, by the names that learning platforms give."""

import pytest

from grading.roster import order, plain, stem, student


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Jörg Müller_101_assignsubmission_file_", "a b.ipynb"), ("Jörg Müller", "101", "moodle", False)),
        (("Group A-Ann_Lee_7_assignsubmission_file_", "x", "a.ipynb"), ("Group A-Ann_Lee", "7", "moodle", False)),
        (("Ann Lee_7_assignsubmission_file_hw.ipynb",), ("Ann Lee", "7", "moodle", False)),
        (("doejane_LATE_4003_5678_my_hw-1.ipynb",), ("doejane", "4003", "canvas", True)),
        (("o_neilann_4003_5678_hw.ipynb",), ("o_neilann", "4003", "canvas", False)),
        (("LATE_anon_aB3x_5678_hw.ipynb",), ("", "anon_aB3x", "canvas", True)),
        (("alice", "W1D5_Tutorial2", "W1D5_Tutorial2.ipynb"), ("", "alice", "", False)),
        (("alice.ipynb",), ("", "alice", "", False)),
        (("W1D5_Tutorial2_3_4.ipynb",), ("", "W1D5_Tutorial2_3_4", "", False)),
    ],
)
def test_names_of_files_and_folders_tell_the_student(parts, expected):
    found = student(list(parts))
    assert (found.name, found.id, found.of, found.late) == expected


def test_names_are_compared_by_letters_and_digits():
    assert plain("O'Neil, Ann-Marie") == plain("oneil ANN marie") and plain("ﾔﾏﾀﾞ") == plain("ヤマダ")
    assert plain("Jo\u0308rg") == plain("Jörg") != plain("Jorg")
    assert plain("Ann Lee") in order("Lee, Ann")


def test_what_tells_a_file_s_kind_is_no_part_of_its_name():
    assert [stem(name) for name in ("a.ipynb", "a.IPYNB", "a.b.zip", ".ipynb")] == ["a", "a", "a.b", ".ipynb"]


def test_a_submission_is_listed_by_name_and_number():
    assert student(["Ann Lee_7_assignsubmission_file_", "hw.ipynb"]).label == "Ann Lee_7"
    assert student(["LATE_anon_aB3x_5678_hw.ipynb"]).label == "anon_aB3x"
    assert student(["alice", "hw.ipynb"]).label == student(["alice.ipynb"]).label == "alice"
