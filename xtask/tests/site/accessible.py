"""axe finds nothing on any page, with everything on it open, in light and dark. `accessible.py SITE`"""

import sys
from pathlib import Path

from browser import PHONE, browser
from served import addresses, served
from tools import tools

RUN = """
const done = arguments[arguments.length - 1];
for (const fold of document.querySelectorAll("details")) fold.open = true;
document.body.dataset.theme = arguments[0];
axe.run(document, arguments[1]).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
  nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 200)}`))));
"""

# All rules by day; at night only the colours are others.
THEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def main() -> int:
    """All pages at a laptop's width, some at a phone's."""
    site = Path(sys.argv[1])
    axe = (tools() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    pages = addresses(site)
    findings = []
    with served(site) as address, browser(network=False) as chromium:

        def look(page: str) -> None:
            chromium.show(f"{address}/{page}{'?q=2D' if page.endswith('search.html') else ''}")
            chromium.execute_script(axe)
            for theme, options in THEMES.items():
                for finding in chromium.execute_async_script(RUN, theme, options):
                    findings.append(f"{page}, {theme}: {finding}")

        chromium.prefer(reduced_motion="reduce")
        for page in pages:
            look(page)
        chromium.resize(PHONE)
        for page in ("index.html", "ja/section-1-3.html"):
            look(page)
    print(f"axe looked at {len(pages)} pages")
    print(*findings, sep="\n", file=sys.stderr)
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
