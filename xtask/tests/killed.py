"""`killed.py`: each process of a kernel is killed in the middle of a cell.

If the kernel's main process survives, it reports that everything is lost, and continues; in the end, nothing is left.
"""

from kernels import Kernel, becomes_true, is_gone


def main() -> None:
    """The command."""
    for number, which in enumerate(["the keeper", "the engine", "the child of the engine"]):
        kernel = Kernel(number)
        try:
            killed(kernel, number)
            print(f"{which}: all right", flush=True)
        finally:
            kernel.end()
    kernel = Kernel(9)
    kernel.kill()
    kernel.client.stop_channels()
    print("the main process: all right")


def killed(kernel: Kernel, depth: int) -> None:
    """Kills a process at this depth below the kernel's main process."""
    processes = kernel.works_on()
    victim = kernel.process().children()[0]
    for _ in range(depth):
        victim = victim.children()[0]
    victim.kill()
    message = {}
    while message.get("msg_type") != "error":
        message = kernel.client.get_iopub_msg(timeout=60)
    assert message["content"]["ename"] == "lost", message["content"]
    old = processes[1:] if depth < 2 else [process for process in processes if process.pid == victim.pid]
    becomes_true(lambda: all(is_gone(process) for process in old), f"left: {old}")
    kernel.client.wait_for_ready(timeout=60)
    kernel.shows("let again = 6 * 7; again", "42")
    folder, every = kernel.folder(), kernel.process().children(recursive=True)
    kernel.manager.shutdown_kernel(now=False)
    becomes_true(lambda: all(is_gone(process) for process in every), f"left: {every}")
    becomes_true(lambda: not folder.exists(), f"{folder} is still there")


if __name__ == "__main__":
    main()
