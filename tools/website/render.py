"""Runs Sphinx on the pages of one language to make HTML."""

import re
import shutil
from pathlib import Path

from sphinx.cmd.build import build_main

from notebooks.findings import Finding, Findings

HERE = Path(__file__).parent

STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]* href="(_static/[^"?]+)[^"]*"[^>]*>')


def render(work: Path, language: str, values: dict[str, str]) -> Path:
    """The folder with the HTML made from `pages`, `files` and `locale` in the folder `work`; templates know the values."""
    settings = {"language": language, "html_extra_path": str(work / "files"), "locale_dirs": str(work / "locale")}
    settings |= {f"html_context.{name}": value for name, value in values.items()}
    defines = [word for name, value in settings.items() for word in ("-D", f"{name}={value}")]
    # Any warning is an error.
    options = ["-q", "-W", "--keep-going", "-b", "html", "-c", str(HERE), "-d", str(work / "doctrees")]
    site = work / "site"
    if build_main([*options, *defines, str(work / "pages"), str(site)]):
        raise Findings([Finding(HERE, language, "Sphinx gives the warnings above")])
    for left_over in (".buildinfo", "objects.inv"):
        (site / left_over).unlink(missing_ok=True)
    shutil.rmtree(site / "_sources", ignore_errors=True)
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(STYLESHEET.sub(lambda link: _style(site / link[1]), text), encoding="utf-8")
    return site


def _style(sheet: Path) -> str:
    """Puts a stylesheet into its page, so that nobody waits for a second response to see the first line."""
    return f"<style>\n{sheet.read_text(encoding='utf-8').strip()}\n</style>"
