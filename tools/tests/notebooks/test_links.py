"""Links lead somewhere: to sections, files, forms and services."""

from urllib.parse import parse_qs, urlsplit

import pytest

from notebooks.editions import instructor
from notebooks.links import anchors, broken, resolved, sections
from notebooks.repository import Repository, check_readme, read_repository
from notebooks.source import read_all

ANN = Repository("https://github.com/ann/twice")


def test_a_link_to_a_cell_leads_to_its_heading(notebook):
    cells = notebook(think="---\n\n### Think 1.3", more="More.", code="# no heading").cells
    addresses = anchors(cells)
    assert addresses == {"think": "Think-1.3"}
    assert resolved("[x](#think)", addresses) == "[x](#Think-1.3)"
    with pytest.raises(ValueError, match="nowhere"):
        resolved("[x](#nowhere)", addresses)


def test_a_cell_belongs_to_the_section_before_it(notebook):
    cells = notebook(one="## One", exercise="### Exercise", code="1", two="## Two").cells
    assert [place for place, _ in sections(cells)] == ["one", "one", "one", "two"]


def test_a_page_of_the_repository_that_leads_to_no_file_is_found(tmp_path):
    (tmp_path / "README.md").write_text("[a](b.md) [c](README.md#d) [e](https://example.org) [f](#g)")
    [finding] = broken(tmp_path)
    assert finding.place == "b.md"


def test_the_readme_names_this_repository_and_no_other(checkout):
    readme = checkout / "README.md"
    right = [ANN.binder("Doubling", "en"), ANN.colab("Doubling", "ja"), ANN.kaggle("Doubling", "ja"), ANN.address]
    readme.write_text("\n".join([*right, "https://github.com/other/crate"]))
    assert not list(check_readme(checkout, ANN, ["Doubling"]))
    wrong = [ANN.binder("Tripling", "en"), "https://github.com/bob/twice/issues", "git clone https://github.com/a/b"]
    readme.write_text("\n".join(wrong))
    assert [finding.place for finding in check_readme(checkout, ANN, ["Doubling"])] == ["line 1", "line 2", "line 3"]


def test_each_section_s_link_opens_a_form_that_names_the_section_and_the_edition(root):
    repository = read_repository(root)
    for source in read_all(root)["W1D5_Tutorial2"]:
        cells = {cell.id: cell.source for cell in instructor(source, repository).cells}
        for name, section in [("1-1", "section-1-1"), ("1-2", "section-1-2"), ("bonus-2", "bonus-2")]:
            parts = urlsplit(cells[f"feedback-{name}"].partition("](")[2].rstrip(")"))
            assert parts.netloc == "github.com" and parts.path.endswith("/issues/new"), parts
            query = parse_qs(parts.query)
            title = cells[section].splitlines()[0].lstrip("# ")
            assert title in query["title"][0] and section in query["body"][0], query
            assert {"en": "English", "ja": "日本語"}.get(source.language, "") in query["body"][0], query
        assert "{{" not in "".join(text for name, text in cells.items() if name.startswith("feedback"))
