"""`cluster.py DASK COMMAND…`: runs a grading command on a Dask cluster of three workers, one of which is killed.

Dask is installed into the folder DASK, unless it is already there.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psutil

from waiting import wait_for

TOOLS = Path(__file__).resolve().parents[2] / "tools"
WORKERS = 3


def installed(folder: Path) -> dict[str, str]:
    """Variables that let Python find Dask and the grader."""
    if not (folder / "complete").exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "distributed"], check=True
        )
        (folder / "complete").touch()
    return os.environ | {"PYTHONPATH": f"{folder}:{TOOLS}", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3"}


def begin(stack: ExitStack, module: str, *arguments: object, env: dict[str, str]) -> subprocess.Popen:
    """A Dask program, which ends with the stack."""
    command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard"]
    process = subprocess.Popen([*command, *map(str, arguments)], env=env, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def main() -> None:
    """The command."""
    environment = installed(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        file = Path(name) / "scheduler.json"
        begin(stack, "dask_scheduler", "--port", 0, "--scheduler-file", file, env=environment)
        wait_for(lambda: file.exists() and file.read_text().endswith("}"), "the scheduler", 120)
        address = json.loads(file.read_text())["address"]
        options = ["--nthreads", 1, "--no-nanny", "--local-directory", name, address]
        workers = [begin(stack, "dask_worker", *options, env=environment) for _ in range(WORKERS)]
        grade = subprocess.Popen([*sys.argv[2:], "--scheduler", address], env=environment)
        stack.callback(grade.kill)
        victim = psutil.Process(workers[0].pid)
        wait_for(lambda: grade.poll() is not None or is_at_work(victim), "work for the worker", 120)
        victim.kill()
        sys.exit(grade.wait())


def is_at_work(worker: psutil.Process) -> bool:
    """Whether an answer is being compiled or run."""
    return any(process.name() == "bwrap" for process in worker.children())


if __name__ == "__main__":
    main()
