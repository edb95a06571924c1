"""The libraries that answers may use: fetched first, which runs none of their code; built inside the sandbox."""

import re
import subprocess
import tempfile
from pathlib import Path

from . import walls
from .refused import Refused

NAME = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)@([0-9A-Za-z.+^~=-]+)")


def allowed(given: str) -> dict[str, str]:
    """Names and versions, from `itertools@0.14,rand@0.9` or from a file with one per line."""
    if Path(given).is_file():
        given = Path(given).read_text(encoding="utf8")
    found = {}
    for each in filter(None, re.split(r"[,\s]+", given)):
        parts = NAME.fullmatch(each)
        if parts is None or parts[1] == "v1conv":
            raise Refused(f"--crates takes names with versions, like itertools@0.14, or a file of them; not {each}")
        found[parts[1]] = parts[2]
    return found


def fetch(crates: dict[str, str]) -> None:
    """Puts them and their dependencies where Cargo finds them without a network."""
    wanted = "".join(f'{name} = "{version}"\n' for name, version in crates.items())
    with tempfile.TemporaryDirectory() as folder:
        manifest = Path(folder) / "Cargo.toml"
        manifest.write_text(
            '[package]\nname = "libraries"\nversion = "0.0.0"\nedition = "2024"\n[lib]\npath = "lib.rs"\n'
            f'[dependencies]\nv1conv = {{ path = "{walls.ROOT}" }}\n{wanted}',
            encoding="utf8",
        )
        (Path(folder) / "lib.rs").touch()
        # The versions of the dependencies of the tutorial's crate are those of the kernel.
        (Path(folder) / "Cargo.lock").write_bytes((walls.ROOT / "Cargo.lock").read_bytes())
        command = [str(walls.warmed().sysroot / "bin" / "cargo"), "fetch", "--quiet", "--manifest-path", str(manifest)]
        fetched = subprocess.run(command, capture_output=True, text=True, check=False)
    if fetched.returncode != 0:
        raise Refused(f"{', '.join(crates)} cannot be fetched: {fetched.stderr.strip()[-1000:]}")
