"""`class.py PROXY [STUDENTS…]`: sends classes of 1, 5 and 20 students through a real JupyterHub, one after the other.

They use the checkout made by `try`, with the configuration here. A whole class arrives at once; each student opens the
tutorial in their own home and runs it to the end, its exercises solved. Then their servers end in five ways. Run it
as root, with the checkout's Python and what README.md installs. PROXY is the program configurable-http-proxy.
"""

import json
import os
import pwd
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import websocket

CHECKOUT = Path("/srv/rust-hub/v1conv")
sys.path += [str(CHECKOUT / "binder"), str(CHECKOUT / "tools")]
from launch import execute, outputs
from notebooks.files import read
from notebooks.solutions import solve

NOTEBOOK = "W1D5_Tutorial2.ipynb"
HUB = "127.0.0.1:18000"
TOKEN = "0123456789abcdef0123456789abcdef"
ALLOWED = {"Authorization": f"token {TOKEN}"}
CONFIG = f"""
load_subconfig({str(CHECKOUT / "binder/hub/jupyterhub_config.py")!r})
c.JupyterHub.bind_url = "http://{HUB}"
c.JupyterHub.hub_port = 18081
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:18001"
c.ConfigurableHTTPProxy.command = [{sys.argv[1]!r}]
c.JupyterHub.log_level = "WARN"
c.Spawner.args += ["--log-level=WARN"]
# Nobody here has a password.
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_groups = set()
c.Authenticator.allow_all = True
c.JupyterHub.services += [{{"name": "test", "admin": True, "api_token": {TOKEN!r}}}]
c.JupyterHub.load_roles += [{{"name": "test", "services": ["test"],
    "scopes": ["admin:users", "admin:servers", "access:servers", "tokens"]}}]
"""


@dataclass
class Sitting:
    """What a student's run of the tutorial took: seconds until there is a server, a kernel, the end; bytes; seconds of a core."""

    server: float
    idle: float
    cells: float
    memory: float
    spent: float


def ask(method: str, path: str, body: dict | None = None) -> dict:
    """A request to the API of the Hub or a server."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://{HUB}{path}", data, ALLOWED, method=method)
    with urllib.request.urlopen(request, timeout=300) as reply:
        return json.loads(reply.read() or b"null")


def until(condition, seconds: float, otherwise) -> float:
    """Waits for it; returns how long that took."""
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < seconds, otherwise()
        time.sleep(0.2)
    return time.monotonic() - begin


def listens() -> bool:
    """Whether the Hub answers."""
    try:
        ask("GET", "/hub/api/users")
    except OSError:
        return False
    return True


def processes(name: str) -> list[psutil.Process]:
    """All of a user's processes."""
    number = pwd.getpwnam(name).pw_uid
    found = (process for process in psutil.process_iter(["uids", "status", "cmdline"]) if process.info["uids"])
    return [process for process in found if process.info["uids"].real == number and process.info["status"] != "zombie"]


def student(name: str) -> Sitting:
    """Opens the tutorial, and runs it."""
    begin = time.monotonic()
    ask("POST", f"/hub/api/users/{name}/server", {})
    until(
        lambda: ask("GET", f"/hub/api/users/{name}")["servers"].get("", {}).get("ready"),
        300,
        lambda: f"{name}: no server",
    )
    server = time.monotonic() - begin
    begin = time.monotonic()
    about = {"path": NOTEBOOK, "name": NOTEBOOK, "type": "notebook", "kernel": {"name": "rust"}}
    kernel = ask("POST", f"/user/{name}/api/sessions", about)["kernel"]["id"]
    address = f"ws://{HUB}/user/{name}/api/kernels/{kernel}/channels"
    channels = websocket.create_connection(address, header=ALLOWED, timeout=300)
    list(execute(channels, ""))
    idle = time.monotonic() - begin
    begin = time.monotonic()
    for _ in outputs(channels, read(Path(pwd.getpwnam(name).pw_dir) / NOTEBOOK), name):
        pass
    cells = time.monotonic() - begin
    own = processes(name)
    memory = sum(process.memory_full_info().pss for process in own)
    spent = sum(sum(process.cpu_times()[:4]) for process in own)
    channels.close()
    return Sitting(server, idle, cells, memory, spent)


