"""`kernels.py KERNELS CELLS`: kernels at work at the same time, each of which must see only its own cells.

One of them is killed in the middle of a cell. It must leave nothing behind.
"""

import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
from jupyter_client.manager import KernelManager

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = ROOT / "notebooks" / "en" / "student"


class Kernel:
    """A kernel with its own number."""

    def __init__(self, number: int) -> None:
        self.number = number
        begin = time.monotonic()
        self.manager = KernelManager(kernel_name="rust")
        self.manager.start_kernel(cwd=str(NOTEBOOKS))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=600)
        self.idle = time.monotonic() - begin
        # The same names in all kernels.
        self.shows(f"let own: usize = {number}; fn twice(n: usize) -> usize {{ 2 * n }} own", f"{number}")
        self.shows("macro_rules! hundred { ($n:expr) => { 100 * $n } }", "")
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
        """Cells that no other kernel has, with names that all of them have."""
        own = self.number
        for cell in range(count):
            code = f"fn of_kernel() -> usize {{ {own} }} fn of_cell() -> usize {{ hundred!({cell}) + of_kernel() }}"
            self.shows(f"{code} (of_cell(), twice(own))", f"({cell * 100 + own}, {2 * own})")

    def process(self) -> psutil.Process:
        """The kernel's main process."""
        return psutil.Process(self.manager.provisioner.process.pid)

    def processes(self) -> list[psutil.Process]:
        """The main process and all its descendants."""
        return [self.process(), *self.process().children(recursive=True)]

    def folder(self) -> Path:
        """Its own folder."""
        return Path(self.process().children()[0].environ()["NOTEBOOK_KERNEL_HOME"])

    def processor_time(self) -> float:
        """Seconds used by all its processes, including those that have ended."""
        return sum(sum(process.cpu_times()[:4]) for process in self.processes())

    def memory(self) -> float:
        """Bytes used by all its processes, counting shared memory once."""
        return sum(process.memory_full_info().pss for process in self.processes())

    def works_on(self) -> list[psutil.Process]:
        """Starts a cell that does not end, and a program that has left its group. Returns all processes."""
        self.client.execute(
            'std::process::Command::new("setsid").args(["sleep", "1000"]).spawn().unwrap();'
            'println!("at work"); loop { std::hint::black_box(0); }'
        )
        # Once the cell says something, the compiler has finished.
        while self.client.get_iopub_msg(timeout=180)["msg_type"] != "stream":
            pass
        # `setsid` takes a moment to become another program.
        becomes_true(lambda: any("sleep" in process.name() for process in self.processes()), "the program does not run")
        return self.processes()

    def kill(self) -> None:
        """Kills it without warning, in the middle of a cell: everything that belongs to it must go, too."""
        folder, processes = self.folder(), self.works_on()
        assert folder.stat().st_mode & 0o777 == 0o700, "others may look into the kernel's folder"
        self.process().kill()
        self.leaves_nothing(folder, processes)

    def leaves_nothing(self, folder: Path, processes: list[psutil.Process]) -> None:
        """Waits until folder, processes and ports are gone."""
        becomes_true(lambda: all(is_gone(process) for process in processes), f"left: {processes}")
        becomes_true(lambda: not folder.exists(), f"{folder} is still there")
        # Another test may get the port as soon as it is free.
        becomes_true(lambda: is_closed(self.manager.shell_port), "the port is still open")

    def shut_down(self) -> None:
        """Ends it as Jupyter does; nothing may be left."""
        folder, processes = self.folder(), self.processes()
        self.end()
        self.leaves_nothing(folder, processes)

    def end(self) -> None:
        """Ends it, whatever state it is in."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def is_closed(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) != 0


def is_gone(process: psutil.Process) -> bool:
    """Whether a process has ended: its parent may never ask, as with the first process in a container."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def becomes_true(condition, otherwise: str) -> None:
    """Waits for it."""
    patience = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < patience, otherwise
        time.sleep(0.05)


def main() -> None:
    """The command."""
    count, cells = int(sys.argv[1]), int(sys.argv[2])
    kernels = []
    try:
        with ThreadPoolExecutor(count) as pool:
            kernels += pool.map(Kernel, range(count))
            started = [kernel.processor_time() for kernel in kernels]
            memory = sum(kernel.memory() for kernel in kernels) / count
            list(pool.map(lambda kernel: kernel.cells(-(-cells // count)), kernels))
        spent, idle = sorted(started)[count // 2], max(kernel.idle for kernel in kernels)
        kernels[0].kill()
        kernels.append(Kernel(count))
        kernels[-1].cells(1)
        for kernel in kernels[1:]:
            kernel.shut_down()
    finally:
        for kernel in kernels:
            kernel.end()
    print(
        f"{count} kernels, {cells} cells, one killed: all right; {spent:.1f} s of processor time and {memory / 1e6:.0f} MB each, "
        f"the last idle after {idle:.1f} s"
    )


if __name__ == "__main__":
    main()
