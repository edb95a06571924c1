"""The widgets in JupyterLab: after a run, in its dark theme, opened again, and before the notebook is trusted.

`widgets_in_lab.py NOTEBOOK FOLDER` runs the notebook's widget cells, in a copy in the folder.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from playwright.sync_api import Frame, Locator, Page

from browser import browser
from server import execute, jupyterlab, opened, ready
from waiting import wait_for
from widgets import WIDGETS, operate

ROOT = Path(__file__).parents[2]
# The cells of the widgets, in the order of WIDGETS, and one that shows something else.
CELLS = (
    "load",
    "animation-valid",
    "guess-border",
    "guess-stride",
    "guess-grating",
    "shape",
    "turn",
    "guess-filter",
    "see",
    "guess-cell",
    "complex",
    "filters",
)


def main() -> None:
    """Opens, runs, operates, opens again."""
    source, folder = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    notebook = folder / "widgets.ipynb"
    cells = excerpt(source, CELLS, 'path = "../../.."', f'path = "{ROOT}"')
    notebook.write_text(json.dumps(cells))
    with jupyterlab(folder) as port, browser(camera=True) as page:
        opened(page, port, f"lab/tree/{notebook.name}")
        ready(page)
        begin = monotonic()
        execute(page, "notebook:run-all-cells")
        wait_for(lambda: frames(page).count() == len(WIDGETS), "the widgets of all cells", 180)
        print(f"run: all widgets are there after {monotonic() - begin:.1f} s")
        operate_all(page)
        light = theme(page)
        execute(page, "apputils:change-theme", theme="JupyterLab Dark")
        wait_for(lambda: theme(page) == "dark" != light, "the widgets in the dark theme")
        page.screenshot(path=folder / "dark.png")
        execute(page, "apputils:change-theme", theme="JupyterLab Light")
        wait_for(lambda: theme(page) == "light", "the widgets in the light theme")
        page.screenshot(path=folder / "light.png")
        execute(page, "docmanager:save")
        wait_for(lambda: "v1conv-widget" in notebook.read_text(), "the saved notebook")

        opened(page, port, f"lab/tree/{notebook.name}", "reset")
        wait_for(lambda: frames(page).count() == len(WIDGETS), "the widgets of the notebook opened again")
        operate_all(page)
        print("opened again: all widgets can be operated")

        strange = json.loads(notebook.read_text())
        strange["metadata"]["from"] = "somebody else"
        (folder / "strange.ipynb").write_text(json.dumps(strange))
        opened(page, port, "lab/tree/strange.ipynb", "reset")
        wait_for(lambda: len(words(page)) == len(WIDGETS), "the words in place of the widgets")
        assert not frames(page).count() and all("trusted" in each for each in words(page)), words(page)
        page.screenshot(path=folder / "untrusted.png")
        print("not trusted: the words are in their place")


def excerpt(source: Path, names: Iterable[str], here: str, checkout: str) -> dict:
    """A notebook of some cells, which works in any folder: they name the checkout in place of what lies around them."""
    notebook = json.loads(source.read_text())
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    notebook["cells"] = [cells[name] for name in names]
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace(here, checkout)
        cell["outputs"] = []
    return notebook


def frames(page: Page) -> Locator:
    """The widgets' frames, in the order of the cells."""
    return page.locator(".jp-OutputArea .v1conv-widget > iframe")


def words(page: Page) -> list[str]:
    """The words in place of the widgets."""
    told = page.locator(".jp-OutputArea .v1conv-widget > p").all()
    return [node.text_content() for node in told if node.is_visible()]


def theme(page: Page) -> str:
    """The theme of the first widget."""
    return enter(page, 0).evaluate("document.documentElement.dataset.theme")


def enter(page: Page, number: int) -> Frame:
    """Goes into a widget's frame, which loads when it becomes visible."""
    frame = frames(page).nth(number)
    frame.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
    inside = frame.element_handle().content_frame()
    inside.locator("main > .controls, main > .choices").first.wait_for()
    return inside


def operate_all(page: Page) -> None:
    """Every widget works in its frame as it does alone, and fills its frame without a scroll bar."""
    for number, name in enumerate(WIDGETS):
        inside = enter(page, number)
        operate(inside, name)
        # The frame follows its contents a moment later.
        rest = "Math.abs(document.body.getBoundingClientRect().height - innerHeight)"
        wait_for(lambda: inside.evaluate(rest) <= 2, f"the frame of {name} to be as high as what is in it")  # noqa: B023 (called at once)


if __name__ == "__main__":
    main()
