"""Outputs that are kept are the same on every machine, and tell nothing about it."""

from base64 import b64encode
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from notebooks.outputs import leaks, tidy


def shown(text: str):
    """A notebook with a cell that shows this."""
    return new_notebook(cells=[new_code_cell(id="a", outputs=[new_output("display_data", data={"text/html": text})])])


@pytest.mark.parametrize("text", ["/home/ann/x", "in /tmp", "{root}/src/lib.rs", "/Users/ann"])
def test_a_folder_of_this_machine_is_found(tmp_path, text):
    [(place, problem)] = leaks(shown(text.replace("{root}", str(tmp_path))), tmp_path)
    assert place == "a" and "belongs to this machine" in problem


def test_words_that_are_like_a_folder_are_none():
    assert not list(leaks(shown("https://example.org/home/page, /tmpl, a/home/b"), Path("/checkout")))


def test_a_picture_is_read_if_it_is_text():
    svg = b64encode(b"<svg><desc>/home/ann</desc></svg>").decode()
    assert list(leaks(shown(f'<img src="data:image/svg+xml;base64,{svg}">'), Path("/checkout")))
    # By chance the letters of a picture spell anything.
    assert not list(leaks(shown('<img src="data:image/png;base64,/tmp">'), Path("/checkout")))


def test_cells_are_counted_and_what_comes_from_the_network_is_dropped():
    output = new_output("execute_result", data={"text/plain": "1"}, execution_count=7)
    progress = new_output("stream", name="stderr", text="Compiling")
    notebook = new_notebook(
        cells=[
            new_code_cell(id="load", metadata={"tags": ["setup"]}, outputs=[progress]),
            new_code_cell(id="recordings", metadata={"tags": ["network"]}, outputs=[output.copy()]),
            new_code_cell(id="a", outputs=[output]),
        ]
    )
    tidy(notebook)
    load, recordings, cell = notebook.cells
    assert load.outputs == recordings.outputs == []
    assert cell.execution_count == cell.outputs[0].execution_count == 3
