"""`warm.py NOTEBOOK`: compiles what the notebook's first cell loads, for all kernels to come."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import home

# Seconds: on one slow core it takes some minutes.
LONGEST = "1800"


def main() -> int:
    """The command."""
    home.WARM.mkdir(parents=True, exist_ok=True)
    sources()
    folder = home.WARM / "new"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run = Path(__file__).resolve().parent.parent / "python" / "run.py"
    environment = os.environ | {home.WARMING: str(folder)}
    ran = subprocess.run([sys.executable, run, "--first-cell", "--timeout", LONGEST, sys.argv[1]], env=environment, check=False)
    if ran.returncode != 0:
        return ran.returncode
    tidy(folder / "crate")
    shutil.rmtree(home.CRATE, ignore_errors=True)
    (folder / "crate").rename(home.CRATE)
    shutil.rmtree(folder)
    return 0


def tidy(crate: Path) -> None:
    """Removes what belongs to that one kernel: its cells, and what was compiled of them."""
    own = ["ctx-*", "libctx*", "libcode_*", "ctx.*", ".cargo-lock"]
    for pattern in own:
        for path in list(crate.rglob(pattern)):
            remove(path)
    for path in list(crate.iterdir()):
        if path.name != "target":
            remove(path)


def remove(path: Path) -> None:
    """A file, or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sources() -> None:
    """Copies the sources of the standard library that types come from, without their comments.

    The kernel reads all of them when it starts, and keeps them in memory.
    """
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True)
    library = Path(sysroot.stdout.strip()) / "lib/rustlib/src/rust/library"
    shutil.rmtree(home.STD, ignore_errors=True)
    if not library.is_dir():
        return
    new = home.WARM / "std.new"
    shutil.rmtree(new, ignore_errors=True)
    for crate in ("core", "alloc", "std"):
        source = library / crate / "src"
        for path in source.rglob("*.rs"):
            inside = path.relative_to(source)
            if "tests" in inside.with_suffix("").parts:
                continue
            target = new / crate / "src" / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            lines = path.read_text(encoding="utf8").splitlines(keepends=True)
            target.write_text("".join(line for line in lines if not line.lstrip().startswith("//")), encoding="utf8")
    new.rename(home.STD)


if __name__ == "__main__":
    sys.exit(main())
