"""The messages to students: a file in `languages/` for each language."""

import json
from pathlib import Path

FILES = {path.stem: path for path in Path(__file__).with_name("languages").glob("*.json")}


def words(name: str, language: str) -> str:
    """A sentence; in English for a language that has none."""
    return json.loads(FILES.get(language, FILES["en"]).read_text(encoding="utf-8"))[name]
