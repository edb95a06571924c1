"""The widgets, operated in a browser: what moves, what is said, what it costs. `widgets.py FOLDER`: of the gallery."""

import json
import sys
from pathlib import Path

from browser import LAPTOP, PHONE, Browser, Keys, browser

WIDGETS = ("step", "turn", "shape", "complex")
MOST_BYTES = 150_000

# What a reader sees: every pixel of the canvases, every shape of the charts, every number in a table.
SEEN = """
return [...document.querySelectorAll("canvas, svg, table, .sum")].map((node) =>
  node.localName === "canvas" ? node.toDataURL() : node.outerHTML).join()
"""

# The port of the crate's numbers beside the crate's own: the largest differences, relative to the largest output.
COMPARE = """
const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const apart = (ours, theirs) => ours.length === theirs.length ? largest(ours.map((value, at) => value - theirs[at])) : Infinity;
return arguments[0].map(({ grating: [angle, period, move], gabor: shape, stimulus, filter, output }) => {
  const image = grating(angle, 1 / period, move);
  const weights = gabor(...shape);
  const answer = convolve(image, weights, (shape[0] - 1) / 2);
  return [apart(image.values, stimulus), apart(weights.values, filter), apart(answer.values, output) / largest(output)];
});
"""


def main() -> None:
    """All pages of the gallery."""
    folder = Path(sys.argv[1])
    with browser(network=False) as chromium:
        for language in ("en", "ja"):
            for name in WIDGETS:
                page = folder / language / f"{name}.html"
                size = page.stat().st_size
                assert size < MOST_BYTES, f"{page} has {size} bytes"
                chromium.resize(LAPTOP)
                milliseconds = chromium.show(page)
                OPERATE[name](chromium)
                check_manners(chromium, page)
                print(f"{language} {name}: {size / 1000:.0f} kB, loaded in {milliseconds:.0f} ms")
        chromium.show(folder / "en" / "turn.html")
        compare_numbers(chromium, json.loads((folder / "numbers.json").read_text()))


def seen(chromium: Browser) -> str:
    """The picture as it is after the next frame."""
    chromium.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    return chromium.execute_script(SEEN)


def changes(chromium: Browser, act, what: str) -> None:
    """Acts, and expects another picture."""
    before = seen(chromium)
    act()
    assert seen(chromium) != before, f"{what} changes nothing"


def press(chromium: Browser, selector: str, key: str):
    """A key pressed on a control, as people do who use no mouse."""
    return lambda: chromium.find(selector).send_keys(key)


def said(chromium: Browser, selector: str) -> str:
    """What a screen reader says of a picture, or a control of itself."""
    node = chromium.find(selector)
    return node.get_attribute("aria-label") or node.get_attribute("aria-valuetext")


def select(chromium: Browser, selector: str, number: int):
    """Another entry of a list."""
    return lambda: chromium.find(f"{selector} option[value='{number}']").click()


def outputs(chromium: Browser) -> list[str]:
    """The numbers of the output that are there."""
    return [cell.text for cell in chromium.all(".output td") if cell.text]


def operate_step(chromium: Browser) -> None:
    """Steps, plays, and every choice; the numbers at the end are those of the tutorial's example."""
    assert outputs(chromium) == ["10"]
    changes(chromium, chromium.find("#forward").click, "a step")
    assert outputs(chromium) == ["10", "0"] and said(chromium, "#position") == "2 / 9"
    changes(chromium, press(chromium, "#position", Keys.END), "the end of the slider")
    assert outputs(chromium) == ["10", "0", "−9", "9", "−7", "−8", "1", "−9", "−4"]
    assert chromium.find(".sum").text.endswith("= −4")
    changes(chromium, chromium.find("#back").click, "a step back")
    changes(chromium, select(chromium, "#padding", 1), "the padding")
    assert len(chromium.all(".input td")) == 49 and said(chromium, "#position") == "1 / 25"
    changes(chromium, select(chromium, "#stride", 1), "the stride")
    assert said(chromium, "#position") == "1 / 9"
    changes(chromium, select(chromium, "#filter", 2), "the filter")
    changes(chromium, lambda: (chromium.find("#play").click(), chromium.find("#play").click()), "playing")


