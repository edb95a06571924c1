"""Which cells are Rust, and what IPython runs in their place."""

import re

# Otherwise, a cell that sets up this package would be Rust when it is run again.
OWN = re.compile(r"^\s*(import|from) rust_cells\b", re.MULTILINE)


def translated(lines: list[str]) -> list[str]:
    """The lines of a cell as Python: a call that passes it to Rust, or the cell as it is."""
    code = "".join(lines)
    first, _, rest = code.lstrip("\n").partition("\n")
    magic = first.split()[0] if first.strip() else ""
    if magic == "%%python":
        # Not IPython's magic of this name, which starts another Python: the user wants this one's variables.
        return ["\n", *rest.splitlines(keepends=True)]
    if magic == "%%rust":
        return [call(rest)]
    if not code.strip() or magic.startswith("%") or OWN.search(code):
        return lines
    return [call(code)]


def call(code: str) -> str:
    """Python that runs Rust."""
    return f"__import__('rust_cells').run({code!r})\n"
