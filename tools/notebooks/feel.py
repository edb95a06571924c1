"""Measure how fast the solved notebook starts and runs, and how much memory it takes, cell by cell as in JupyterLab."""

import argparse
import os
import re
import shlex
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import monotonic, sleep

import psutil
from jupyter_client.manager import KernelManager

from values import ROOT, natural

from .cells import is_code
from .files import read
from .solutions import solve

# What a peer's command prints for each run.
PEER = re.compile(r"idle after (?P<idle>[\d.]+) s; all cells (?P<cells>[\d.]+) s")
PAUSE = 0.1


@dataclass
class Run:
    """One run of the notebook: seconds and megabytes."""

    idle: float = 0.0
    cells: list[float] = field(default_factory=list)
    memory: float = 0.0
    peak: float = 0.0


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    first = min(ROOT.glob("notebooks/en/student/*.ipynb"), default=None)
    parser.add_argument(
        "notebook", metavar="NOTEBOOK", nargs="?" if first else None, type=Path, default=first, help="(%(default)s)"
    )
    parser.add_argument(
        "--runs", metavar="N", type=natural, default=5, help="take the median of this many runs (%(default)s)"
    )
    parser.add_argument("--one-core", action="store_true", help="measure as on a machine with a single core")
    parser.add_argument(
        "--peer",
        metavar="COMMAND",
        type=shlex.split,
        help="a program to alternate with the notebook: for each run it prints `idle after … s; all cells … s`",
    )


def main(args: argparse.Namespace) -> int:
    """The command."""
    if args.one_core:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ours, peers = [], []
    for number in range(args.runs):
        print(f"run {number + 1} of {args.runs}", file=sys.stderr, flush=True)
        if args.peer:
            said = subprocess.run([*args.peer, "1"], stdout=subprocess.PIPE, text=True, check=True).stdout
            peers.append(PEER.search(said))
        ours.append(measure(args.notebook.absolute()))
    print(table(ours, peers))
    return 0


def measure(path: Path) -> Run:
    """Runs the solved notebook in a new kernel."""
    notebook = read(path)
    solve(notebook)
    run = Run()
    manager = KernelManager(kernel_name="rust")
    begin = monotonic()
    manager.start_kernel(cwd=str(path.parent), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=300)
        run.idle = monotonic() - begin
        kernel = psutil.Process(manager.provisioner.process.pid)
        run.memory = memory(kernel)
        ended = threading.Event()
        watch = threading.Thread(target=watch_peak, args=(kernel, run, ended))
        watch.start()
        for cell in filter(is_code, notebook.cells):
            begin = monotonic()
            client.execute_interactive(cell.source, timeout=300, output_hook=lambda message: None)
            run.cells.append(monotonic() - begin)
        ended.set()
        watch.join()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return run


def watch_peak(kernel: psutil.Process, run: Run, ended: threading.Event) -> None:
    """Records the peak memory of the kernel and everything it starts."""
    while not ended.is_set():
        run.peak = max(run.peak, memory(kernel))
        sleep(PAUSE)


def memory(kernel: psutil.Process) -> float:
    """Megabytes used by a process and its descendants, counting shared memory once."""
    total = 0
    for process in [kernel, *kernel.children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            pass  # It ended in the meantime.
    return total / 1e6


def table(ours: list[Run], peers: list[re.Match]) -> str:
    """The medians as a Markdown table."""

    def of(what) -> float:
        return median(what(run) for run in ours)

    def peer(group: str) -> str:
        return f"{median(float(run[group]) for run in peers):.1f} s" if peers else "–"

    rows = [
        (
            "opening the notebook, until the kernel is idle and has loaded all",
            f"{of(lambda r: r.idle):.1f} s",
            peer("idle"),
        ),
        ("all cells of the solved notebook", f"{of(lambda r: sum(r.cells)):.1f} s", peer("cells")),
        ("the first cell", f"{of(lambda r: r.cells[0]):.2f} s", "–"),
        ("a later cell (median)", f"{of(lambda r: median(r.cells[1:])):.2f} s", "–"),
        ("the slowest later cell", f"{of(lambda r: max(r.cells[1:])):.2f} s", "–"),
        ("memory of the idle kernel (PSS)", f"{of(lambda r: r.memory):.0f} MB", "–"),
        ("most memory, while a cell compiles", f"{of(lambda r: r.peak):.0f} MB", "–"),
    ]
    lines = [f"| {len(ours)} runs, medians | Rust | peer |", "|---|---|---|"]
    return "\n".join(lines + [f"| {name} | {rust} | {other} |" for name, rust, other in rows])
