"""A browser driven by tests: pages are opened, operated and looked at, and console messages are kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Frame, Page, sync_playwright

import programs

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}

# What a test looks at: a page, or the frame of a widget in it.
View = Page | Frame

_heard: list[str] = []
_asked: list[str] = []


def show(page: Page, address: str | Path) -> float:
    """Opens an address or a file, and returns the milliseconds until it was loaded."""
    page.goto(address.absolute().as_uri() if isinstance(address, Path) else address, wait_until="load")
    return page.evaluate(
        "() => { const t = performance.getEntriesByType('navigation')[0]; return t.loadEventStart - t.startTime }"
    )


def complaints() -> list[str]:
    """Console warnings and errors since the last call, from all pages and frames."""
    return _taken(_heard)


def asked() -> list[str]:
    """The addresses requested by pages and frames since the last call, whether answered or not."""
    return _taken(_asked)


def _taken(noted: list[str]) -> list[str]:
    taken = noted.copy()
    noted.clear()
    return taken


def painted(view: View) -> None:
    """Waits until what has changed is on the screen."""
    view.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def browser(*, network: bool = True, language: str = "en", camera: bool = False) -> Iterator[Page]:
    """A page without a window. Without `network` it can only reach this machine; the camera shows a test card."""
    # In a container, Chromium's own sandbox does not work, and /dev/shm may be too small for it.
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", f"--lang={language}"]
    if not network:
        arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")
    if camera:
        arguments += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    program = programs.browser()
    with sync_playwright() as playwright:
        try:
            driven = playwright.chromium.launch(
                executable_path=program.path, args=arguments, env=os.environ | program.variables
            )
        except Error as error:
            raise SystemExit(f"{program.path or 'Chromium'} does not start: {error.message}") from error
        page = driven.new_page(viewport=LAPTOP, locale=language)
        page.on(
            "console", lambda said: said.type in ("warning", "error") and _heard.append(f"{said.text} {said.location}")
        )
        page.on("pageerror", lambda error: _heard.append(str(error)))
        page.on("request", lambda request: _asked.append(request.url))
        try:
            yield page
        finally:
            driven.close()
