"""Work kept in the browser and restored on a new server, as on Binder: `work_kept.py NOTEBOOK FOLDER`."""

import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Locator, Page

from browser import browser
from server import execute, free_port, jupyterlab, opened, ready
from waiting import wait_for

# What BinderHub tells the servers it starts.
BINDER = {
    "BINDER_LAUNCH_HOST": "https://mybinder.org/",
    "BINDER_REPO_URL": "https://github.com/v1conv/v1conv",
    "BINDER_REF_URL": "https://github.com/v1conv/v1conv/tree/0123456",
    "BINDER_PERSISTENT_REQUEST": "v2/gh/v1conv/v1conv/0123456",
}
# Seconds: the server starts its kernel first.
PATIENCE = 120

# Once the kernel has said what language it runs, JupyterLab has written that into the notebook.
CHANGED = """async () => {
  const { context } = window.jupyterapp.shell.currentWidget;
  await context.sessionContext.session.kernel.info;
  return context.model.dirty;
}"""

WORK = "// my work: 縞🦓 'and' \"quotes\""


def main() -> None:
    """Saves on one server, which ends; restores on another, at the same address."""
    source, folder = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    port = free_port()
    with browser() as page:
        # JupyterLab may say so at any time, several times in a row, and take it back before anybody has pressed the button.
        gone = page.locator(".jp-Dialog", has_text="Server Connection Error")
        press = "(buttons) => buttons.forEach((button) => button.click())"
        dismiss = gone.locator("button", has_text="Dismiss")
        page.add_locator_handler(gone, lambda _: dismiss.evaluate_all(press), no_wait_after=True)
        with server(folder / "one", source, port):
            opened(page, port, f"lab/tree/{source.name}")
            ready(page)
            assert not page.evaluate(CHANGED), "a notebook that was only opened is marked as changed"
            write(page, WORK)
            assert page.evaluate(CHANGED), "a notebook with work in it is not marked as changed"
            # So that the first server's file plays no part.
            assert WORK not in text_of(folder / "one" / source.name)
            button(page, "saveToBrowser").click()
            agree(page, "saved to browser storage", folder / "saved.png")
        with page.expect_download() as downloading:
            button(page, "downloadVisible").click()
        assert WORK in text_of(downloading.value.path()), "the download without a server lacks the work"
        with server(folder / "two", source, port):
            opened(page, port, f"lab/tree/{source.name}")
            assert WORK not in shown(page)
            button(page, "loadFromBrowser").click()
            agree(page, "This will replace", folder / "restoring.png")
            wait_for(lambda: WORK in shown(page), "the work to be back", PATIENCE)
            page.screenshot(path=folder / "restored.png")
            execute(page, "docmanager:save")
            wait_for(lambda: WORK in text_of(folder / "two" / source.name), "the work in the file", PATIENCE)
    print("saved, downloaded without a server, restored")


def server(folder: Path, source: Path, port: int):
    """A server as fresh as a new session."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(source, folder)
    return jupyterlab(folder, port, **BINDER)


def write(page: Page, line: str) -> None:
    """Types a line into the first cell."""
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text(line)
    page.keyboard.press("Enter")
    wait_for(lambda: line in shown(page), "the line in the cell")


def shown(page: Page) -> str:
    """The source of all cells on the page."""
    cells = "window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
    return page.evaluate(f"() => {cells}.map((cell) => [cell.source].flat().join('')).join('\\n')")


def text_of(file: Path) -> str:
    """The source of all cells in a file; nothing while it is being written."""
    text = file.read_text("utf-8")
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"]) if text else ""


def button(page: Page, name: str) -> Locator:
    """A button of the notebook's toolbar."""
    return page.locator(f".jp-NotebookPanel-toolbar [data-jp-item-name={name}] jp-button")


def agree(page: Page, title: str, picture: Path) -> None:
    """Reads a dialog, and agrees."""
    dialog = page.locator(".jp-Dialog", has_text=title)
    dialog.wait_for()
    page.screenshot(path=picture)
    dialog.locator("button.jp-mod-accept").click()
    dialog.wait_for(state="detached")


if __name__ == "__main__":
    main()
