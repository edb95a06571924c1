"""The outputs kept with an instructor notebook: the same after every run, on every machine."""

import re
import socket
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from .cells import is_code, strings, tags

EMBEDDED = re.compile(r"data:([\w/+.-]+);base64,([A-Za-z0-9+/=]+)")


def tidy(notebook: NotebookNode) -> None:
    """Numbers the cells from 1, and drops what depends on the reader's network or on compilation."""
    for count, cell in enumerate(filter(is_code, notebook.cells), start=1):
        cell.execution_count = count
        if "network" in tags(cell):
            cell.outputs = []
        if "setup" in tags(cell):
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count


def leaks(notebook: NotebookNode, root: Path) -> Iterator[tuple[str, str]]:
    """Cells whose outputs reveal something about the machine they were made on."""
    private = _private(root)
    for cell in filter(is_code, notebook.cells):
        for output in cell.outputs:
            for text in _texts(output):
                if found := private.search(text):
                    yield cell.id, f"its output holds `{found[0]}`, which belongs to this machine: do not show it"


def _private(root: Path) -> re.Pattern[str]:
    folders = {str(root), str(Path.home()), tempfile.gettempdir(), "/tmp"}
    # In a container, the home folder may be `/`, which reveals nothing and is everywhere.
    names = [re.escape(folder) for folder in sorted(folders) if len(folder) > 1]
    names.append(r"(?<![\w.])/(?:home|Users)/\w+")
    host = socket.gethostname()
    if host and host != "localhost":
        names.append(rf"(?<![\w.-]){re.escape(host)}")
    return re.compile(rf"(?:{'|'.join(names)})(?![\w-])")


def _texts(value: object) -> Iterator[str]:
    """All text in an output; for embedded images, their own text, because Base64 may spell any word by chance."""
    for text in strings(value):
        for media_type, data in EMBEDDED.findall(text):
            if media_type == "image/svg+xml":
                # It may itself contain images.
                yield from _texts(b64decode(data).decode("utf-8", "replace"))
        yield EMBEDDED.sub("", text)
