"""Every page is valid HTML. `valid.py SITE`"""

import subprocess
import sys
from pathlib import Path

from served import addresses
from tools import tools


def main() -> int:
    """The verdict of html-validate, by the rules of the HTML standard alone."""
    site = Path(sys.argv[1])
    pages = [str(site / page) for page in addresses(site)]
    program = tools() / "html-validate" / "bin" / "html-validate.mjs"
    verdict = subprocess.run(["node", program, "--preset", "standard", *pages], check=False)
    print(f"{len(pages)} pages are valid" if verdict.returncode == 0 else f"not all of {len(pages)} pages are valid")
    return verdict.returncode


if __name__ == "__main__":
    sys.exit(main())
