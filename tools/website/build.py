"""Builds the site in all languages from the executed notebooks. Exit codes: 0 no findings, 1 findings on stderr."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from languages import about, codes
from notebooks.findings import exit_code
from notebooks.repository import read_repository
from notebooks.source import names
from values import of_checkout

from .contents import write_sources, write_words
from .elsewhere import folder
from .render import render

API = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>v1conv</title>
<meta http-equiv="refresh" content="0; url=v1conv/index.html">
<p><a href="v1conv/index.html">The crate v1conv</a></p>
</html>
"""


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    of_checkout(parser)
    parser.add_argument("api", metavar="API", type=Path, help="the crate's documentation from `cargo doc`")
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder to write, which is replaced")


def main(args: argparse.Namespace) -> int:
    """The command."""
    return exit_code(lambda: replace(args.site.resolve(), lambda draft: build(args.root.resolve(), args.api, draft)))


def replace(site: Path, make: Callable[[Path], None]) -> None:
    """Replaces a folder: it is either complete or as it was."""
    draft, old = site.with_name(f"{site.name}.new"), site.with_name(f"{site.name}.old")
    for left_over in (draft, old):
        shutil.rmtree(left_over, ignore_errors=True)
    make(draft)
    if site.exists():
        site.rename(old)
    draft.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def build(root: Path, api: Path, site: Path) -> None:
    """English at the top, every other language in its own folder, and so the crate's documentation."""
    repository = read_repository(root)
    values = {
        "repository": repository.address,
        "notebooks": " ".join(names(root)),
        "languages": json.dumps({language: about(language, root)["own"] for language in codes(root)}),
    }
    for language in codes(root):
        with tempfile.TemporaryDirectory() as temporary:
            work = Path(temporary)
            write_sources(root, language, repository, work / "pages", work / "files")
            write_words(root, language, work / "locale")
            pages = render(work, language, values)
            shutil.copytree(pages, site / folder(language), dirs_exist_ok=True)
    shutil.copytree(api, site / "api", ignore=shutil.ignore_patterns(".lock"))
    (site / "api" / "index.html").write_text(API, encoding="utf-8")
