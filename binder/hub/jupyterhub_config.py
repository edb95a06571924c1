"""JupyterHub on one server, students with their own accounts: `jupyterhub --config binder/hub/jupyterhub_config.py`."""

import sys
from pathlib import Path

c = get_config()  # noqa: F821

checkout = Path(__file__).resolve().parents[2]

# The students' servers come from the checkout, which also has the kernel; nothing is needed on their PATH.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [str(checkout / ".venv" / "bin" / "jupyterhub-singleuser")]
c.Spawner.args = ["--LabApp.extension_manager=readonly"]
c.Spawner.default_url = "/lab"
c.Spawner.env_keep = ["LANG", "PATH"]
# Time for a server to load a notebook on a busy machine.
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120

# Anyone with an account on this machine who is in the class may log in.
c.Authenticator.allowed_groups = {"rust-class"}
c.JupyterHub.authenticator_class = "pam"

# A server that nobody has used for half an hour ends, with its kernels.
c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["culler"],
    }
]
c.JupyterHub.services = [
    {"name": "culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=1800"]},
]
