"""Runs a notebook in its own kernel."""

import socket
import subprocess
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode

from .cells import is_code

TIMEOUT = 900


@dataclass
class Run:
    """The result of running a notebook. `stopped` has the cell and the reason that ended the run early."""

    notebook: NotebookNode
    executed: list[NotebookNode] = field(default_factory=list)
    stopped: tuple[str, str] | None = None
    seconds: float = 0.0


def execute(notebook: NotebookNode, folder: Path, timeout: int = TIMEOUT) -> Run:
    """Runs a copy of the notebook, with its kernel in the folder, and never raises because of what a cell does."""
    run = Run(deepcopy(notebook))
    client = NotebookClient(
        deepcopy(notebook),
        timeout=timeout,
        startup_timeout=timeout,
        allow_errors=True,
        record_timing=False,
    )
    begin, at = monotonic(), "kernel"
    if not _reaches_itself():
        run.stopped = at, "a notebook talks to its kernel through 127.0.0.1, which is cut off: `ip link set lo up`"
        return run
    try:
        # What the kernel itself prints (compilation progress) is not part of any notebook.
        with client.setup_kernel(cwd=str(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            told = client.wait_for_reply(client.kc.kernel_info())["content"]
            run.notebook.metadata.language_info = told["language_info"]
            for index, cell in enumerate(run.notebook.cells):
                if is_code(cell):
                    at = cell.id
                    sent = client.nb.cells[index]
                    client.execute_cell(sent, index)
                    cell.outputs = sent.outputs
                    run.executed.append(cell)
    except NoSuchKernel as missing:
        run.stopped = at, f"no kernel named `{missing.name}`: `cargo lab` sets it up"
    except CellTimeoutError:
        run.stopped = at, f"still running after {timeout} s: an endless loop? If not, give --timeout more"
    except (RuntimeError, OSError) as error:  # it died, never answered, or is not a program
        run.stopped = at, f"the kernel stopped: {error}"
    run.seconds = monotonic() - begin
    return run


def _reaches_itself() -> bool:
    """Whether this machine's loopback is up; in a new network namespace, it is not."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError:
        return False
    return True
