"""Waiting for what other programs do."""

import socket
from collections.abc import Collection
from time import monotonic, sleep

import psutil


def wait_for(question, what: str, seconds: float = 30):
    """Asks until the answer is true, and returns it; a failure says what was waited for."""
    end = monotonic() + seconds
    while not (answer := question()):
        if monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        sleep(0.05)
    return answer


def all_gone(processes: Collection[psutil.Process], seconds: float = 30) -> None:
    """Waits until these processes have ended."""
    wait_for(lambda: all(is_gone(process) for process in processes), f"the end of {processes}", seconds)


def is_gone(process: psutil.Process) -> bool:
    """Whether a process has ended: its parent may never ask, as with the first process in a container."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
