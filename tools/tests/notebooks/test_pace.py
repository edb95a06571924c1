"""The times that the text tells are those of its parts."""

from nbformat.v4 import new_code_cell, new_markdown_cell

from notebooks.pace import minutes
from notebooks.source import read_all


def test_parts_take_the_time_of_their_words_cells_and_exercises():
    words = " ".join(["word"] * 1800)
    cells = [
        new_markdown_cell("# Title", id="title"),
        new_markdown_cell(f"## One\n\n{words}", id="section-1-1"),
        new_code_cell("1", id="exercise-1-1", metadata={"minutes": 20}),
        new_markdown_cell(f"<details>{words}</details>", id="details"),
        new_markdown_cell("## Bonus", id="bonus-1"),
        new_code_cell("2", id="more", metadata={"minutes": 10}),
    ]
    assert minutes(cells) == {"minutes_1_1": "30", "minutes_b1": "10", "minutes_main": "30", "minutes_bonus": "10"}


def test_the_tutorial_takes_the_time_that_its_model_takes_and_more(root):
    for sources in read_all(root).values():
        times = minutes(sources[0].cells)
        assert all(int(time) >= 5 for time in times.values())
        assert int(times["minutes_main"]) >= 40, "the original takes 40 minutes, without its exercise 1.1"
