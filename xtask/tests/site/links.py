"""Every link within the site leads to a file, and to a place in it. `links.py SITE`"""

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "data-src", "source": "src"}


class Page(HTMLParser):
    """The links of a page, and the places that links can lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.places |= {values[name] for name in ("id", "name") if values.get(name)}
        if link := values.get(LINKS.get(tag, "")):
            self.links.append(link)


read = cache(Page)


def main() -> int:
    """All pages of the site."""
    site = Path(sys.argv[1]).resolve()
    pages = sorted(site.rglob("*.html"))
    findings = [f"{page.relative_to(site)}: {link}: {what}" for page in pages for link, what in wrong(page, site)]
    print(f"{sum(len(read(page).links) for page in pages)} links on {len(pages)} pages")
    print(*findings, sep="\n", file=sys.stderr)
    return bool(findings)


def wrong(page: Path, site: Path) -> Iterator[tuple[str, str]]:
    """The links of a page that lead nowhere in the site."""
    for link in read(page).links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not target.is_relative_to(site):
            yield link, "leaves the site's folder"
        elif not target.is_file():
            yield link, "there is no such file"
        # The source lines that rustdoc links to are made by its script.
        elif (
            parts.fragment
            and target.suffix == ".html"
            and not target.is_relative_to(site / "api" / "src")
            and not {parts.fragment, unquote(parts.fragment)} & read(target).places
        ):
            yield link, "there is no such place in the file"


if __name__ == "__main__":
    sys.exit(main())