def operate_turn(chromium: Browser) -> None:
    """Both sliders; the present point lies on the crate's curve wherever it is."""
    changes(chromium, press(chromium, "#angle", Keys.ARROW_RIGHT * 3), "turning")
    assert said(chromium, "#angle") == "15°" and "15°" in said(chromium, "#tuning-3")
    chromium.find("#angle").send_keys(Keys.HOME)
    for key in (Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT):
        chromium.find("#frequency").send_keys(key)
        changes(chromium, press(chromium, "#angle", Keys.ARROW_RIGHT * 5), "turning")
        off = chromium.execute_script("""
          const at = given.angles.indexOf(angle.value);
          return filters.map((filter, channel) => Math.abs(given.curves[frequency.value][channel][at]
            - response(convolve(grating(angle.value, 1 / given.frequencies[frequency.value]), filter, margin), margin)));
        """)
        assert max(off) < 1e-3, f"points beside their curves: {off}"


def operate_shape(chromium: Browser) -> None:
    """Every slider changes the picture."""
    for name in ("orientation", "wavelength", "phase", "sigma", "size", "angle"):
        changes(chromium, press(chromium, f"#{name}", Keys.ARROW_RIGHT * 2), name)


def operate_complex(chromium: Browser) -> None:
    """Over all phases simple cells fall silent and the complex cell does not."""
    changes(chromium, press(chromium, "#phase", Keys.ARROW_RIGHT * 9), "moving")
    responses = chromium.execute_script("return trace()")
    *simple, combined = zip(*responses, strict=True)
    for cell in simple:
        assert min(cell) < 0.02 * max(cell), f"a simple cell that never falls silent: {min(cell)} to {max(cell)}"
    assert min(combined) > 0.8 * max(combined), f"the complex cell flickers: {min(combined)} to {max(combined)}"
    changes(chromium, select(chromium, "#pooling", 1), "the maximum")
    changes(chromium, press(chromium, "#angle", Keys.END), "turning")
    across = chromium.execute_script("return trace()")
    assert max(max(each) for each in across) < 0.1 * max(simple[0]), "cells respond to the wrong orientation"
    before = chromium.find("#phase").get_attribute("value")
    chromium.find("#play").click()
    seen(chromium)
    chromium.find("#play").click()
    assert chromium.find("#phase").get_attribute("value") != before, "playing moves nothing"


OPERATE = {"step": operate_step, "turn": operate_turn, "shape": operate_shape, "complex": operate_complex}


def check_manners(chromium: Browser, page: Path) -> None:
    """No complaint in the console, no word of the other language, every control named, room on a phone, dark on wish."""
    complaints = chromium.complaints()
    assert not complaints, f"{page}: {complaints}"
    text = chromium.find("main").text
    japanese = any("\u3040" <= character <= "\u30ff" for character in text)
    assert japanese == (page.parent.name == "ja"), f"{page} speaks another language: {text}"
    nameless = chromium.execute_script("""
      return [...document.querySelectorAll("input, select, button, canvas[role], svg")].filter((node) =>
        !(node.labels?.length || node.getAttribute("aria-label") || node.textContent.trim())).map((node) => node.outerHTML)
    """)
    assert not nameless, f"{page}: controls without a name: {nameless}"
    chromium.resize(PHONE)
    wide = chromium.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page} is {wide} pixels wider than a phone"
    paper = "return getComputedStyle(document.querySelector('main')).backgroundColor"
    chromium.prefer(color_scheme="light")
    light = chromium.execute_script(paper)
    chromium.prefer(color_scheme="dark")
    seen(chromium)
    assert chromium.execute_script(paper) != light, f"{page} is as light in the dark"
    chromium.prefer(color_scheme="light")


def compare_numbers(chromium: Browser, cases: list[dict]) -> None:
    """The script computes what the crate computes."""
    for stimulus, filter_, output in chromium.execute_script(COMPARE, cases):
        assert stimulus == 0 and filter_ < 1e-6 and output < 1e-5, f"{stimulus} {filter_} {output}"


if __name__ == "__main__":
    main()
