"""What students hand in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from grading.exercises import Exercise

NOTEBOOK = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


@pytest.fixture
def empty() -> bytes:
    """A notebook without cells."""
    return NOTEBOOK


@pytest.fixture
def place() -> Callable[..., None]:
    """Puts notebooks into places, with the folders that they are in."""

    def put(*files: Path) -> None:
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(NOTEBOOK)

    return put


@pytest.fixture
def exercises() -> list[Exercise]:
    """Two of them, with one mistake that has a name."""
    mistakes = {"flipped_filter": "The filter is turned round."}
    return [Exercise("1.1", "filters", "not_done()", 2, {}), Exercise("b2", "convolve", "not_done()", 2, mistakes)]
