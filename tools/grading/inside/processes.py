"""What processes use, read in one go: while thousands are being made, each check must be quick."""

import os
from dataclasses import dataclass

PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """A process: its processor time in seconds, including that of its ended children, and its memory in bytes."""

    pid: int
    parent: int
    seconds: float
    memory: int

    def exact_memory(self) -> int:
        """Bytes, counting pages shared by several processes only in part."""
        try:
            with open(f"/proc/{self.pid}/smaps_rollup", "rb") as file:
                return sum(int(line.split()[1]) * 1024 for line in file if line.startswith(b"Pss:"))
        except (OSError, ValueError):
            return 0


def below(pid: int) -> list[Usage]:
    """A process and all its descendants."""
    children: dict[int, list[Usage]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (usage := _usage(int(name))):
            children.setdefault(usage.parent, []).append(usage)
            if usage.pid == pid:
                children[-1] = [usage]
    found, waiting = [], list(children.get(-1, []))
    while waiting:
        usage = waiting.pop()
        found.append(usage)
        waiting += children.get(usage.pid, [])
    return found


def _usage(pid: int) -> Usage | None:
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            # The name in parentheses may hold anything.
            fields = file.read().rpartition(b")")[2].split()
    except OSError:
        return None  # It ended in the meantime.
    return Usage(pid, int(fields[1]), sum(map(int, fields[11:15])) / TICK, int(fields[21]) * PAGE)
