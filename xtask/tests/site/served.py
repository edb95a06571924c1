"""The site on a web server, only on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(SimpleHTTPRequestHandler):
    """A server that logs no requests."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the folder, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def addresses(site: Path) -> list[str]:
    """All pages in all languages, by their addresses in the site; the crate's documentation is rustdoc's."""
    # Each language has its own search.
    folders = [site, *sorted(page.parent for page in site.glob("*/search.html"))]
    return [page.relative_to(site).as_posix() for folder in folders for page in sorted(folder.glob("*.html"))]
