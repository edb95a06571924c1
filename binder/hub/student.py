"""`student.py CHECKOUT home|clone|checkout|refused`: a student's first minutes with a checkout that is not theirs."""

import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.manager import KernelManager

LOAD = ':dep v1conv = { path = "../../.." }\nuse v1conv::prelude::*; use v1conv::en::*;'
# On an idle machine with two cores: seconds until the kernel answers, and for the notebook's first cell.
LONGEST = (10, 1)
checkout = Path(sys.argv[1])


def clone() -> Path:
    """The student's own clone, with a number changed in it."""
    own = Path.home() / "v1conv"
    if not own.is_dir():
        # Otherwise git complains about "dubious ownership": the student trusts the checkout's owner.
        trust = ["git", "config", "--global", "--add", "safe.directory"]
        for folder in (checkout, checkout / ".git"):
            subprocess.run([*trust, folder], check=True)
        subprocess.run(["git", "clone", "--quiet", checkout, own], check=True)
        source = own / "src" / "stimulus.rs"
        source.write_text(
            source.read_text().replace("    Grating::new(angle).draw()\n", "    Grating::new(angle).draw() * 3.0\n")
        )
    return own


def main() -> None:
    """The command."""
    case = sys.argv[2]
    folders = {
        "home": Path.home() / "course" / "week 1",
        "clone": Path.home() / "v1conv" / "notebooks" / "en" / "student",
        "checkout": checkout / "notebooks" / "en" / "student",
        "refused": Path.home(),
    }
    if case == "clone":
        clone()
    folder = folders[case]
    if case == "home":
        folder.mkdir(parents=True, exist_ok=True)
    if case == "refused":
        return refused(folder)
    begin = time.monotonic()
    manager = KernelManager(kernel_name="rust")
    manager.start_kernel(cwd=str(folder))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=300)
        idle = time.monotonic() - begin
        begin = time.monotonic()
        first = shows(client, LOAD)
        assert first == "", first
        load = time.monotonic() - begin
        value = "1.5" if case == "clone" else "0.5"
        begin = time.monotonic()
        found = shows(client, "let g = grating(45.0); g.iter().cloned().fold(0.0, f32::max)")
        assert found == value, found
        assert shows(client, "g.dim()") == "(48, 64)"
        cell = (time.monotonic() - begin) / 2
        data = shows(
            client,
            'fetch_data("../../data").map(|_| ()).map_err(|error| error.to_string().lines().next().map(str::to_owned))',
        )
        assert "denied" not in data or case == "refused", data
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)
    slow = idle > LONGEST[0] or load > LONGEST[1]
    print(
        f"{case}: idle {idle:.1f} s, load {load:.2f} s, a cell {cell:.2f} s{' (too slow on an idle machine)' if slow else ''}"
    )
    return None


def refused(folder: Path) -> None:
    """A student who may not read the checkout is told why."""
    program = checkout / ".venv" / "bin" / "notebook-kernel"
    command = [
        program,
        "front",
        "--settings",
        checkout / ".venv" / "warm" / "settings.json",
        "--connection-file",
        "none",
    ]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stderr
    assert "chmod -R" in said, said
    print(f"refused: {said.strip()}")


def shows(client, code: str) -> str:
    """The value that a cell shows, or its error."""
    outputs = []

    def collect(message: dict) -> None:
        content = message["content"]
        outputs.append(content.get("data", {}).get("text/plain", "") + "\n".join(content.get("traceback", [])))

    client.execute_interactive(code, timeout=300, output_hook=collect)
    return "".join(outputs).strip()


if __name__ == "__main__":
    main()
