"""The room that students' code is shut in: no network, nothing to write to, and only what compiling needs to read."""

import functools
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from values import ROOT

from . import syscalls
from .limited import held
from .refused import Refused
from .watch import Limits

# Where `cargo lab --prepare` puts what it compiles.
SETTINGS = ROOT / ".venv" / "warm" / "settings.json"
# The programs that run in the room.
INSIDE = Path(__file__).with_name("inside")
# Where a notebook's kernel works: its first cell names the support crate relative to it.
FOLDER = ROOT / "notebooks" / "en" / "student"
# The folder that a kernel writes to, in memory.
KERNEL = Path("/kernel")
KERNEL_SIZE = 1_000_000_000
# Space reserved for what the answers write.
OUT = 100_000_000


# With this variable, root's sandboxes are like everyone else's, so that root can test those, too.
LIKE_OTHERS = "V1CONV_SANDBOX_LIKE_OTHERS"


def as_root() -> bool:
    """Whether root makes the sandbox, so that what runs in it must become nobody."""
    return os.getuid() == 0 and LIKE_OTHERS not in os.environ


class NoSandbox(Refused):
    """Why this machine cannot make one, and how to fix it."""


def probe() -> None:
    """Proves that there can be a sandbox."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise NoSandbox(
            "students' code runs in a sandbox made by bubblewrap, and there is no `bwrap` here: "
            "`sudo apt install bubblewrap` (Debian, Ubuntu), `sudo dnf install bubblewrap` (Fedora)"
        )
    size = subprocess.run([bwrap, "--help"], capture_output=True, text=True, check=False).stdout
    if "--size" not in size or "--disable-userns" not in size:
        raise NoSandbox("this `bwrap` is too old: version 0.8 or newer can limit a temporary folder")
    if not syscalls.available():
        raise NoSandbox(f"the system calls of {platform.machine()} are unknown, so they cannot be filtered")
    with held(syscalls.program()) as calls:
        command = [*_walls(calls), "--", "/usr/bin/true"]
        tried = subprocess.run(command, capture_output=True, text=True, check=False, pass_fds=[calls])
    if tried.returncode != 0:
        raise NoSandbox(
            f"bubblewrap cannot make a sandbox here ({tried.stderr.strip()}): user namespaces may be switched off "
            "(`sysctl kernel.unprivileged_userns_clone kernel.apparmor_restrict_unprivileged_userns`), "
            "or this is a container that does not allow them"
        )


def _walls(calls: int) -> list[str]:
    """A sandbox with the system's programs and libraries, and this filter for system calls."""
    walls = ["bwrap", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    walls += ["--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv", "--cap-drop", "ALL"]
    if as_root():
        # Root has no limit on processes. What runs inside first becomes nobody, which needs these.
        walls += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        walls += ["--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"]
    walls += ["--seccomp", str(calls)]
    walls += ["--ro-bind", "/usr", "/usr"]
    for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if os.path.islink(name):
            walls += ["--symlink", os.readlink(name), name]
        else:
            walls += ["--ro-bind-try", name, name]
    walls += ["--perms", "755", "--dir", "/etc"]
    for name in ("/etc/alternatives", "/etc/ld.so.cache"):
        walls += ["--ro-bind-try", name, name]
    walls += ["--proc", "/proc", "--perms", "755", "--dir", "/dev", "--symlink", "/proc/self/fd", "/dev/fd"]
    # No terminals, no shared memory.
    for name in ("null", "zero", "full", "random", "urandom"):
        walls += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    return walls


def command(limits: Limits, calls: int) -> list[str]:
    """The sandbox with everything in it that compiling and running an answer needs."""
    sysroot = warmed().sysroot
    cargo_home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    needed = [sysroot, cargo_home / "registry", Path(sys.base_prefix)]
    needed += [ROOT / name for name in ("Cargo.toml", "Cargo.lock", "src", ".venv")]
    needed += [INSIDE]
    config = cargo_home / "config.toml"
    # This may say where Cargo finds its registry; a password for it is none of the students' business.
    if config.is_file() and "token" not in config.read_text(errors="replace"):
        needed.append(config)
    # First of all, because what is needed may be in a folder inside it.
    command = [*_walls(calls), *_in_memory(Path("/tmp"), limits.disk)]
    needed = [path for path in needed if not path.is_relative_to("/usr")]
    # Folders on the way to what is needed hold nothing else, and are open to all.
    ways = {folder for path in (*needed, FOLDER / "x") for folder in path.parents}
    for folder in sorted(ways - {Path("/")}):
        command += ["--perms", "755", "--dir", str(folder)]
    for path in needed:
        command += ["--ro-bind", str(path), str(path)]
    command += [*_in_memory(KERNEL, KERNEL_SIZE), *_in_memory(Path("/out"), OUT), "--remount-ro", "/"]
    variables = {
        "PATH": f"{sysroot / 'bin'}:/usr/local/bin:/usr/bin:/bin",
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "CARGO_HOME": str(cargo_home),
        "CARGO_NET_OFFLINE": "true",
        **of_jupyter("/tmp"),
    }
    for name, value in variables.items():
        command += ["--setenv", name, value]
    # The checkout may have been reached through a link, which does not exist here.
    python = Path(sys.executable).parent.resolve() / Path(sys.executable).name
    # As the first process of its namespace, ours cannot be killed by later ones, and they all die with it.
    return [*command, "--as-pid-1", "--", str(python), str(INSIDE / "main.py"), "/out"]


@dataclass(frozen=True)
class Warmed:
    """What `cargo lab --prepare` compiled: the support crate, and the compiler that did it."""

    sysroot: Path
    # The folders of the standard library, of the crate with its dependencies, and of the compiler that compiled them.
    standard: Path
    libraries: Path
    helpers: Path

    def compiler(self) -> list[str]:
        """Compiles a program with the crate as a kernel compiles a cell."""
        command = [str(self.sysroot / "bin" / "rustc"), "--edition=2024", "--crate-name=answers", "--crate-type=bin"]
        command += ["--cap-lints=allow", "--error-format=json", "-Cprefer-dynamic", "-Copt-level=0"]
        command += [f"--extern=v1conv={self.libraries}/libv1conv.{kind}" for kind in ("rlib", "so")]
        return [*command, f"-Ldependency={self.libraries}", f"-Ldependency={self.helpers}"]

    def paths(self) -> str:
        """Where such a program finds its libraries when it runs."""
        return f"{self.libraries}:{self.standard}"


def explainer() -> list[str]:
    """Explains why a program does not compile, as the kernel does."""
    return [str(ROOT / ".venv/bin/notebook-kernel"), "explain", "--settings", str(SETTINGS)]


@functools.cache
def warmed() -> Warmed:
    """Where it is."""
    try:
        settings = json.loads(SETTINGS.read_text(encoding="utf8"))
        target, toolchain = Path(settings["warm"]) / "target", settings["toolchain"]
        (library,) = target.glob("*/debug/deps/libv1conv.so")
    except (OSError, ValueError) as error:
        raise NoSandbox("what answers are compiled with is missing: `cargo lab --prepare` makes it") from error
    sysroot = Path(toolchain["rustc"]).parents[1]
    return Warmed(sysroot, Path(toolchain["libraries"]), library.parent, target / "debug" / "deps")


def _in_memory(path: Path, size: int) -> list[str]:
    """A folder that anyone can write to, up to a limit in bytes."""
    return ["--perms", "1777", "--size", str(size), "--tmpfs", str(path)]


def of_jupyter(folder: str) -> dict[str, str]:
    return {
        "JUPYTER_PATH": str(ROOT / ".venv/share/jupyter"),
        "JUPYTER_RUNTIME_DIR": f"{folder}/runtime",
        "JUPYTER_CONFIG_DIR": f"{folder}/config",
        "IPYTHONDIR": f"{folder}/ipython",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
