"""The widgets, operated in a browser: what moves, what is said, what it costs. `widgets.py FOLDER`: of the gallery."""

import json
import sys
from pathlib import Path

from browser import LAPTOP, PHONE, View, browser, complaints, painted, show
from playwright.sync_api import Page

WIDGETS = ("step", "turn", "shape", "complex")
MOST_BYTES = 150_000

# What a reader sees: every pixel of the canvases, every shape of the charts, every number in a table.
SEEN = """() => [...document.querySelectorAll("canvas, svg, table, .sum")].map((node) =>
  node.localName === "canvas" ? node.toDataURL() : node.outerHTML).join()"""

# The port of the crate's numbers beside the crate's own: the largest differences, relative to the largest output.
COMPARE = """(cases) => {
  const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const apart = (ours, theirs) => ours.length === theirs.length ? largest(ours.map((value, at) => value - theirs[at])) : Infinity;
  return cases.map(({ grating: [angle, period, move], gabor: shape, stimulus, filter, output }) => {
    const image = grating(angle, 1 / period, move);
    const weights = gabor(...shape);
    const answer = convolve(image, weights, (shape[0] - 1) / 2);
    return [apart(image.values, stimulus), apart(weights.values, filter), apart(answer.values, output) / largest(output)];
  });
}"""


def main() -> None:
    """All pages of the gallery."""
    folder = Path(sys.argv[1])
    with browser(network=False) as page:
        for language in ("en", "ja"):
            for name in WIDGETS:
                file = folder / language / f"{name}.html"
                size = file.stat().st_size
                assert size < MOST_BYTES, f"{file} has {size} bytes"
                page.set_viewport_size(LAPTOP)
                milliseconds = show(page, file)
                OPERATE[name](page)
                check_manners(page, file)
                print(f"{language} {name}: {size / 1000:.0f} kB, loaded in {milliseconds:.0f} ms")
        show(page, folder / "en" / "turn.html")
        compare_numbers(page, json.loads((folder / "numbers.json").read_text()))


def seen(view: View) -> str:
    """The picture as it is after the next frame."""
    painted(view)
    return view.evaluate(SEEN)


def changes(view: View, act, what: str) -> None:
    """Acts, and expects another picture."""
    before = seen(view)
    act()
    assert seen(view) != before, f"{what} changes nothing"


def press(view: View, selector: str, *keys: str):
    """Keys pressed on a control, as people do who use no mouse."""
    return lambda: [view.press(selector, key) for key in keys]


def said(view: View, selector: str) -> str:
    """What a screen reader says of a picture, or a control of itself."""
    node = view.locator(selector)
    return node.get_attribute("aria-label") or node.get_attribute("aria-valuetext")


def select(view: View, selector: str, number: int):
    """Another entry of a list."""
    return lambda: view.select_option(selector, index=number)


def outputs(view: View) -> list[str]:
    """The numbers of the output that are there."""
    return [text for text in view.locator(".output td").all_inner_texts() if text]


def operate_step(view: View) -> None:
    """Steps, plays, and every choice; the numbers at the end are those of the tutorial's example."""
    assert outputs(view) == ["10"]
    changes(view, lambda: view.click("#forward"), "a step")
    assert outputs(view) == ["10", "0"] and said(view, "#position") == "2 / 9"
    changes(view, press(view, "#position", "End"), "the end of the slider")
    assert outputs(view) == ["10", "0", "−9", "9", "−7", "−8", "1", "−9", "−4"]
    assert view.inner_text(".sum").endswith("= −4")
    changes(view, lambda: view.click("#back"), "a step back")
    changes(view, select(view, "#padding", 1), "the padding")
    assert view.locator(".input td").count() == 49 and said(view, "#position") == "1 / 25"
    changes(view, select(view, "#stride", 1), "the stride")
    assert said(view, "#position") == "1 / 9"
    changes(view, select(view, "#filter", 2), "the filter")
    changes(view, lambda: (view.click("#play"), view.click("#play")), "playing")


def operate_turn(view: View) -> None:
    """Both sliders; the present point lies on the crate's curve wherever it is."""
    changes(view, press(view, "#angle", *["ArrowRight"] * 3), "turning")
    assert said(view, "#angle") == "15°" and "15°" in said(view, "#tuning-3")
    view.press("#angle", "Home")
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"):
        view.press("#frequency", key)
        changes(view, press(view, "#angle", *["ArrowRight"] * 5), "turning")
        off = view.evaluate("""() => {
          const at = given.angles.indexOf(angle.value);
          return filters.map((filter, channel) => Math.abs(given.curves[frequency.value][channel][at]
            - response(convolve(grating(angle.value, 1 / given.frequencies[frequency.value]), filter, margin), margin)));
        }""")
        assert max(off) < 1e-3, f"points beside their curves: {off}"


def operate_shape(view: View) -> None:
    """Every slider changes the picture."""
    for name in ("orientation", "wavelength", "phase", "sigma", "size", "angle"):
        changes(view, press(view, f"#{name}", "ArrowRight", "ArrowRight"), name)


def operate_complex(view: View) -> None:
    """Over all phases simple cells fall silent and the complex cell does not."""
    changes(view, press(view, "#phase", *["ArrowRight"] * 9), "moving")
    *simple, combined = zip(*view.evaluate("trace()"), strict=True)
    for cell in simple:
        assert min(cell) < 0.02 * max(cell), f"a simple cell that never falls silent: {min(cell)} to {max(cell)}"
    assert min(combined) > 0.8 * max(combined), f"the complex cell flickers: {min(combined)} to {max(combined)}"
    changes(view, select(view, "#pooling", 1), "the maximum")
    changes(view, press(view, "#angle", "End"), "turning")
    across = view.evaluate("trace()")
    assert max(max(each) for each in across) < 0.1 * max(simple[0]), "cells respond to the wrong orientation"
    before = view.input_value("#phase")
    view.click("#play")
    painted(view)
    view.click("#play")
    assert view.input_value("#phase") != before, "playing moves nothing"


OPERATE = {"step": operate_step, "turn": operate_turn, "shape": operate_shape, "complex": operate_complex}


def check_manners(page: Page, file: Path) -> None:
    """No complaint in the console, no word of the other language, every control named, room on a phone, dark on wish."""
    heard = complaints()
    assert not heard, f"{file}: {heard}"
    text = page.inner_text("main")
    japanese = any("\u3040" <= character <= "\u30ff" for character in text)
    assert japanese == (file.parent.name == "ja"), f"{file} speaks another language: {text}"
    nameless = page.evaluate("""() =>
      [...document.querySelectorAll("input, select, button, canvas[role], svg")].filter((node) =>
        !(node.labels?.length || node.getAttribute("aria-label") || node.textContent.trim())).map((node) => node.outerHTML)
    """)
    assert not nameless, f"{file}: controls without a name: {nameless}"
    page.set_viewport_size(PHONE)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{file} is {wide} pixels wider than a phone"
    paper = "getComputedStyle(document.querySelector('main')).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    painted(page)
    assert page.evaluate(paper) != light, f"{file} is as light in the dark"
    page.emulate_media(color_scheme="light")


def compare_numbers(page: Page, cases: list[dict]) -> None:
    """The script computes what the crate computes."""
    for stimulus, filter_, output in page.evaluate(COMPARE, cases):
        assert stimulus == 0 and filter_ < 1e-6 and output < 1e-5, f"{stimulus} {filter_} {output}"


if __name__ == "__main__":
    main()
