"""axe finds no problems on any page, with everything on it open, in light and dark mode. `accessible.py SITE`"""

import sys
from pathlib import Path

from served import addresses, served

from browser import PHONE, browser, show
from programs import axe

RUN = """async ([theme, options]) => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  document.body.dataset.theme = theme;
  const { violations } = await axe.run(document, { ...options, iframes: false });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 200)}`));
}"""

# All rules in light mode; in dark mode, only the colours differ.
THEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def main() -> int:
    """All pages at a laptop's width, some at a phone's."""
    site = Path(sys.argv[1])
    pages = addresses(site)
    findings = []
    with served(site) as address, browser(network=False) as page:

        def look(name: str) -> None:
            show(page, f"{address}/{name}{'?q=2D' if name.endswith('search.html') else ''}")
            page.evaluate(axe())
            for theme, options in THEMES.items():
                for finding in page.evaluate(RUN, [theme, options]):
                    findings.append(f"{name}, {theme}: {finding}")

        page.emulate_media(reduced_motion="reduce")
        for name in pages:
            look(name)
        page.set_viewport_size(PHONE)
        for name in ("index.html", "ja/section-1-3.html"):
            look(name)
    print(f"axe looked at {len(pages)} pages")
    print(*findings, sep="\n", file=sys.stderr)
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
