"""Files that are written completely or not at all."""

import os
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Writes a file, or leaves the existing one as it is."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content if isinstance(content, bytes) else content.encode("utf8", "replace"))
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
