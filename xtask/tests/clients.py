"""`clients.py FOLDER`: programs that run notebooks stop where a cell panics, and people see why.

The folder keeps what the browser showed.
"""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
from playwright.sync_api import Page

from browser import browser
from server import execute, jupyterlab, opened, ready
from waiting import wait_for

PANIC = "let number: usize = 5;\nvec![1, 2, 3][number]"
WORDS = "the len is 3 but the index is 5"
LINE = "cell [2], line 2"


def main() -> None:
    """All of them, one after the other."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("nbconvert", "papermill"):
        program(name, folder)
    console(folder)
    with jupyterlab(folder) as port, browser() as page:
        for name, where in {"JupyterLab": "lab/tree", "Notebook": "notebooks"}.items():
            written = notebook(folder, name)
            opened(page, port, f"{where}/{written.name}")
            watched(page, name, written)


def notebook(folder: Path, name: str) -> Path:
    """A notebook whose second cell panics, and whose third leaves a file."""
    path = folder / f"{name}.ipynb"
    after(path).unlink(missing_ok=True)
    cells = ["1 + 1", PANIC, f'std::fs::write(r"{after(path)}", "").unwrap();']
    kernel = {"name": "rust", "display_name": "Rust", "language": "rust"}
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata={"kernelspec": kernel}
    )
    nbformat.write(made, path)
    return path


def after(path: Path) -> Path:
    """The file that exists if the cell after the panic was run."""
    return path.with_suffix(".after")


def program(name: str, folder: Path) -> None:
    """A program that runs a notebook to its end, or to the first error."""
    path = notebook(folder, name)
    arguments = {
        "nbconvert": ["--to", "notebook", "--execute", str(path), "--output", "ran.ipynb"],
        "papermill": [str(path), str(folder / "ran.ipynb"), "--no-progress-bar"],
    }
    ran = subprocess.run(
        [sys.executable, "-m", name, *arguments[name]],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert ran.returncode != 0 and WORDS in ran.stderr and LINE in ran.stderr, ran.stderr
    assert not after(path).exists(), f"{name} went on after the panic"
    print(f"{name}: stopped")


def console(folder: Path) -> None:
    """A terminal: several lines are one cell, a panic is an error, and the next cell is answered."""
    typed = ["let twenty = 20;", "twenty + 1", PANIC.replace("\n", " "), "twenty + 3"]
    ran = subprocess.run(
        [sys.executable, "-m", "jupyter_console", "--kernel", "rust", "--simple-prompt"],
        input="\n".join([*typed, ""]),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd=folder,
        timeout=120,
    )
    said = ran.stdout
    places = [said.find(words) for words in ("Out[2]: 21", WORDS, "Out[4]: 23")]
    assert -1 not in places and places == sorted(places), said
    assert "→ " in said, said
    print("console: answered")


def watched(page: Page, name: str, path: Path) -> None:
    """A notebook in a browser: *Run All* stops, the error is below its cell, in colours that can be read."""
    ready(page)
    execute(page, "notebook:run-all-cells")
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    error = cells.nth(1).locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']")
    wait_for(lambda: error.count() and WORDS in error.inner_text(), f"the panic in {name}", 60)
    assert LINE in error.inner_text() and "→ " in error.inner_text(), error.inner_text()
    ready(page)
    prompts = cells.locator(".jp-InputPrompt").all_inner_texts()
    assert prompts[2].strip() in ("[ ]:", "[]:") and not after(path).exists(), prompts
    page.screenshot(path=path.with_suffix(".png"))
    print(f"{name}: stopped")


if __name__ == "__main__":
    main()
