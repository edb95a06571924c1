"""Rust cells in any Python notebook.

If a notebook service offers only a Python kernel, this starts a Rust kernel beside it and passes it the cells:

    import rust_cells
    rust_cells.start()

From then on, every cell is Rust, except those that begin with `%%python` or another IPython magic.
"""

from .checkout import prepare
from .errors import RustError
from .notebook import run, set_up, start, stop

__all__ = ["RustError", "prepare", "run", "set_up", "start", "stop"]
