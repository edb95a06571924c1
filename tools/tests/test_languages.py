"""Languages are found by their folders, and each has the texts of the source's."""

import pytest

from languages import about, codes, incomplete, texts
from notebooks.findings import Findings


@pytest.fixture
def checkout(write):
    """One with a text in English and in two other languages, which are complete."""
    for code, name, text in (
        ("ja", "Japanese", "{points}点"),
        ("en", "English", "{points} points"),
        ("de", "German", "{points}"),
    ):
        folder = f"languages/{code}"
        write({f"{folder}/language.toml": f'name = "{name}"\n', f"{folder}/home.md": "{{figure}}\n"})
        write({f"{folder}/grading.toml": f'# Marks.\ntotal = "{text}"\n'})
    return write({"languages/src/lib.rs": ""})


def test_languages_are_folders_and_the_source_s_is_first(checkout):
    assert codes(checkout) == ["en", "de", "ja"]
    assert about("de", checkout)["name"] == "German"
    assert not list(incomplete(checkout))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "grading.toml",
            'max = "{points}"',
            ["total: is missing; in en it is: {points} points", "max: is nothing that en"],
        ),
        ("grading.toml", 'total = "Punkte"', ["total: has the placeholders –, and needs {points}"]),
        ("grading.toml", "total = Punkte", ["file: cannot be read: "]),
        ("home.md", "{{figur}}", ["text: has the placeholders {figur}, and needs {figure}"]),
        ("home.md", None, ["file: is missing: each language has the files of en"]),
        ("language.toml", "", ["name: is missing; in en it is: English"]),
    ],
)
def test_what_a_language_lacks_is_named(checkout, name, text, said):
    path = checkout / "languages" / "de" / name
    path.unlink() if text is None else path.write_text(text)
    found = list(incomplete(checkout))
    assert all(finding.path == path for finding in found)
    for finding, words in zip(found, said, strict=True):
        assert f"{finding.place}: {finding.problem}".startswith(words)


def test_a_language_that_is_not_there_says_so():
    with pytest.raises(Findings, match=r"xx/grading\.toml: file: is missing"):
        texts("grading", "xx")


def test_the_repository_s_languages_have_the_same_texts_and_placeholders(root):
    assert not list(map(str, incomplete(root)))
