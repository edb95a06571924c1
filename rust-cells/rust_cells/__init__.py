"""Rust cells in any Python notebook.

Where a notebook service offers a Python kernel alone, this starts a Rust kernel beside it and hands the cells over:

    import rust_cells
    rust_cells.start()

From then on every cell is Rust, except one that begins with `%%python` or another magic of IPython's.
"""

from .checkout import prepare
from .errors import RustError
from .notebook import run, set_up, start, stop

__all__ = ["RustError", "prepare", "run", "set_up", "start", "stop"]
