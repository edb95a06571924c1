"""`python tools COMMAND …`: the commands of the tools. `cargo COMMAND` sets up what they need, and starts them."""

import argparse
import importlib
import sys
from pathlib import Path

# The module of each command. Only one is loaded: none waits for the packages of another.
COMMANDS = {
    "notebooks": "notebooks.build",
    "run": "notebooks.run",
    "feel": "notebooks.feel",
    "japanese": "notebooks.japanese",
    "grade": "grading.grade",
    "release-assignment": "grading.release",
    "site": "website.build",
}


def main() -> int:
    """Starts the command that is named first."""
    name, *words = sys.argv[1:] or [""]
    if name not in COMMANDS:
        print(f"usage: python tools COMMAND …, with one of the commands {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    command = importlib.import_module(COMMANDS[name])
    parser = argparse.ArgumentParser(prog=name, description=command.__doc__)
    command.options(parser)
    return command.main(parser.parse_args(words))


if __name__ == "__main__":
    # Python names the folder as it was given, which leads nowhere from another one.
    sys.path[0] = str(Path(__file__).resolve().parent)
    sys.exit(main())
