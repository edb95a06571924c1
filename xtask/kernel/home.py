"""A folder for each kernel, and the variables that make the kernel use it.

Kernels never share a folder that one of them writes to. A folder is locked as long as its kernel lives, whatever ends
it: the folders of the dead are swept when the next one is made.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KERNEL = Path(__file__).resolve().parent
ROOT = KERNEL.parent.parent
WARM = ROOT / ".venv" / "warm"

# What `warm.py` leaves: a kernel's folder with all libraries compiled, and the sources of the standard library.
CRATE = WARM / "crate"
STD = WARM / "std"
USER = os.getuid() if hasattr(os, "getuid") else "kernels"
# Where the kernels' folders are made: in the first of these that can be written to and has room.
HOMES = [WARM / "homes", Path(tempfile.gettempdir()) / f"v1conv-{USER}"]
# Set while `warm.py` runs a kernel: its folder.
WARMING = "V1CONV_WARMING"

# The kernel does this before it answers for the first time. The first line is that of the notebooks: if it came
# later, Cargo would compile everything anew.
INIT = f""":opt 0
:cache 500
:dep v1conv = {{ path = "{ROOT}" }}
"""
# A cell is compiled more often than it runs: not optimised (`:opt 0`, which a cell may change) it is there in half the
# time. The libraries, and with them all that computes much, stay as fast as the kernel makes them. The support crate is
# optimised as far as Rust still lets the cells use what generic code it has compiled; its convolution is as fast so.
CARGO_CONFIG = """[profile.dev.package."*"]
opt-level = 2

[profile.dev.package.v1conv]
opt-level = 1
"""


class NotWarm(Exception):
    """There is nothing to copy."""


def environment() -> dict[str, str]:
    """The variables for a kernel with a folder of its own."""
    folder = Path(os.environ[WARMING]) if WARMING in os.environ else copied()
    config = folder / "config"
    config.mkdir(exist_ok=True)
    (config / "init.evcxr").write_text(INIT, encoding="utf8")
    shutil.copy(KERNEL / "prelude.rs", config)
    (folder / ".cargo").mkdir(exist_ok=True)
    (folder / ".cargo" / "config.toml").write_text(CARGO_CONFIG, encoding="utf8")
    variables = {
        "EVCXR_TMPDIR": str(folder / "crate"),
        "EVCXR_CONFIG_DIR": str(config),
        "PATH": f"{KERNEL / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        # The kernel looks for Cargo in this folder first; the one there sets the variable back.
        "CARGO_HOME": str(KERNEL),
        "V1CONV_CARGO_HOME": os.environ.get("CARGO_HOME", ""),
        "V1CONV_CARGO": cargo(),
        "V1CONV_RUSTUP": shutil.which("rustup") or "",
        "V1CONV_ROOT": str(ROOT),
        "V1CONV_PYTHON": sys.executable,
        "LD_LIBRARY_PATH": os.pathsep.join(libraries()),
    }
    if STD.is_dir():
        variables["RUST_SRC_PATH"] = str(STD)
    return variables


def libraries() -> list[str]:
    """Where programs look for shared libraries first, but not where the support crate lies as built for others.

    Cargo leads the programs that it runs there, and JupyterLab is one.
    """
    folders = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    return [folder for folder in folders if folder and not any(Path(folder).glob("libv1conv.*"))]


def cargo() -> str:
    """Cargo itself, not rustup's stand-in for it, which would have to find it out for every cell."""
    try:
        asked = subprocess.run(["rustup", "which", "cargo"], capture_output=True, text=True, check=True)
        return asked.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        found = shutil.which("cargo")
        if found is None:
            raise NotWarm("there is no `cargo`") from None
        return found


def copied() -> Path:
    """A new copy of the warmed folder, locked by this process and by what becomes of it."""
    if not CRATE.is_dir():
        raise NotWarm("`cargo lab --prepare` compiles them")
    problems = []
    for homes in HOMES:
        try:
            homes.mkdir(mode=0o700, exist_ok=True)
            sweep(homes)
            folder = locked(homes)
        except OSError as problem:
            problems.append(f"{homes}: {problem.strerror}")
            continue
        try:
            shutil.copytree(CRATE, folder / "crate", copy_function=share_or_copy)
            return folder
        except (OSError, shutil.Error) as problem:
            shutil.rmtree(folder, ignore_errors=True)
            problems.append(f"{homes}: {getattr(problem, 'strerror', None) or 'no room for a copy of them'}")
    raise NotWarm("; ".join(problems))


def share_or_copy(source: str, target: str) -> None:
    """Kernels share the compiled libraries, which nobody writes to; all else is copied, the support crate too."""
    name = Path(source).name
    if name.endswith((".rlib", ".rmeta", ".so", ".dylib")) and not name.startswith("libv1conv"):
        try:
            os.link(source, target)
            return
        except OSError:
            pass  # A file system without links.
    shutil.copy2(source, target)


def locked(homes: Path) -> Path:
    """A new folder, and its lock beside it, which is open from now on."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=homes))
        lock = os.open(folder.with_suffix(".lock"), os.O_RDWR | os.O_CREAT)
        if take(lock) and folder.is_dir():
            os.set_inheritable(lock, True)
            return folder
        os.close(lock)  # Swept in the moment between.


def sweep(homes: Path) -> None:
    """Removes the folders of kernels that are no more."""
    for lock in homes.glob("*.lock"):
        try:
            handle = os.open(lock, os.O_RDWR)
        except OSError:
            continue
        if take(handle):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)
        os.close(handle)


def take(lock: int) -> bool:
    """Takes a lock that nobody holds."""
    try:
        import fcntl
    except ImportError:
        raise NotWarm("this system has no locks that end with their process") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False
