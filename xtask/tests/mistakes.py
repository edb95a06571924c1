"""`mistakes.py LANGUAGE STEP`: makes the mistakes that can be explained, all or every STEPth one, in a real kernel."""

import json
import re
import sys

from session import ROOT, Kernel

BEGIN = ':clear\n:dep v1conv = { path = "../../.." }\nuse v1conv::prelude::*;'
# With all the crate's names available, another one is nearer; and the compiler sees more of a whole cell.
OTHERWISE = ("name-not-defined", "below-zero", "array-for-view", "first-cell-not-run", "question-mark-in-function")
COLOUR = re.compile(r"\x1b\[[\d;]*m")


def main() -> int:
    """The command."""
    language, step = sys.argv[1], int(sys.argv[2])
    mistakes = json.loads((ROOT / "kernel" / "mistakes.json").read_text(encoding="utf8"))
    mistakes = [mistake for mistake in mistakes if mistake["examples"] and mistake["id"] not in OTHERWISE][::step]
    missed = []
    with Kernel(language) as kernel:
        for mistake in mistakes:
            example = mistake["examples"][0]
            began = kernel.run(BEGIN)
            assert began.status == "ok", began.reply
            for cell in example["before"]:
                kernel.run(cell)
            said = same(COLOUR.sub("", kernel.run(example["cell"]).shown))
            wanted = same("".join(example[language]))
            if wanted not in said:
                missed.append(f"{mistake['id']}: {example['cell']!r}\n  wanted {wanted}\n  said   {said}")
    print("\n".join(missed), file=sys.stderr)
    print(f"{language}: {len(mistakes) - len(missed)} of {len(mistakes)} mistakes are explained as in the table")
    return 1 if missed else 0


def same(text: str) -> str:
    """The text without cell numbers, which differ between notebooks, and without line breaks."""
    return re.sub(r"\[\d+\]", "[n]", re.sub(r"[\s→]+", "", text))


if __name__ == "__main__":
    sys.exit(main())
