"""Every page is valid HTML. `valid.py SITE`"""

import sys
from pathlib import Path

from served import addresses

from programs import node, packages


def main() -> int:
    """The verdict of html-validate, with only the rules of the HTML standard."""
    site = Path(sys.argv[1])
    pages = [site / page for page in addresses(site)]
    program = packages("checkers") / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    verdict = node(program, "--preset", "standard", *pages)
    print(f"{len(pages)} pages are valid" if verdict.returncode == 0 else f"not all of {len(pages)} pages are valid")
    return verdict.returncode


if __name__ == "__main__":
    sys.exit(main())
