"""Installs Rust and a checkout's own Rust kernel, if they are missing."""

import os
import shutil
import subprocess
from collections import deque
from pathlib import Path

from .errors import error

# In two steps: a pipe would hide a failure of the first.
RUSTUP = (
    "script=$(curl --proto '=https' --tlsv1.2 --silent --show-error --fail https://static.rust-lang.org/rustup/rustup-init.sh)"
    ' && echo "$script" | sh -s -- -y --quiet --profile minimal --no-modify-path'
)

# How much of the end of a program's output is quoted.
QUOTED = 20


def prepare(checkout: Path) -> Path:
    """Sets up the checkout's kernel, unless already done; returns the folder of its kernelspec."""
    # Links resolved: compiled files know the folder by this name.
    checkout = checkout.expanduser().resolve()
    home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    os.environ["PATH"] += f"{os.pathsep}{home / 'bin'}"
    if shutil.which("cargo") is None:
        _show(RUSTUP, checkout, shell=True)
    _show(["cargo", "lab", "--prepare", "--kernel-only"], checkout)
    return checkout / ".venv" / "share" / "jupyter" / "kernels"


def _show(command: str | list[str], folder: Path, shell: bool = False) -> None:
    """Runs a program, and shows its output while it works."""
    said: deque[str] = deque(maxlen=QUOTED)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=folder, shell=shell, text=True, errors="replace", **streams) as program:
        for line in program.stdout or ():
            print(line, end="", flush=True)
            said.append(line)
    if program.returncode:
        name = command if shell else " ".join(command)
        raise error("set-up", f"`{name}` failed; the end of what it said:\n{''.join(said)}")
