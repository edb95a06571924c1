"""What turns the student edition into one for a Python kernel: its first cell, and its kernelspec."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from languages import texts

from .repository import Repository

PYTHON = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
}

# A notebook in a checkout uses that one; a notebook opened elsewhere gets its own.
CODE = """\
# {first}
import sys
from pathlib import Path

near = [folder for folder in Path.cwd().parents if (folder / "rust-cells" / "rust_cells").is_dir()]
folder = near[0] if near else Path.home() / "{name}"
if not folder.exists():
    !git clone --quiet --depth 1 {address} {{folder}}
assert folder.exists(), "{offline}"
sys.path.insert(0, str(folder / "rust-cells"))

import rust_cells
rust_cells.set_up(folder, language="{language}")"""


def set_up_cell(repository: Repository, language: str) -> NotebookNode:
    """The only Python cell."""
    words = texts("notebooks", language)
    # A comment, whatever its number of lines.
    first, offline = words["colab_first"].replace("\n", "\n# "), words["colab_offline"]
    name = repository.address.rpartition("/")[2]
    code = CODE.format(first=first, offline=offline, name=name, address=repository.address, language=language)
    return new_code_cell(code, id="set-up")
