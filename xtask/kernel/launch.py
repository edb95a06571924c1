"""Starts the Rust kernel: `launch.py KERNEL ARGUMENT…`.

The kernel finds everything compiled: it works in a folder of its own, a copy of the one that `warm.py` left. It loads
the support crate before it answers for the first time, while the student still reads the introduction.
"""

import os
import subprocess
import sys

import home

REGISTRY = "https://index.crates.io/config.json"


def main() -> None:
    """The command."""
    kernel = sys.argv[1:]
    try:
        os.environ.update(home.environment())
    except (OSError, home.NotWarm) as reason:
        # The kernel is slower without, and works.
        print(f"The kernel starts without its compiled libraries: {reason}", file=sys.stderr)
        if "CARGO_NET_OFFLINE" not in os.environ and not registry_answers():
            os.environ["CARGO_NET_OFFLINE"] = "true"
    if os.name == "nt":
        # Windows has no exec: Jupyter would take the end of this process for the kernel's.
        sys.exit(subprocess.call(kernel))
    os.execv(kernel[0], kernel)


def registry_answers() -> bool:
    """Whether Cargo can reach its registry; curl goes through the same proxies. Without curl, Cargo shall try.

    Without a lock file Cargo chooses the versions anew, and asks the registry for them. Without an answer it fails,
    though all that is needed lies in its cache; told that it is offline, it takes what is there.
    """
    probe = ["curl", "--silent", "--head", "--fail", "--output", os.devnull, "--max-time", "2", REGISTRY]
    try:
        return subprocess.run(probe, stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return True


if __name__ == "__main__":
    main()
