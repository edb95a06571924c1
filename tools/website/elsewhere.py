"""Where the languages are on the site: the source's at the top, every other in its own folder."""

from languages import SOURCE


def folder(language: str) -> str:
    """The folder of a language, as addresses begin with it."""
    return "" if language == SOURCE else f"{language}/"


def top(language: str) -> str:
    """What leads from a language's folder to the top."""
    return "" if language == SOURCE else "../"


def others(language: str, names: dict[str, str], name: str) -> list[dict[str, str]]:
    """The same page in each other language: its code, its own name, and the address seen from the language's folder."""
    return [
        {"code": code, "own": own, "page": f"{top(language)}{folder(code)}{name}.html"}
        for code, own in names.items()
        if code != language
    ]
