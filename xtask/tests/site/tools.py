"""The checkers of pages that are written in JavaScript, at exact versions."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent

MISSING = """\
The tests of the site need Node 18 or newer with npm, and `npm` was not found.
  Debian, Ubuntu:  sudo apt-get install nodejs npm
  macOS:           brew install node"""


def tools() -> Path:
    """The folder that has them, filled when its list of versions is another one."""
    folder = HERE.parents[2] / ".venv" / "site-tools"
    wanted = (HERE / "package-lock.json").read_text(encoding="utf-8")
    done = folder / "done"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit(MISSING)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        done.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"
