"""Runs a notebook in a kernel of its own."""

import queue
import secrets
import socket
import subprocess
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from jupyter_client.kernelspec import NoSuchKernel
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode

from cells import is_code
from evidence import take_evidence, with_evidence

TIMEOUT = 900

# The text of a panic may arrive when the cell is already idle.
LATE = 0.05


@dataclass
class Executed:
    """A code cell with its outputs, and whether it left evidence of having run to its end."""

    cell: NotebookNode
    ran: bool


@dataclass
class Run:
    """What became of a notebook. `stopped` names the cell, and the reason, that ended the run early."""

    notebook: NotebookNode
    executed: list[Executed] = field(default_factory=list)
    stopped: tuple[str, str] | None = None
    seconds: float = 0.0


def execute(notebook: NotebookNode, folder: Path, timeout: int = TIMEOUT) -> Run:
    """Runs a copy of the notebook, its kernel working in the folder, and never raises for what a cell does."""
    run = Run(deepcopy(notebook))
    nonce = secrets.token_hex(16)
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
        # What the kernel itself prints (compilation progress) is no part of any notebook.
        with client.setup_kernel(cwd=str(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
            for index, cell in enumerate(run.notebook.cells):
                if is_code(cell):
                    at = cell.id
                    run.executed.append(_execute(client, index, cell, nonce))
    except NoSuchKernel as missing:
        run.stopped = at, f"no kernel named `{missing.name}`: `cargo lab` sets it up"
    except CellTimeoutError:
        run.stopped = at, f"still running after {timeout} s: an endless loop? If not, give --timeout more"
    except (RuntimeError, OSError) as error:  # it died, never answered, or is no program
        run.stopped = at, f"the kernel stopped: {error}"
    run.seconds = monotonic() - begin
    return run


def _reaches_itself() -> bool:
    """Whether this machine's loopback is up, which it is not in a new network namespace."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=5).close()
    except OSError:
        return False
    return True


def _execute(client: NotebookClient, index: int, cell: NotebookNode, nonce: str) -> Executed:
    """Runs one cell, and moves its outputs into `cell`."""
    sent = client.nb.cells[index]
    sent.source = with_evidence(cell.source, nonce)
    client.execute_cell(sent, index)
    try:
        while True:
            message = run_sync(client.kc.get_iopub_msg)(timeout=LATE)
            if message["msg_type"] == "stream":
                client.process_message(message, sent, index)
    except queue.Empty:
        pass
    cell.outputs, ran = take_evidence(_in_order(sent.outputs), nonce)
    return Executed(cell, ran)


def _in_order(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Text before values. The kernel sends them over different ways, and text by lines: their order is chance."""
    streams: dict[str, NotebookNode] = {}
    values = []
    for output in outputs:
        if output.output_type != "stream":
            values.append(output)
        elif output.name in streams:
            streams[output.name].text += output.text
        else:
            streams[output.name] = output
    return [streams[name] for name in ("stdout", "stderr") if name in streams] + values
