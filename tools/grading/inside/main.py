"""Runs a student's answers. This part is inside the sandbox together with their code.

The task comes on standard input as one line of JSON; when that input ends, the grader is gone. Events leave
on standard output, one line of JSON each: `begin` an exercise, `end` it with an outcome, and the `file`s that its
answer wrote. None of it is trusted: the files are compared with the reference outside, and words are only shown.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import threading

from room import Stop, end_others, tell

# From the system's `prctl`.
PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER = 4, 36


def main() -> None:
    """The command."""
    task = json.loads(sys.stdin.readline())
    become(task.get("uid"))
    system = ctypes.CDLL(None)
    # Nothing may inspect this process, trace it or write to its files, not even what runs as the same user.
    system.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    system.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    threading.Thread(target=end_with_grader, daemon=True).start()
    # What runs as the same user may send it a signal.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, 60 + 10 * task["timeout"])
    limit(resource.RLIMIT_FSIZE, task["disk"])
    limit(resource.RLIMIT_NOFILE, 1024)
    limit(resource.RLIMIT_MEMLOCK, 1 << 20)
    limit(resource.RLIMIT_MSGQUEUE, 0)
    if os.getpid() == 1:
        # Threads count, too. Outside a sandbox, everything the user runs would count.
        limit(resource.RLIMIT_NPROC, 2 * task["processes"])
    limit(resource.RLIMIT_AS, 4 * task["memory"])
    try:
        if "sources" in task:
            import compiled

            compiled.run(task)
        else:
            import notebook

            notebook.run(task)
    except Stop as stop:
        tell(event="stop", outcome=stop.args[0], words=stop.args[1])


def become(uid: int | None) -> None:
    """Gives up being root: from here on, this process runs as nobody, and a limit on processes applies."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)


def end_with_grader() -> None:
    """Whatever happens to the grader, nothing it started outlives it: its end closes our standard input."""
    while os.read(0, 1):
        pass
    if os.getpid() != 1:
        end_others()
    # The others in a sandbox die when its first process ends.
    os._exit(1)


def limit(what: int, most: int) -> None:
    """Sets a limit for this process and everything it starts."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
