"""The widgets in JupyterLab: after a run, in its dark theme, opened again, and before the notebook is trusted.

`widgets_in_lab.py NOTEBOOK FOLDER` runs the cells of the notebook that show widgets, in a copy in the folder.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from browser import Browser, browser, wait_for
from widgets import OPERATE, WIDGETS

CELLS = ("load", "animation-valid", "turn", "shape", "complex", "filters")
TOKEN = secrets.token_hex(16)


def main() -> None:
    """Opens, runs, operates, opens again."""
    source, folder = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    notebook = folder / "widgets.ipynb"
    notebook.write_text(json.dumps(excerpt(source)))
    with jupyterlab(folder) as address, browser() as chromium:
        opened(chromium, f"{address}/lab/tree/{notebook.name}?token={TOKEN}")
        idle = "return window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
        wait_for(lambda: chromium.execute_script(idle), "the kernel", 60)
        begin = monotonic()
        execute(chromium, "notebook:run-all-cells")
        wait_for(lambda: len(frames(chromium)) == len(WIDGETS), "the widgets of all cells", 180)
        print(f"run: all widgets are there after {monotonic() - begin:.1f} s")
        operate_all(chromium)
        light = theme(chromium)
        execute(chromium, "apputils:change-theme", theme="JupyterLab Dark")
        wait_for(lambda: theme(chromium) == "dark" != light, "the widgets in the dark theme")
        chromium.save_screenshot(str(folder / "dark.png"))
        execute(chromium, "apputils:change-theme", theme="JupyterLab Light")
        wait_for(lambda: theme(chromium) == "light", "the widgets in the light theme")
        chromium.save_screenshot(str(folder / "light.png"))
        execute(chromium, "docmanager:save")
        wait_for(lambda: "v1conv-widget" in notebook.read_text(), "the saved notebook")

        opened(chromium, f"{address}/lab/tree/{notebook.name}?token={TOKEN}&reset")
        wait_for(lambda: len(frames(chromium)) == len(WIDGETS), "the widgets of the notebook opened again")
        operate_all(chromium)
        print("opened again: all widgets can be operated")

        strange = json.loads(notebook.read_text())
        strange["metadata"]["from"] = "somebody else"
        (folder / "strange.ipynb").write_text(json.dumps(strange))
        opened(chromium, f"{address}/lab/tree/strange.ipynb?token={TOKEN}&reset")
        wait_for(lambda: len(words(chromium)) == len(WIDGETS), "the words in place of the widgets")
        assert not frames(chromium) and all("trusted" in each for each in words(chromium)), words(chromium)
        chromium.save_screenshot(str(folder / "untrusted.png"))
        print("not trusted: the words stand in their place")


def excerpt(source: Path) -> dict:
    """The notebook of the cells that show widgets, wherever it lies."""
    notebook = json.loads(source.read_text())
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    notebook["cells"] = [cells[name] for name in CELLS]
    root = Path(__file__).parents[2]
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace('path = "../../.."', f'path = "{root}"')
        cell["outputs"] = []
    return notebook


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """A JupyterLab of its own, that knows of no notebook yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"]
    command += [f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={TOKEN}", "--ServerApp.ip=127.0.0.1"]
    command += ["--LabApp.expose_app_in_browser=True", "--LabApp.extension_manager=readonly"]
    with (folder / "jupyterlab.log").open("w") as log:
        server = subprocess.Popen(command, env={**os.environ, **home}, stdout=log, stderr=log)
    try:
        wait_for(lambda: answers(port) or server.poll() is not None, "JupyterLab", 60)
        assert server.poll() is None, (folder / "jupyterlab.log").read_text()
        yield f"http://127.0.0.1:{port}"
    finally:
        # It ends its kernels before itself.
        server.terminate()
        server.wait(30)


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def opened(chromium: Browser, address: str) -> None:
    """Opens a notebook, and waits until its cells are there."""
    chromium.switch_to.default_content()
    chromium.show(address)
    chromium.find(".jp-Notebook .jp-CodeCell")
    wait_for(lambda: chromium.execute_script("return Boolean(window.jupyterapp?.shell?.currentWidget?.context?.isReady)"), "the notebook")


def execute(chromium: Browser, command: str, **arguments: str) -> None:
    """A command of JupyterLab's menus."""
    chromium.switch_to.default_content()
    chromium.execute_script("window.jupyterapp.commands.execute(...arguments)", command, arguments)


def frames(chromium: Browser) -> list:
    """The widgets' frames, in the order of the cells."""
    return chromium.all(".jp-OutputArea .v1conv-widget > iframe")


def words(chromium: Browser) -> list[str]:
    """What is read in place of the widgets."""
    return [node.text for node in chromium.all(".jp-OutputArea .v1conv-widget > p") if node.is_displayed()]


def theme(chromium: Browser) -> str:
    """The theme that the first widget wears."""
    enter(chromium, 0)
    worn = chromium.execute_script("return document.documentElement.dataset.theme")
    chromium.switch_to.default_content()
    return worn


def enter(chromium: Browser, number: int) -> None:
    """Into a widget's frame, which loads when it comes into sight."""
    chromium.switch_to.default_content()
    frame = frames(chromium)[number]
    chromium.execute_script("arguments[0].scrollIntoView({ block: 'center' })", frame)
    chromium.switch_to.frame(frame)
    wait_for(lambda: chromium.all("main > .controls"), "the widget's controls")


def operate_all(chromium: Browser) -> None:
    """Every widget does in its frame what it does alone, and fills its frame without a scroll bar."""
    for number, name in enumerate(WIDGETS):
        enter(chromium, number)
        OPERATE[name](chromium)
        rest = chromium.execute_script("return document.body.getBoundingClientRect().height - innerHeight")
        assert abs(rest) <= 2, f"the frame of {name} is {rest} pixels too low"
    chromium.switch_to.default_content()


if __name__ == "__main__":
    main()
