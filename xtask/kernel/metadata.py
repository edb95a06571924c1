"""`metadata.py CARGO ARGUMENT…`: runs `cargo metadata`, and leaves out the crates that only the support crate sees.

The kernel infers the types of variables, for which it reads the sources of every crate named here. Of all that the
support crate is made of, only ndarray's types are ever a variable's.
"""

import json
import subprocess
import sys

SUPPORT = "v1conv"
SEEN = ["ndarray"]


def main() -> int:
    """The command."""
    cargo = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=False)
    if cargo.returncode != 0:
        return cargo.returncode
    metadata = json.loads(cargo.stdout)
    if metadata.get("resolve"):
        narrow(metadata)
    json.dump(metadata, sys.stdout)
    return 0


def narrow(metadata: dict) -> None:
    """Keeps what can be reached from the root, passing the support crate only to what is seen through it."""
    names = {package["id"]: package["name"] for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    for node in nodes.values():
        if names[node["id"]] == SUPPORT:
            node["deps"] = [dep for dep in node["deps"] if names[dep["pkg"]] in SEEN]
            node["dependencies"] = [dep["pkg"] for dep in node["deps"]]
    kept = set()
    waiting = [metadata["resolve"]["root"] or metadata["workspace_members"][0]]
    while waiting:
        package = waiting.pop()
        if package not in kept:
            kept.add(package)
            waiting += [dep["pkg"] for dep in nodes[package]["deps"]]
    metadata["packages"] = [package for package in metadata["packages"] if package["id"] in kept]
    metadata["resolve"]["nodes"] = [node for node in nodes.values() if node["id"] in kept]


if __name__ == "__main__":
    sys.exit(main())
