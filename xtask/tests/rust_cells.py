"""The edition for a Python kernel, on a Jupyter without a Rust kernel: `rust_cells.py FOLDER`.

Its cells run as in the edition for a Rust kernel; after them, everything else that a student meets is tested.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from waiting import all_gone

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tools"))
from notebooks.assess import assess
from notebooks.cells import is_code, streamed
from notebooks.execution import Run
from notebooks.files import read
from notebooks.solutions import solve

NOTEBOOK = ROOT / "notebooks" / "en" / "colab" / "W1D5_Tutorial2.ipynb"


def main() -> None:
    """Runs everything on one Python kernel."""
    folder = Path(sys.argv[1]).absolute()
    notebook = read(NOTEBOOK)
    assert not solve(notebook)
    student = Student(notebook, bare(folder))
    with student.client.setup_kernel(cwd=str(NOTEBOOK.parent), cleanup_kc=True):
        known = student.value("from jupyter_client.kernelspec import find_kernel_specs; list(find_kernel_specs())")
        assert known == "['python3']", known
        run_all(student)
        kernel = rust_kernel(student)
        a_second_set_up_costs_nothing(student, kernel)
        an_error_is_an_error(student)
        what_runs_is_interrupted(student)
        outputs_are_updated(student)
        python_stays_python(student)
        a_lost_kernel_is_said(student, kernel)
        last = rust_kernel(student)
    all_gone([last], 5)


def bare(folder: Path) -> AsyncKernelManager:
    """A Python with the packages, and a Jupyter that knows no other kernel."""
    python = folder / "python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--clear", python], check=True)
    [packages] = python.glob("lib/*/site-packages")
    (packages / "packages.pth").write_text("\n".join(entry for entry in sys.path if entry.endswith("site-packages")))
    spec = folder / "kernels" / "python3"
    spec.mkdir(parents=True, exist_ok=True)
    argv = [str(python / "bin" / "python"), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Python", "language": "python"}))
    for name in [name for name in os.environ if name.startswith("JUPYTER")]:
        del os.environ[name]
    os.environ["JUPYTER_DATA_DIR"] = str(folder / "data")
    specs = KernelSpecManager(kernel_dirs=[str(spec.parent)])
    return AsyncKernelManager(kernel_name="python3", kernel_spec_manager=specs)


class Student:
    """Runs cells one after the other."""

    def __init__(self, notebook: NotebookNode, manager: AsyncKernelManager) -> None:
        self.notebook = notebook
        self.manager = manager
        self.client = NotebookClient(notebook, km=manager, timeout=600, allow_errors=True, record_timing=False)

    def run(self, code: str) -> NotebookNode:
        """Runs a new cell at the end."""
        self.notebook.cells.append(new_code_cell(code))
        return self.client.execute_cell(self.notebook.cells[-1], len(self.notebook.cells) - 1)

    def value(self, code: str) -> str:
        """The value of a new cell."""
        [output] = self.run(code).outputs
        return output.data["text/plain"]

    def error(self, code: str) -> NotebookNode:
        """The error that a new cell ends with."""
        [*_, error] = self.run(code).outputs
        assert error.output_type == "error", error
        return error


def rust_kernel(student: Student) -> psutil.Process:
    """The Rust kernel beside the Python kernel."""
    python = psutil.Process(student.manager.provisioner.pid)
    [rust] = [child for child in python.children() if child.name() == "notebook-kernel"]
    return rust


def run_all(student: Student) -> None:
    """All cells of the solved notebook run, and every check passes."""
    cells = [(number, cell) for number, cell in enumerate(student.notebook.cells[:-1]) if is_code(cell)]
    begin = monotonic()
    for number, cell in cells:
        student.client.execute_cell(cell, number)
        if cell.id == "set-up":
            print(f"set up in {monotonic() - begin:.1f} s: {streamed(cell, 'stdout').splitlines()[-1]}")
            begin = monotonic()
    print(f"{len(cells) - 1} cells in {monotonic() - begin:.1f} s")
    run = Run(student.notebook, [cell for _, cell in cells])
    assert not (findings := assess(run, NOTEBOOK, solved=True)), "\n".join(map(str, findings))
    shown = [str(output.get("data", {}).get("text/html")) for _, cell in cells for output in cell.outputs]
    for tag in ("<img", "<iframe"):
        assert sum(tag in html for html in shown) > 5, f"too few {tag}>"


def a_second_set_up_costs_nothing(student: Student, kernel: psutil.Process) -> None:
    """Nothing is said, nothing is started, no variable is lost."""
    student.run("let kept = 42;")
    assert not student.run(student.notebook.cells[0].source).outputs
    assert rust_kernel(student) == kernel
    assert student.value("kept") == "42"


def an_error_is_an_error(student: Student) -> None:
    """It has its Rust name, says which cell it is in, and stops a run of all cells."""
    error = student.error("let number: i32 = 0.5;")
    number = student.notebook.cells[-1].execution_count
    assert error.ename == "E0308" and f"cell [{number}], line 1" in "".join(error.traceback), (number, error)
    assert not any("rust_cells" in line for line in error.traceback), error.traceback
    student.client.allow_errors = False
    try:
        student.run("let none: Vec<i32> = vec![]; none[0]")
    except CellExecutionError as stopped:
        assert stopped.ename == "panic", stopped
    else:
        raise AssertionError("a panic does not stop the run")
    finally:
        student.client.allow_errors = True


def what_runs_is_interrupted(student: Student) -> None:
    """As Jupyter interrupts a Python kernel."""
    threading.Timer(2, os.kill, (student.manager.provisioner.pid, signal.SIGINT)).start()
    begin = monotonic()
    assert "interrupted" in student.error("loop {}").evalue
    assert monotonic() - begin < 30
    assert student.value("6 * 7") == "42"


def outputs_are_updated(student: Student) -> None:
    """A progress bar is one output, in its last state; text is not lost around it."""
    cell = student.run(
        'println!("before");\nfor step in 0..3 {\n'
        '    println!("EVCXR_BEGIN_CONTENT text/plain display_id=bar\\nstep {step}\\nEVCXR_END_CONTENT");\n'
        '    std::thread::sleep(std::time::Duration::from_millis(50));\n}\nprintln!("after");'
    )
    assert [output.data["text/plain"] for output in cell.outputs if "data" in output] == ["step 2"], cell.outputs
    assert streamed(cell, "stdout") == "before\nafter\n"


def python_stays_python(student: Student) -> None:
    """Cells that ask for it, other magics, and what a service runs silently."""
    student.run("%%python\nanswer = 42")
    assert student.value("%%python\nanswer") == "42"
    assert student.value("%%rust\n40 + 2") == "42"
    assert "posix" in streamed(student.run("%%bash\necho posix"), "stdout")
    student.client.kc.execute("hidden = 43", silent=True)
    assert student.value("%%python\nhidden") == "43"


def a_lost_kernel_is_said(student: Student, kernel: psutil.Process) -> None:
    """By every cell, until the first one is run again."""
    kernel.kill()
    for _ in range(2):
        error = student.error("1 + 1")
        assert error.ename == "lost" and "Run the first cell again" in error.evalue, error
    assert "Rust is ready" in streamed(student.run(student.notebook.cells[0].source), "stdout")
    assert student.value("1 + 1") == "2"


if __name__ == "__main__":
    main()
