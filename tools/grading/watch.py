"""What a submission may use, and the watch over it."""

import os
import signal
import subprocess
import threading
from dataclasses import dataclass
from time import monotonic, sleep

from .inside.processes import Usage, below

# How often usage is checked, in seconds.
PAUSE = 0.1


@dataclass(frozen=True)
class Limits:
    """What one submission may use."""

    # Seconds of processor time to compile and run an exercise's cell; four times that by the clock.
    timeout: int = 30
    # Bytes in all processes together, of which the kernel and the compiler need about 700 million.
    memory: int = 2_000_000_000
    # Processes and threads.
    processes: int = 256
    # Bytes of temporary files, without the kernel's own.
    disk: int = 256_000_000
    # Bytes that an exercise may print or show.
    output: int = 10_000_000


def kill(process: subprocess.Popen) -> None:
    """Kills it with all its descendants. Orphans end when their standard input does."""
    if process.poll() is None:
        # A stopped process starts nothing that would be missed.
        process.send_signal(signal.SIGSTOP)
        for usage in below(process.pid):
            try:
                os.kill(usage.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    try:
        if process.stdin:
            process.stdin.close()
    except OSError:
        pass


def end(process: subprocess.Popen) -> None:
    """Waits until it is killed."""
    kill(process)
    process.wait()
    for pipe in filter(None, (process.stdout, process.stderr)):
        pipe.close()


class Watch(threading.Thread):
    """Ends the process if it uses more than it may. `reason` says why."""

    def __init__(self, process: subprocess.Popen, limits: Limits, seconds: float) -> None:
        super().__init__(daemon=True)
        self.process, self.limits = process, limits
        self.deadline = monotonic() + seconds
        self.reason: str | None = None
        # The peak memory, in bytes.
        self.peak = 0
        self._rough = 0

    def run(self) -> None:
        """Watches until the process has ended."""
        while self.process.poll() is None:
            processes = below(self.process.pid)
            self.reason = self._excess(processes)
            if self.reason:
                kill(self.process)
                return
            sleep(PAUSE)

    def _excess(self, processes: list[Usage]) -> str | None:
        if len(processes) > self.limits.processes:
            return "processes"
        memory = sum(each.memory for each in processes)
        # Pages shared by several processes count for each; exact numbers take longer to get.
        if memory > min(self.limits.memory, 1.05 * self._rough):
            self._rough = max(self._rough, memory)
            memory = sum(each.exact_memory() for each in processes)
            self.peak = max(self.peak, memory)
        if memory > self.limits.memory:
            return "memory"
        return "timeout" if monotonic() > self.deadline else None
