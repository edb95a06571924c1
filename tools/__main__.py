"""`python tools COMMAND …`: the commands of the tools. `cargo COMMAND` sets up what they need, and starts them.

`python tools asked COMMAND …` does nothing, but says as JSON what the command was asked for.
"""

import argparse
import importlib
import json
import sys
from pathlib import Path

# The module of each command. Only one is loaded: none waits for the packages of another.
COMMANDS = {
    "notebooks": "notebooks.command",
    "feel": "notebooks.feel",
    "grade": "grading.grade",
    "release-assignment": "grading.release",
    "site": "website.build",
    "japanese": "notebooks.japanese",
}


def main() -> int:
    """Starts the command that is named first."""
    asked = sys.argv[1:2] == ["asked"]
    name, *words = sys.argv[1 + asked :] or [""]
    if name not in COMMANDS:
        print(f"usage: python tools COMMAND …, with one of the commands {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    command = importlib.import_module(COMMANDS[name])
    parser = argparse.ArgumentParser(prog=f"cargo {name}", description=command.__doc__, allow_abbrev=False)
    command.options(parser)
    args = parser.parse_args(words)
    for option, other in getattr(command, "NEEDS", {}).items():
        if getattr(args, option) and not getattr(args, other):
            parser.error(f"--{option} needs --{other}")
    if asked:
        # A file's name may be no text.
        text = json.dumps(vars(args), default=str, ensure_ascii=False)
        sys.stdout.buffer.write(text.encode("utf8", "replace"))
        return 0
    return command.main(args)


if __name__ == "__main__":
    # Python names the folder as it was given, which leads nowhere from another one.
    sys.path[0] = str(Path(__file__).resolve().parent)
    sys.exit(main())
