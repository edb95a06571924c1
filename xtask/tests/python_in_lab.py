"""The edition for a Python kernel in JupyterLab: `python_in_lab.py NOTEBOOK FOLDER`.

It sets up Rust, shows the widgets, an exercise's check and an error; then a cell is interrupted, and the rest runs on.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import Page

from browser import browser
from server import execute, jupyterlab, opened, ready
from waiting import wait_for
from widgets import WIDGETS
from widgets_in_lab import CELLS, ROOT, excerpt, frames, operate_all

MORE = {
    "check": "check_b2(|layer| Ok(layer.weight().clone()))",
    "mistake": "let whole: i32 = 0.5;",
    "after": 'println!("this must wait");',
}


def main() -> None:
    """All cells first, as a student runs them; then the last one in other ways."""
    source, folder = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    names = ("set-up", *CELLS)
    notebook = excerpt(source, names, 'Path.home() / "v1conv"', f"Path({str(ROOT)!r})")
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"] += [{**code, "id": name, "source": source} for name, source in MORE.items()]
    (folder / "python.ipynb").write_text(json.dumps(notebook))
    with jupyterlab(folder) as port, browser(camera=True) as page:
        opened(page, port, "lab/tree/python.ipynb")
        ready(page)
        execute(page, "notebook:run-all-cells")
        wait_for(lambda: error(page, "mistake"), "the error of a cell", 400)
        assert error(page, "mistake")["ename"] == "E0308", error(page, "mistake")
        assert not outputs(page, "after"), "a cell runs after one that failed"
        [check] = outputs(page, "check")
        assert check["data"]["application/vnd.v1conv.check+json"]["status"] == "passed", check
        wait_for(lambda: frames(page).count() == len(WIDGETS), "the widgets of all cells")
        operate_all(page)
        page.screenshot(path=folder / "python.png")

        run_last(page, "loop {}")
        page.wait_for_timeout(2000)
        execute(page, "notebook:interrupt-kernel")
        wait_for(lambda: error(page, "after"), "the interrupt", 60)
        assert "interrupted" in error(page, "after")["evalue"], error(page, "after")
        run_last(page, "6 * 7")
        wait_for(lambda: "42" in json.dumps(outputs(page, "after")), "the cell after the interrupt", 60)
        print("a check, an error, an interrupt, and every widget: as with a Rust kernel")


def outputs(page: Page, cell: str) -> list[dict]:
    """The outputs below a cell."""
    cells = page.evaluate("window.jupyterapp.shell.currentWidget.content.model.toJSON().cells")
    [found] = [each["outputs"] for each in cells if each["id"] == cell]
    return found


def error(page: Page, cell: str) -> dict | None:
    """The error that a cell ended with."""
    return next((each for each in outputs(page, cell) if each["output_type"] == "error"), None)


def run_last(page: Page, code: str) -> None:
    """The last cell, with other code."""
    page.evaluate(
        """(code) => {
          const notebook = window.jupyterapp.shell.currentWidget.content;
          notebook.activeCellIndex = notebook.widgets.length - 1;
          notebook.activeCell.model.sharedModel.setSource(code);
        }""",
        code,
    )
    execute(page, "notebook:run-cell")


if __name__ == "__main__":
    main()
