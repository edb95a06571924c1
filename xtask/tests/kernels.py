"""`kernels.py KERNELS CELLS`: kernels at work at the same time, each of which must see only its own cells.

One of them is killed in the middle of a cell. It must leave nothing behind.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from session import Kernel


class Numbered(Kernel):
    """A kernel with its own number."""

    # Many start at once.
    patience = 600

    def __init__(self, number: int) -> None:
        begin = time.monotonic()
        super().__init__()
        self.number, self.idle = number, time.monotonic() - begin
        # The same names in all kernels.
        self.shows(f"let own: usize = {number}; fn twice(n: usize) -> usize {{ 2 * n }} own", f"{number}")
        self.shows("macro_rules! hundred { ($n:expr) => { 100 * $n } }", "")
        self.shows("let stimulus = v1conv::grating(45.0); stimulus.dim()", "(48, 64)")

    def cells(self, count: int) -> None:
        """Cells that no other kernel has, with names that all of them have."""
        own = self.number
        for cell in range(count):
            code = f"fn of_kernel() -> usize {{ {own} }} fn of_cell() -> usize {{ hundred!({cell}) + of_kernel() }}"
            self.shows(f"{code} (of_cell(), twice(own))", f"({cell * 100 + own}, {2 * own})")

    def processor_time(self) -> float:
        """Seconds used by all its processes, including those that have ended."""
        return sum(sum(process.cpu_times()[:4]) for process in self.processes())

    def memory(self) -> float:
        """Bytes used by all its processes, counting shared memory once."""
        return sum(process.memory_full_info().pss for process in self.processes())

    def kill(self) -> None:
        """Kills it without warning, in the middle of a cell: everything that belongs to it must go, too."""
        folder, processes = self.folder(), self.works_on()
        assert folder.stat().st_mode & 0o777 == 0o700, "others may look into the kernel's folder"
        self.process().kill()
        self.leaves_nothing([folder], processes)

    def shut_down(self) -> None:
        """Ends it as Jupyter does; nothing may be left."""
        folder, processes = self.folder(), self.processes()
        self.end()
        self.leaves_nothing([folder], processes)


def main() -> None:
    """The command."""
    count, cells = int(sys.argv[1]), int(sys.argv[2])
    kernels = []
    try:
        with ThreadPoolExecutor(count) as pool:
            kernels += pool.map(Numbered, range(count))
            started = [kernel.processor_time() for kernel in kernels]
            memory = sum(kernel.memory() for kernel in kernels) / count
            list(pool.map(lambda kernel: kernel.cells(-(-cells // count)), kernels))
        spent, idle = sorted(started)[count // 2], max(kernel.idle for kernel in kernels)
        kernels[0].kill()
        kernels.append(Numbered(count))
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
