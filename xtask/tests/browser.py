"""Chromium, driven by tests: pages are opened, operated and looked at, and what the console says is kept."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

__all__ = ["PHONE", "LAPTOP", "Browser", "By", "Keys", "WebElement", "browser", "wait_for"]

PHONE = (390, 844)
LAPTOP = (1280, 800)

MISSING = """\
These tests need Chromium and its driver, and {what} was not found.
  Debian, Ubuntu:  sudo apt-get install chromium chromium-driver
  macOS:           brew install --cask chromium chromedriver
Elsewhere set CHROMIUM and CHROMEDRIVER to the two programs."""

PROGRAMS = {
    "CHROMIUM": ("chromium", "chromium-browser", "google-chrome", "chrome"),
    "CHROMEDRIVER": ("chromedriver", "chromium.chromedriver"),
}

MACOS = {
    "CHROMIUM": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "CHROMEDRIVER": (),
}


def program(variable: str) -> str:
    """The program that an environment variable names, or the first one that is found under its usual names."""
    if named := os.environ.get(variable):
        return named
    usual = [*PROGRAMS[variable], *MACOS[variable]]
    if found := next(filter(None, map(shutil.which, usual)), None):
        return found
    raise SystemExit(MISSING.format(what=usual[0]))


class Browser(Chrome):
    """A driven Chromium: all that Selenium offers, and what these tests ask for again and again."""

    def show(self, page: str | Path) -> float:
        """Opens a page, an address or a file, and gives the milliseconds until it was loaded."""
        self.get(page.absolute().as_uri() if isinstance(page, Path) else page)
        return self.execute_script(
            "const t = performance.getEntriesByType('navigation')[0]; return t.loadEventStart - t.startTime"
        )

    def find(self, selector: str, inside: WebElement | None = None) -> WebElement:
        """The first element that a CSS selector names, waited for."""
        return wait_for(lambda: next(iter(self.all(selector, inside)), None), f"an element {selector}")

    def all(self, selector: str, inside: WebElement | None = None) -> list[WebElement]:
        """The elements that a CSS selector names now."""
        return (inside or self).find_elements(By.CSS_SELECTOR, selector)

    def prefer(self, **features: str) -> None:
        """What the reader's system asks for: `prefer(color_scheme="dark", reduced_motion="reduce")`."""
        settings = [{"name": "prefers-" + name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": settings})

    def resize(self, size: tuple[int, int]) -> None:
        """The window's size within its borders: `PHONE`, `LAPTOP` or any other."""
        width, height = size
        self.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def complaints(self) -> list[str]:
        """Warnings and errors of the console since the last call, of all pages and frames."""
        return [entry["message"] for entry in self.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


@contextmanager
def browser(*, network: bool = True, language: str = "en") -> Iterator[Browser]:
    """A browser without a window. Without `network` it reaches this machine and no other."""
    options = ChromeOptions()
    options.binary_location = program("CHROMIUM")
    # Without --no-sandbox Chromium refuses to run as root; in a container /dev/shm may be too small for it.
    arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", f"--lang={language}"]
    if not network:
        arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")
    for argument in arguments:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    try:
        driver = Browser(options=options, service=ChromeService(program("CHROMEDRIVER")))
    except WebDriverException as error:
        raise SystemExit(f"Chromium does not start: {error.msg}") from error
    try:
        driver.resize(LAPTOP)
        yield driver
    finally:
        driver.quit()


def wait_for(question, what: str, seconds: float = 20):
    """Asks until the answer is true, and gives that; a failure says what was waited for."""
    end = monotonic() + seconds
    while not (answer := question()):
        if monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        sleep(0.05)
    return answer
