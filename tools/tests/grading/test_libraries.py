"""The libraries that answers may use."""

import pytest

from grading.libraries import allowed
from grading.refused import Refused


def test_libraries_come_from_the_command_or_a_file(tmp_path):
    wanted = {"itertools": "0.14", "rand": "0.9.1"}
    assert allowed("itertools@0.14,rand@0.9.1") == wanted
    (tmp_path / "crates.txt").write_text("itertools@0.14\nrand@0.9.1\n")
    assert allowed(str(tmp_path / "crates.txt")) == wanted
    assert allowed("") == {}


@pytest.mark.parametrize("given", ["itertools", "v1conv@0.1", 'a@1"\nb = "2', "../x@1", "a@"])
def test_what_is_no_library_with_a_version_is_refused(given):
    with pytest.raises(Refused, match=r"like itertools@0\.14"):
        allowed(given)
