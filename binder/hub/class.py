"""`class.py PROXY`: five students at once through a real JupyterHub, on the users and the checkout that `try` made, as root.

Each opens a kernel; then their servers end in five ways. PROXY is the program configurable-http-proxy; this file is run by a
Python that has JupyterHub and psutil.
"""

import json
import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

CHECKOUT = Path("/srv/rust-hub/v1conv")
HUB = "http://127.0.0.1:18000"
TOKEN = "0123456789abcdef0123456789abcdef"
NAMES = [f"rust-student-{number}" for number in range(1, 6)]
CONFIG = f"""
load_subconfig({str(CHECKOUT / "binder/hub/jupyterhub_config.py")!r})
c.JupyterHub.bind_url = {HUB!r}
c.JupyterHub.hub_port = 18081
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:18001"
c.ConfigurableHTTPProxy.command = [{sys.argv[1]!r}]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allowed_groups = set()
c.Authenticator.allow_all = True
c.JupyterHub.services = [{{"name": "test", "admin": True, "api_token": {TOKEN!r}}}]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"],
    "scopes": ["admin:users", "admin:servers", "access:servers", "tokens"]}}]
"""


def ask(method: str, path: str, body: dict | None = None) -> object:
    """A request of the Hub's interface, or of a server's."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(HUB + path, data, {"Authorization": f"token {TOKEN}"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as reply:
        return json.loads(reply.read() or b"null")


def until(condition, seconds: float, otherwise: str) -> float:
    """Waits for it; tells how long."""
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < seconds, otherwise
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
    """All of a user's."""
    number = pwd.getpwnam(name).pw_uid
    found = (process for process in psutil.process_iter(["uids", "status"]) if process.info["uids"])
    return [process for process in found if process.info["uids"].real == number and process.info["status"] != "zombie"]


def student(name: str) -> tuple[float, float]:
    """Opens a kernel; tells how long the server, and the kernel, took."""
    begin = time.monotonic()
    ask("POST", f"/hub/api/users/{name}")
    ask("POST", f"/hub/api/users/{name}/server", {})
    until(lambda: ask("GET", f"/hub/api/users/{name}")["servers"].get("", {}).get("ready"), 180, f"{name}: no server")
    server = time.monotonic() - begin
    kernel = ask("POST", f"/user/{name}/api/kernels", {"name": "rust"})["id"]
    state = lambda: ask("GET", f"/user/{name}/api/kernels/{kernel}")["execution_state"]  # noqa: E731
    return server, until(lambda: state() == "idle", 180, f"{name}: no kernel")


def left(name: str) -> str:
    """Processes and folders."""
    number = pwd.getpwnam(name).pw_uid
    folders = [folder for place in ("/tmp", "/var/tmp", "/dev/shm") for folder in Path(place).glob("rust-kernel-*")]
    own = [str(folder) for folder in folders if folder.lstat().st_uid == number]
    return " ".join(own + [" ".join(process.cmdline()) for process in processes(name)])


def main() -> None:
    """The command."""
    for name in NAMES:
        subprocess.run(["useradd", "--create-home", "--groups", "rust-class", name], check=False, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.py"
        config.write_text(CONFIG)
        hub = subprocess.Popen([sys.executable, "-m", "jupyterhub", "--config", config], cwd=folder, start_new_session=True)
        try:
            until(listens, 120, "no Hub")
            with ThreadPoolExecutor(len(NAMES)) as pool:
                for name, (server, kernel) in zip(NAMES, pool.map(student, NAMES)):
                    memory = sum(process.memory_full_info().pss for process in processes(name)) / 1e6
                    spent = sum(sum(process.cpu_times()[:4]) for process in processes(name))
                    print(f"{name}: server {server:.1f} s, idle {kernel:.1f} s, {memory:.0f} MB, {spent:.1f} s of processor time")
            ends(NAMES)
        finally:
            os.killpg(hub.pid, signal.SIGTERM)
            hub.wait(timeout=60)


def ends(names: list[str]) -> None:
    """Three signals, and the Hub's own way, which is the culler's."""
    for name, way in zip(names, [signal.SIGINT, signal.SIGTERM, signal.SIGKILL, None, None]):
        if way is None:
            ask("DELETE", f"/hub/api/users/{name}/server")
        else:
            server = next(process for process in processes(name) if "singleuser" in " ".join(process.cmdline()))
            server.send_signal(way)
        seconds = until(lambda name=name: not left(name), 15, f"{name}, {way}: {left(name)}")
        print(f"{name}, {way.name if way else 'ended by the Hub'}: nothing is left after {seconds:.1f} s")


if __name__ == "__main__":
    main()
