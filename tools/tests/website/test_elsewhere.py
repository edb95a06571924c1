"""A page leads to itself in all other languages, and its words are translated."""

import re

from languages import codes, place
from website.elsewhere import others

NAMES = {"en": "English", "de": "Deutsch", "ja": "日本語"}
# Sphinx itself has this word in all of its languages.
KNOWN = {"Search"}


def test_from_each_language_a_page_leads_to_all_others():
    pages = {code: [other["page"] for other in others(code, NAMES, "setup")] for code in NAMES}
    assert pages == {
        "en": ["de/setup.html", "ja/setup.html"],
        "de": ["../setup.html", "../ja/setup.html"],
        "ja": ["../setup.html", "../de/setup.html"],
    }
    assert [other["own"] for other in others("ja", NAMES, "setup")] == ["English", "Deutsch"]


def test_each_language_has_the_words_of_the_templates(root):
    website = root / "tools" / "website"
    texts = [
        file.read_text(encoding="utf-8") for file in (*(website / "templates").iterdir(), website / "extension.py")
    ]
    used = {words for text in texts for _, words in re.findall(r"_\((['\"])(.+?)\1\)", text)} - KNOWN
    assert "Run on Binder" in used
    for code in codes(root)[1:]:
        words = place(code, "sphinx.po", root).read_text(encoding="utf-8")
        assert used <= set(re.findall(r'^msgid "(.+)"$', words, re.MULTILINE)), code
