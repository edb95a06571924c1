"""Starts the Rust kernel: `launch.py KERNEL ARGUMENT…`. Without a network it tells Cargo so.

For every kernel Cargo chooses the versions of the libraries anew, and asks the registry for them. Without an answer
it fails, though all that the notebook needs lies in its cache; told that it is offline, it takes what is there.
"""

import os
import subprocess
import sys

REGISTRY = "https://index.crates.io/config.json"


def main() -> None:
    """The command."""
    kernel = sys.argv[1:]
    if "CARGO_NET_OFFLINE" not in os.environ and not registry_answers():
        os.environ["CARGO_NET_OFFLINE"] = "true"
    if os.name == "nt":
        # Windows has no exec: Jupyter would take the end of this process for the kernel's.
        sys.exit(subprocess.call(kernel))
    os.execv(kernel[0], kernel)


def registry_answers() -> bool:
    """Whether Cargo can reach its registry; curl goes through the same proxies. Without curl, Cargo shall try."""
    probe = ["curl", "--silent", "--head", "--fail", "--output", os.devnull, "--max-time", "2", REGISTRY]
    try:
        return subprocess.run(probe, stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return True


if __name__ == "__main__":
    main()
