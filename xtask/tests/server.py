"""A separate JupyterLab, and its notebooks in a browser, also in Notebook 7, which it serves, too."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from browser import show
from waiting import answers, wait_for

TOKEN = secrets.token_hex(16)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def jupyterlab(folder: Path, port: int | None = None, **variables: str) -> Iterator[int]:
    """Starts a server for a folder, which has not opened any notebook yet; yields its port."""
    port = port or free_port()
    home = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    # All cells are laid out, not only the visible ones, because the widgets are counted.
    settings = folder / "config" / "lab" / "user-settings" / "@jupyterlab" / "notebook-extension"
    shutil.rmtree(folder / "config", ignore_errors=True)  # Nor what an earlier run left open.
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
    # Notebook 7 is a server extension, if installed.
    exposed = {"JupyterNotebookApp": {"expose_app_in_browser": True}}
    (folder / "config" / "jupyter_server_config.json").write_text(json.dumps(exposed))
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
    command += [f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={TOKEN}", "--ServerApp.ip=127.0.0.1"]
    command += ["--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly"]
    with (folder / "jupyterlab.log").open("w") as log:
        server = subprocess.Popen(command, env={**os.environ, **home, **variables}, stdout=log, stderr=log)
    try:
        wait_for(lambda: answers(port) or server.poll() is not None, "JupyterLab", 60)
        assert server.poll() is None, (folder / "jupyterlab.log").read_text()
        yield port
    finally:
        # It ends its kernels first.
        server.terminate()
        server.wait(30)


def opened(page: Page, port: int, path: str, *queries: str) -> None:
    """Opens a notebook of the server, and waits until its cells are there."""
    show(page, f"http://127.0.0.1:{port}/{path}?{'&'.join((f'token={TOKEN}', *queries))}")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady")


def ready(page: Page) -> None:
    """Waits until the notebook's kernel has nothing to do."""
    status = "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status"
    page.wait_for_function(f"{status} === 'idle'", timeout=60_000)


def execute(page: Page, command: str, **arguments: str) -> None:
    """Gives a command from JupyterLab's menus, without waiting for it."""
    page.evaluate("([command, args]) => { window.jupyterapp.commands.execute(command, args) }", [command, arguments])
