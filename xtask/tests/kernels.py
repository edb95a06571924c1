"""`kernels.py KERNELS CELLS`: kernels at work at the same time, each of which must see its own cells only.

One of them is killed in the middle of a cell. It must leave nothing that a later one trips over.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = ROOT / "notebooks" / "en" / "student"


class Kernel:
    """A kernel with a number of its own."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.manager = KernelManager(kernel_name="rust")
        self.manager.start_kernel(cwd=str(NOTEBOOKS))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=180)
        # The same names in all kernels.
        self.shows(f"let own: usize = {number}; fn twice(n: usize) -> usize {{ 2 * n }} own", f"{number}")
        self.shows("let stimulus = v1conv::grating(45.0); stimulus.dim()", "(48, 64)")

    def shows(self, code: str, expected: str) -> None:
        """Runs a cell and compares the value that it shows."""
        shown = []

        def collect(message: dict) -> None:
            content = message["content"]
            shown.append(content.get("data", {}).get("text/plain", "") + "\n".join(content.get("traceback", [])))

        self.client.execute_interactive(code, timeout=180, output_hook=collect)
        assert "".join(shown).strip() == expected, f"kernel {self.number}: {code}\n{''.join(shown)}"

    def cells(self, count: int) -> None:
        """Cells that no other kernel has, under names that all of them have."""
        own = self.number
        for cell in range(count):
            code = f"fn of_kernel() -> usize {{ {own} }} fn of_cell() -> usize {{ {cell} * 100 + of_kernel() }}"
            self.shows(f"{code} (of_cell(), twice(own))", f"({cell * 100 + own}, {2 * own})")

    def process(self) -> psutil.Process:
        """The kernel's main process."""
        return psutil.Process(self.manager.provisioner.process.pid)

    def kill(self) -> Path:
        """Ends it without a warning, in the middle of a cell. Tells its folder."""
        folder = Path(self.process().environ()["EVCXR_TMPDIR"])
        assert folder.is_dir()
        # Once the cell says something, no compiler is at work that would outlive the kernel for a moment.
        self.client.execute('println!("at work"); loop { std::hint::black_box(0); }')
        while self.client.get_iopub_msg(timeout=180)["msg_type"] != "stream":
            pass
        processes = [self.process(), *self.process().children(recursive=True)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):  # Some end with those before them.
                process.kill()
        psutil.wait_procs(processes)
        return folder

    def end(self) -> None:
        """Ends it as Jupyter does."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def main() -> None:
    """The command."""
    count, cells = int(sys.argv[1]), int(sys.argv[2])
    kernels = []
    try:
        with ThreadPoolExecutor(count) as pool:
            kernels += pool.map(Kernel, range(count))
            list(pool.map(lambda kernel: kernel.cells(-(-cells // count)), kernels))
        folder = kernels[0].kill()
        kernels.append(Kernel(count))
        kernels[-1].cells(1)
        assert not folder.exists(), "the folder of the killed kernel is still there"
    finally:
        for kernel in kernels:
            kernel.end()
    print(f"{count} kernels, {cells} cells, one killed: all right")


if __name__ == "__main__":
    main()
