"""Notebook files are read whatever their age, and replaced all or none."""

import json

import pytest

from notebooks.files import differs, read, replace, text
from notebooks.findings import Findings


def test_a_notebook_of_an_older_form_gets_ids_for_its_cells(tmp_path):
    cell = {"cell_type": "code", "metadata": {}, "source": ["1"], "outputs": [], "execution_count": None}
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"cells": [cell, cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}))
    notebook = read(path)
    assert [cell.id for cell in notebook.cells] == ["cell-1", "cell-2"]
    assert text(notebook).endswith("}\n") and text(notebook) == text(notebook)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"cells": [{}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}']
)
def test_what_is_no_notebook_is_a_finding(tmp_path, content):
    path = tmp_path / "none.ipynb"
    path.write_text(content)
    with pytest.raises(Findings, match="cannot be read"):
        read(path)


def test_files_are_replaced_all_or_none(tmp_path, capsys):
    one, same = tmp_path / "one", tmp_path / "same"
    same.write_text("same")
    with pytest.raises(OSError):
        replace({one: "1", same: "same", same / "not a folder": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["same"]
    replace({one: "1", same: "same"})
    assert one.read_text() == "1" and not differs(one, "1") and differs(one, "1\n")
    [line] = capsys.readouterr().out.splitlines()
    assert line.endswith("one: written")
