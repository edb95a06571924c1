"""Replacements in Markdown: image addresses and placeholders."""

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from pathlib import Path

IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\{\{ *(\w+) *\}\}")

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".gif": "image/gif"}


def inline_images(text: str, folder: Path) -> str:
    """Puts image files into the text itself, because a notebook travels alone, and attachments cannot hold SVG."""
    return IMAGE.sub(lambda match: _image(match, folder), text)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replaces each `{{name}}` by its value."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            known = ", ".join(f"{{{{{name}}}}}" for name in values)
            raise ValueError(f"unknown placeholder {match[0]}: {known} can be used here")
        return values[match[1]]

    return PLACEHOLDER.sub(value, text)


def _image(match: re.Match[str], folder: Path) -> str:
    alternative, address = match.groups()
    if ELSEWHERE.match(address):
        return match[0]
    media_type = MEDIA_TYPES.get(Path(address).suffix.lower())
    if media_type is None:
        raise ValueError(f"{address} cannot be put into a notebook: only {', '.join(MEDIA_TYPES)} can")
    try:
        data = b64encode((folder / address).read_bytes()).decode("ascii")
    except OSError as error:
        raise ValueError(f"the image {address} cannot be read: {error.strerror}") from error
    words = escape(" ".join(alternative.split()))
    return f'<img alt="{words}" src="data:{media_type};base64,{data}">'