def enrol(name: str) -> None:
    """An account, and in its home nothing but the tutorial, solved."""
    subprocess.run(["useradd", "--create-home", "--groups", "rust-class", name], check=False, stderr=subprocess.DEVNULL)
    notebook = read(CHECKOUT / "notebooks" / "en" / "student" / NOTEBOOK)
    assert not solve(notebook)
    account = pwd.getpwnam(name)
    file = Path(account.pw_dir) / NOTEBOOK
    file.write_text(json.dumps(notebook), encoding="utf8")
    os.chown(file, account.pw_uid, account.pw_gid)
    if not any(user["name"] == name for user in ask("GET", "/hub/api/users")):
        ask("POST", f"/hub/api/users/{name}")


class Memory(threading.Thread):
    """The most memory the machine uses beyond what it used at first."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.first, self.most, self.ended = psutil.virtual_memory().used, 0, threading.Event()

    def run(self) -> None:
        """Watches until it is ended."""
        while not self.ended.wait(0.2):
            self.most = max(self.most, psutil.virtual_memory().used - self.first)


def class_of(names: list[str]) -> None:
    """A class, all at once."""
    memory = Memory()
    memory.start()
    begin = time.monotonic()
    with ThreadPoolExecutor(len(names)) as pool:
        sittings = list(pool.map(student, names))
    whole = time.monotonic() - begin
    memory.ended.set()
    memory.join()

    def told(field: str, scale: float = 1) -> str:
        values = [getattr(sitting, field) / scale for sitting in sittings]
        return f"{statistics.median(values):.1f} (at most {max(values):.1f})"

    print(
        f"{len(names)} at once, seconds: server {told('server')}, idle {told('idle')}, all cells {told('cells')}, "
        f"of the processor {told('spent')}; MB in the end {told('memory', 1e6)}; "
        f"{memory.most / 1e6 / len(names):.0f} MB each at the peak; all done after {whole:.0f} s",
        flush=True,
    )


def left(name: str) -> str:
    """Processes and folders."""
    number = pwd.getpwnam(name).pw_uid
    folders = [folder for place in ("/tmp", "/var/tmp", "/dev/shm") for folder in Path(place).glob("rust-kernel-*")]
    own = [str(folder) for folder in folders if folder.lstat().st_uid == number]
    return " ".join(own + [" ".join(process.info["cmdline"] or []) for process in processes(name)])


def ends(name: str, way: signal.Signals | str) -> None:
    """Ends a server in one way; after ten seconds, nothing may be left."""
    if way == "the Hub":
        ask("DELETE", f"/hub/api/users/{name}/server")
    elif way == "the culler":
        # As the Hub starts it, except for how long it considers idle.
        environment = os.environ | {"JUPYTERHUB_API_TOKEN": TOKEN, "JUPYTERHUB_API_URL": f"http://{HUB}/hub/api"}
        words = ["--timeout=1", "--cull-every=60"]
        culler = subprocess.Popen([sys.executable, "-m", "jupyterhub_idle_culler", *words], env=environment)
        until(lambda: not ask("GET", f"/hub/api/users/{name}")["servers"], 60, lambda: f"{name} is not culled")
        culler.terminate()
        culler.wait()
    else:
        server = next(process for process in processes(name) if "singleuser" in " ".join(process.info["cmdline"]))
        server.send_signal(way)
    seconds = until(lambda: not left(name), 10, lambda: f"{name}, {way}: {left(name)}")
    if isinstance(way, signal.Signals):
        # The Hub looks after its servers twice a minute.
        ask("DELETE", f"/hub/api/users/{name}/server")
    print(f"{name}, ended by {getattr(way, 'name', way)}: nothing is left after {seconds:.1f} s", flush=True)


def main() -> None:
    """The command."""
    classes = [int(number) for number in sys.argv[2:]] or [1, 5, 20]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.py"
        config.write_text(CONFIG)
        hub = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", config], cwd=folder, start_new_session=True
        )
        try:
            until(listens, 120, lambda: "no Hub")
            for number in classes:
                names = [f"rust-student-{each}" for each in range(1, number + 1)]
                for name in names:
                    enrol(name)
                class_of(names)
                signals = dict(zip(names[:-1], [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], strict=False))
                for name in names[:-1]:
                    ends(name, signals.get(name, "the Hub"))
                # It ends all that are idle.
                ends(names[-1], "the culler")
        finally:
            os.killpg(hub.pid, signal.SIGTERM)
            hub.wait(timeout=60)


if __name__ == "__main__":
    main()
