"""`homes.py [CHECKOUT]`: kernels that get nothing from whoever starts them, wherever people keep things.

The front is started with an empty environment: checkout and toolchain in one home, the checkout in the folder of the
toolchain, a link to the checkout, three file systems, spaces in every name. The kernel is warmed there for a small crate, or
for that of a CHECKOUT. It must be idle, compile a cell that uses the crate, load another crate from the disk, and leave nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path

import jupyter_client
import psutil

from session import ROOT, ask

PROGRAMS = [ROOT / ".venv" / "bin" / name for name in ("notebook-kernel", "evcxr_jupyter")]
MANIFEST = '[package]\nname = "{}"\nversion = "0.1.0"\nedition = "2024"\n\n[lib]\ncrate-type = ["lib", "dylib"]\n\n[workspace]\n'
# The system's own programs: the linker is among them.
PATH = "/usr/local/bin:/usr/bin:/bin"
PATIENCE = 600


class Layout:
    """Where the checkout, the toolchain, a home and the temporary folder are."""

    def __init__(self, base: Path, checkout: str, toolchain: str, home: str = "home", tmp: str = "tmp") -> None:
        self.checkout, self.toolchain, self.home, self.tmp = (base / name for name in (checkout, toolchain, home, tmp))
        self.named = self.checkout
        for folder in (self.home, self.tmp):
            folder.mkdir(parents=True, exist_ok=True)

    def fill(self, source: Path | None) -> None:
        """Puts everything in its place."""
        sysroot = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True).stdout
        for part in ("bin", "lib"):
            shutil.copytree(Path(sysroot.strip()) / part, self.toolchain / part, copy_function=link, symlinks=True)
        if source is None:
            small_crate(self.checkout, "own")
            (self.checkout / "Cargo.lock").write_text('version = 4\n\n[[package]]\nname = "own"\nversion = "0.1.0"\n')
            notebooks = '[crate]\nname = "own"\npath = ".."\nwritten = "../../.."\n'
            (self.checkout / "notebooks" / "en" / "student").mkdir(parents=True)
            (self.checkout / "notebooks" / "kernel.toml").write_text(notebooks)
        else:
            copy_files(source, self.checkout)
        programs = self.checkout / ".venv" / "bin"
        programs.mkdir(parents=True)
        for program in PROGRAMS:
            shutil.copy2(program, programs)

    def warm(self) -> None:
        """Does what the setup does."""
        command = [self.program(0), "warm", "--notebooks", self.named / "notebooks" / "kernel.toml"]
        command += ["--engine", self.program(1), "--folder", self.named / ".venv" / "warm"]
        environment = {"PATH": f"{self.toolchain / 'bin'}:{PATH}", "HOME": str(self.home), "TMPDIR": str(self.tmp)}
        if "CARGO_HOME" in os.environ or (Path.home() / ".cargo").is_dir():
            environment["CARGO_HOME"] = os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))
        subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL)

    def program(self, which: int) -> Path:
        """A program of the checkout, under the checkout's given name."""
        return self.named / ".venv" / "bin" / PROGRAMS[which].name

    def command(self, connection: Path) -> list:
        """As in the kernelspec."""
        settings = self.named / ".venv" / "warm" / "settings.json"
        return [self.program(0), "front", "--settings", settings, "--connection-file", connection]

    def left(self) -> list[str]:
        """Folders and processes of kernels."""
        # Other programs' processes may end while being looked at.
        places = [self.tmp, self.checkout / ".venv" / "warm" / "kernels"]
        folders = [str(folder) for place in places if place.is_dir() for folder in place.glob("rust-kernel-*")]
        processes = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
        return folders + [" ".join(words) for words in processes if str(self.checkout) in " ".join(words[:1])]


