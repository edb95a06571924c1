"""Starts the server as Binder does, and runs the student notebooks through it as a browser would.

Prints the time until the first figure appears and the peak memory; fails if a check does not pass.
"""

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER = "127.0.0.1:8888"
TOKEN = "of-this-launch"
ALLOWED = {"Authorization": f"token {TOKEN}"}
CHECK = "application/vnd.v1conv.check+json"
# Binder guarantees 450 MB and kills what takes more than 2 GB.
MOST_MEMORY = 1.5e9

sys.path.append(str(ROOT / "tools"))
from notebooks.files import read
from notebooks.solutions import solve


def main() -> None:
    """The command."""
    arguments = ["jupyter", "lab", "--no-browser", "--ip=127.0.0.1", "--port=8888", f"--IdentityProvider.token={TOKEN}"]
    begin = time.monotonic()
    log = open("/tmp/server.log", "wb")  # noqa: SIM115 - open as long as the server runs
    server = subprocess.Popen([ROOT / "binder" / "start", *arguments], cwd=ROOT, stdout=log, stderr=log)
    watch = Memory(server.pid)
    watch.start()
    try:
        for notebook in sorted(ROOT.glob("notebooks/*/student/*.ipynb")):
            run(notebook.relative_to(ROOT).as_posix(), begin)
            begin = None
    finally:
        server.terminate()
        server.wait()
    watch.ended.set()
    watch.join()
    print(f"most memory of all processes: {watch.most / 1e6:.0f} MB")
    assert watch.most < MOST_MEMORY, "more than a Binder session should take"


def run(path: str, begin: float | None) -> None:
    """Opens a notebook and runs it to the end, its exercises solved."""
    import websocket

    session = ask("sessions", {"path": path, "name": path, "type": "notebook", "kernel": {"name": "rust"}})
    socket = websocket.create_connection(
        f"ws://{SERVER}/api/kernels/{session['kernel']['id']}/channels", header=ALLOWED, timeout=300
    )
    notebook = read(ROOT / path)
    assert not solve(notebook)
    start, passed = time.monotonic(), 0
    for cell, data in outputs(socket, notebook, path):
        if begin and "<img" in data.get("text/html", "") and cell.id != "slides":
            print(f"first figure {time.monotonic() - begin:.1f} s after the start of the server")
            begin = None
        passed += CHECK in data
    print(f"{path}: all cells ran in {time.monotonic() - start:.1f} s, {passed} checks passed")
    socket.close()
    ask(f"sessions/{session['id']}", method="DELETE")


def outputs(socket, notebook, name: str):
    """Runs all cells, one after the other, and yields them with what they show; each check must pass."""
    passed = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        for message in execute(socket, cell.source):
            content = message["content"]
            assert message["msg_type"] != "error", f"{name}, {cell.id}: {content}"
            data = content.get("data", {})
            passed += data.get(CHECK, {}).get("status") == "passed"
            yield cell, data
    checks = sum(cell.get("id", "").startswith("check-") for cell in notebook.cells)
    assert passed == checks, f"{name}: {passed} of {checks} checks passed"


def execute(socket, code: str):
    """Sends a cell, and passes on what comes back until the kernel is idle."""
    sent = uuid.uuid4().hex
    header = {"msg_id": sent, "msg_type": "execute_request", "username": "", "session": sent, "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    empty = {"parent_header": {}, "metadata": {}, "buffers": []}
    socket.send(json.dumps({"channel": "shell", "header": header, "content": content, **empty}))
    while True:
        message = json.loads(socket.recv())
        if message["parent_header"].get("msg_id") != sent:
            continue
        if message["channel"] == "iopub":
            yield message
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return


def ask(path: str, body: dict | None = None, method: str | None = None) -> dict:
    """Asks the server, which may still be starting."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **ALLOWED}
    request = urllib.request.Request(f"http://{SERVER}/api/{path}", data, headers, method=method)
    for _ in range(600):
        try:
            with urllib.request.urlopen(request, timeout=300) as answer:
                return json.loads(answer.read() or "{}")
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")


class Memory(threading.Thread):
    """Watches the memory of the server and everything it starts, counting shared pages once."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.pid, self.most, self.ended = pid, 0.0, threading.Event()

    def run(self) -> None:
        import psutil

        while not self.ended.wait(0.1):
            try:
                server = psutil.Process(self.pid)
                processes = [server, *server.children(recursive=True)]
            except psutil.Error:
                continue
            total = 0
            for process in processes:
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    pass  # It ended in the meantime.
            self.most = max(self.most, total)


if __name__ == "__main__":
    main()
