"""What stands in Markdown for something else."""

import pytest

from notebooks.prose import fill, inline_images


def test_a_picture_travels_in_the_text_and_an_address_stays_one(tmp_path):
    (tmp_path / "a.svg").write_text("<svg/>")
    text = inline_images('![a "dot"](a.svg) ![b](https://example.org/b.png)', tmp_path)
    picture = '<img alt="a &quot;dot&quot;" src="data:image/svg+xml;base64,PHN2Zy8+">'
    assert text == f"{picture} ![b](https://example.org/b.png)"


@pytest.mark.parametrize(("address", "said"), [("gone.png", "cannot be read"), ("a.txt", "only .svg, .png, .gif can")])
def test_a_picture_that_cannot_be_put_in_is_named(tmp_path, address, said):
    with pytest.raises(ValueError, match=f"{address} {said}|{address} .*{said}"):
        inline_images(f"![]({address})", tmp_path)


def test_placeholders_are_filled_in_and_unknown_ones_named():
    assert fill("about {{minutes}} or {{ minutes }}", {"minutes": "5"}) == "about 5 or 5"
    with pytest.raises(ValueError, match=r"unknown placeholder \{\{hours\}\}: \{\{minutes\}\} can be used here"):
        fill("{{hours}}", {"minutes": "5"})