def copy_files(source: Path, target: Path) -> None:
    """Copies the files of a repository."""
    listed = subprocess.run(["git", "ls-files"], cwd=source, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def small_crate(folder: Path, name: str) -> None:
    """A crate with one function, `answer`."""
    (folder / "src").mkdir(parents=True)
    (folder / "Cargo.toml").write_text(MANIFEST.format(name))
    (folder / "src" / "lib.rs").write_text("/// The answer.\npub fn answer() -> u32 {\n    42\n}\n")


def link(source: str, target: str) -> None:
    """The same file under another name, if the file system can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@contextmanager
def kernel(layout: Layout, environment: dict[str, str]):
    """A client of a kernel with this environment."""
    with tempfile.TemporaryDirectory() as folder:
        connection = Path(folder) / "connection file.json"
        jupyter_client.connect.write_connection_file(str(connection), ip="127.0.0.1", key=b"a key")
        working = layout.named / "notebooks" / "en" / "student"
        front = subprocess.Popen(layout.command(connection), env=environment, cwd=working, stdin=subprocess.DEVNULL)
        client = jupyter_client.BlockingKernelClient()
        client.load_connection_file(str(connection))
        client.start_channels()
        try:
            client.wait_for_ready(timeout=PATIENCE)
            yield client
        finally:
            client.shutdown()
            client.stop_channels()
            front.wait(timeout=30)


def works(layout: Layout, source: Path | None, environment: dict[str, str]) -> str:
    """Uses a kernel as a notebook does; returns how long it took."""
    begin = time.monotonic()
    with kernel(layout, environment) as client:
        idle = time.monotonic() - begin
        cells = [(':dep own = { path = "../../.." }\nown::answer()', "42")]
        if source:
            cells = [(':dep v1conv = { path = "../../.." }\nv1conv::grating(45.0).dim()', "(48, 64)")]
        other = json.dumps(str(layout.home / "other"))
        cells += [(f":dep other = {{ path = {other} }}\nother::answer() + 1", "43")]
        for code, expected in cells:
            found = ask(client, code, timeout=PATIENCE).shown
            assert found == expected, f"{code}\n{found}"
    left = layout.left()
    assert not left, f"left behind: {left}"
    return f"idle after {idle:.1f} s"


def layouts(base: Path, others: list[Path]) -> dict[str, Layout]:
    """The layouts, named by what is special about them."""
    linked = Layout(base / "link", "disk/checkout", "disk/toolchain")
    linked.checkout.mkdir(parents=True)
    linked.named = linked.home / "checkout"
    linked.named.symlink_to(linked.checkout)
    three = Layout(base / "three", str(others[0] / "checkout"), "toolchain", "home", str(others[1] / "tmp"))
    spaces = Layout(base / "with spaces", "home of 学生/my checkout", "tool chain", "home of 学生", "temporary files")
    return {
        "all in one home": Layout(base / "home", "v1conv", ".rustup/toolchains/stable", ".", "tmp"),
        "the checkout beside the toolchain's parts": Layout(base / "parent", "rust/checkout", "rust"),
        "a link to the checkout": linked,
        "three file systems": three,
        "spaces in every name": spaces,
    }


def own_mounts() -> None:
    """Restarts this program where it may mount file systems that nobody else sees."""
    # Other users' files have no owner in a user namespace; this user's own are enough.
    unshare = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
    if os.environ.get("HOMES_INSIDE") or subprocess.run([*unshare, "true"], check=False).returncode:
        return
    os.environ["HOMES_INSIDE"] = "1"
    os.execvp("unshare", [*unshare, sys.executable, *sys.argv])


def file_systems(base: Path) -> list[Path]:
    """Two folders, each a separate file system if this machine allows it."""
    folders = [base / "first", base / "second"]
    for folder in folders:
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=False)
    if base.stat().st_dev in {folder.stat().st_dev for folder in folders}:
        print("this machine does not allow file systems to be mounted: that layout is on one disk")
    return folders


def in_each_layout(source: Path | None, act: Callable[[str, Layout], None], words: Sequence[str] = ()) -> None:
    """Fills and warms the layouts whose names contain one of the words, or all, and acts in each."""
    own_mounts()
    with tempfile.TemporaryDirectory(dir=ROOT / "target", prefix="homes-") as folder:
        others = file_systems(Path(folder))
        try:
            for name, layout in layouts(Path(folder), others).items():
                if not words or any(word in name for word in words):
                    layout.fill(source)
                    layout.warm()
                    act(name, layout)
        finally:
            for mounted in others:
                subprocess.run(["umount", "--lazy", mounted], stderr=subprocess.DEVNULL, check=False)


def main() -> None:
    """The command."""
    source = Path(sys.argv[1]).resolve() if sys.argv[1:] else None

    def act(name: str, layout: Layout) -> None:
        small_crate(layout.home / "other", "other")
        print(f"{name}: {works(layout, source, {})}", flush=True)
        if " " in str(layout.home):
            home, tmp = {"HOME": str(layout.home)}, {"TMPDIR": str(layout.tmp)}
            for given in (home, tmp, home | tmp):
                print(f"{name}, {' and '.join(given)}: {works(layout, source, given)}", flush=True)

    in_each_layout(source, act)


if __name__ == "__main__":
    main()
