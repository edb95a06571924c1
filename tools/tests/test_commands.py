"""A command explains its options, and says what it was asked for."""

import json
import os
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the grader works on Linux alone")


@pytest.fixture
def tools(root, tmp_path, monkeypatch, capsys):
    """Calls the tools from another folder."""
    main = runpy.run_path(str(root / "tools" / "__main__.py"))["main"]

    def call(*words: str) -> SimpleNamespace:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["tools", *words])
        try:
            code = main()
        except SystemExit as stopped:
            code = stopped.code
        said = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=said.out, stderr=said.err)

    return call


def test_what_a_command_was_asked_for_is_told_and_nothing_done(tools, tmp_path):
    said = tools("asked", "grade", "--judge=j", "--answers=a", "--out", "marks", "--seed=7", "--similar", "in")
    asked = json.loads(said.stdout)
    assert asked["out"] == str(tmp_path / "marks") and asked["submissions"] == ["in"]
    assert (asked["seed"], asked["similar"], asked["no_sandbox"], asked["timeout"]) == (7, True, False, 30)
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_no_text_stands_in_nobody_s_way(tools):
    said = tools("asked", "grade", "--judge=j", "--answers=a", "--out=o", os.fsdecode(b"\xff.ipynb"))
    assert json.loads(said.stdout)["out"].endswith("o"), said.stderr


@pytest.mark.parametrize("command", ["notebooks", "feel", "grade", "release-assignment"])
def test_help_explains_each_option_and_hides_what_is_set_up(tools, command):
    said = tools(command, "--help").stdout
    assert said.startswith(f"usage: cargo {command} ")
    assert "PROGRAM" not in said and "--compare50" not in said
    options = said.partition("options:\n")[2]
    # An option and its words, on the same line or below it.
    for option in options.split("\n  -")[1:]:
        assert len(option.split()) > 3, option


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["grade", "--out=o"], "required: SUBMISSIONS"),
        (["grade", "--out=o", "--column=2", "in"], "--column needs --into"),
        (["grade", "--out=o", "--seed=-1", "in"], "a whole number from 0 on is needed, not -1"),
        (["grade", "--out=o", "--simil", "in"], "unrecognized arguments: --simil"),
        (["notebooks", "--solve"], "--solve needs --run"),
        (["notebooks", "--check", "NAME"], "not allowed with argument --check"),
        (["release-assignment", "course", "--lang=fr"], "'fr'"),
        (["mark"], "one of the commands notebooks, feel, grade"),
    ],
)
def test_what_cannot_be_meant_is_said(tools, words, said):
    set_up = {"grade": ["--judge=j", "--answers=a"], "release-assignment": ["--judge=j"]}.get(words[0], [])
    done = tools("asked", words[0], *set_up, *words[1:])
    assert done.returncode == 2 and said in done.stderr, done


def test_notebooks_are_run_where_they_cannot_be_made(root, tmp_path):
    image = "import runpy, sys; del sys.argv[0]; sys.modules['jupytext'] = None;"
    image += " runpy.run_path(sys.argv[0], run_name='__main__')"
    missing = tmp_path / "missing.ipynb"
    command = [sys.executable, "-c", image, root / "tools", "notebooks", "--run", missing]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 1 and "missing.ipynb" in said.stderr and "jupytext" not in said.stderr, said.stderr
