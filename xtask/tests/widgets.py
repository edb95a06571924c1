"""The widgets, operated in a browser: what moves, what is said, what it costs. `widgets.py FOLDER`, of the gallery."""

import json
import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Frame, Page

from browser import LAPTOP, PHONE, View, asked, browser, complaints, painted, show
from programs import axe

WIDGETS = (
    "step",
    "guess-border",
    "guess-stride",
    "guess-grating",
    "shape",
    "turn",
    "guess-filter",
    "picture",
    "guess-cell",
    "complex",
)
MOST_BYTES = 150_000

# What a reader sees: every pixel of the canvases, every shape of the charts, every number in a table.
SEEN = """() => [...document.querySelectorAll("canvas, svg, table, .sum")].map((node) =>
  node.localName === "canvas" ? node.toDataURL() : node.outerHTML).join()"""

# The script's numbers against the crate's own: the largest differences, relative to the largest output.
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


# The same for a photograph.
COMPARE_PHOTO = """({ shape, image: theirs, weights, output, pooled, strongest: most }) => {
  const apart = (ours, theirs) => ours.length === theirs.length ? reach(ours.map((value, at) => value - theirs[at])) : Infinity;
  const exact = { height: shape[0], width: shape[1], values: Float32Array.from(theirs) };
  const map = convolve(exact, { height: 5, width: 5, values: Float32Array.from(weights) }, 2, 2);
  const all = strongest(squares(given.filters, 7).map((each) => convolve(exact, each, 3)));
  return {
    image: apart(image.values, theirs), output: apart(map.values, output) / reach(output),
    pooled: apart(pool(rectify(map), 4).values, pooled) / reach(pooled), strongest: apart(all.values, most) / reach(most),
  };
}"""

# Milliseconds from a key on a weight, or a move of the frame, until the picture is on the screen.
PACE = """async ([selector, key]) => {
  const node = document.querySelector(selector);
  const begin = performance.now();
  node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  return performance.now() - begin;
}"""

AXE = """async () => (await axe.run(document)).violations.flatMap(({ id, help, nodes }) =>
  nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 200)}`))"""


def main() -> None:
    """All pages of the gallery."""
    folder = Path(sys.argv[1])
    languages = sorted(page.parent.name for page in folder.glob(f"*/{WIDGETS[0]}.html"))
    with browser(network=False, camera=True) as page:
        for language in languages:
            for name in WIDGETS:
                file = folder / language / f"{name}.html"
                size = file.stat().st_size
                assert size < MOST_BYTES, f"{file} has {size} bytes"
                page.set_viewport_size(LAPTOP)
                milliseconds = show(page, file)
                operate(page, name)
                others = [address for address in asked() if not address.startswith((file.as_uri(), "data:", "blob:"))]
                assert not others, f"{file} asks for {others}"
                check_manners(page, file)
                print(f"{language} {name}: {size / 1000:.0f} kB, loaded in {milliseconds:.0f} ms")
        show(page, folder / "en" / "turn.html")
        compare_numbers(page, json.loads((folder / "numbers.json").read_text()))
        show(page, folder / "en" / "picture.html")
        page.wait_for_function("origin.now === 'scene'")
        print(
            "a change is on the screen after",
            *(f"{pace(page, *which):.0f} ms ({what})" for what, which in PACED.items()),
        )
        compare_photo(page, folder)
        for language in languages:
            check_fingers(page, folder / language / "picture.html")
            for name in ("step", "complex"):
                check_calm(page, folder / language / f"{name}.html")


def seen(view: View) -> str:
    """The picture as it is after the next frame."""
    painted(view)
    return view.evaluate(SEEN)


def changes(view: View, act, what: str) -> None:
    """Acts, and expects a different picture, as soon as a busy machine has processed the action."""
    before = seen(view)
    act()
    late = time.monotonic() + 5
    while seen(view) == before:
        assert time.monotonic() < late, f"{what} changes nothing"


def press(view: View, selector: str, *keys: str):
    """Keys pressed on a control, as by people without a mouse."""
    return lambda: [view.press(selector, key) for key in keys]


def said(view: View, selector: str) -> str:
    """What a screen reader says about a picture or control."""
    node = view.locator(selector)
    return node.get_attribute("aria-label") or node.get_attribute("aria-valuetext")


def select(view: View, selector: str, number: int):
    """Selects another entry of a list."""
    return lambda: view.select_option(selector, index=number)


def outputs(view: View) -> list[str]:
    """The numbers filled in so far in the output."""
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
    """Both sliders; the current point is always on the crate's curve."""
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
    """Over all phases, simple cells fall silent but the complex cell does not."""
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


def operate_guess(view: View) -> None:
    """Each answer, right or wrong, by mouse or keyboard, gets its reason."""
    reason = view.evaluate("given.reason")
    answer = view.evaluate("given.answer")
    count = view.locator(".choice").count()
    assert count >= 3 and not view.inner_text(".answer"), "it is answered before anybody has"
    for act in (view.click, lambda selector: view.press(selector, "Enter")):
        replies = []
        for number in range(count):
            act(f"#choice-{number}")
            said_now = view.inner_text(".answer")
            assert reason in said_now and said_now.startswith("✓") == (number == answer), said_now
            assert view.get_attribute(f"#choice-{number}", "aria-pressed") == "true"
            replies.append(said_now)
        assert len(set(replies)) == count, "two choices are answered alike"
    assert view.locator(".choice.right").count() == 1 and view.locator(f"#choice-{answer}.right").count() == 1


# The source for dropping or pasting a picture: a file made by the page itself.
HAND = """async ([kind, type]) => {
  const canvas = new OffscreenCanvas(300, 100);
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 150, 100);
  const blob = type === "text/plain" ? new Blob(["no picture"], { type }) : await canvas.convertToBlob({ type });
  const hand = new DataTransfer();
  hand.items.add(new File([blob], "file", { type }));
  const event = kind === "paste" ? new ClipboardEvent(kind, { clipboardData: hand, bubbles: true })
    : new DragEvent(kind, { dataTransfer: hand, bubbles: true, cancelable: true });
  document.querySelector("main").dispatchEvent(event);
}"""

# At the frame's place, the sum of the products is the number of the output there.
SUM = """() => [map.values[place.row * map.width + place.column],
  [...document.querySelectorAll(".total .sum")].map((node) => node.textContent).join(),
  patch(image, place.row * strides[stride.value] - margin(), place.column * strides[stride.value] - margin(), filter.width)
    .values.reduce((sum, value, at) => sum + value * filter.values[at], 0)]"""


def operate_picture(view: View) -> None:
    """Pictures from all sources, weights by hand, the frame, and the saved file."""
    view.wait_for_function("origin.now === 'scene'")
    painted(view)
    operate_weights(view)
    operate_frame(view)
    for name in ("orientation", "sigma", "wavelength", "phase"):
        view.select_option("#filter", index=6)
        changes(view, press(view, f"#{name}", "ArrowRight", "ArrowRight"), name)
    for name, number in (("stride", 1), ("padding", 0), ("pooling", 2), ("filter", 2), ("size", 0), ("size", 1)):
        changes(view, select(view, f"#{name}", number), name)
    changes(view, lambda: view.click("#grating"), "the grating")
    changes(view, press(view, "#turn", "ArrowRight"), "turning it")
    operate_files(view)
    operate_camera(view)
    page = view.page if isinstance(view, Frame) else view
    with page.expect_download() as download:
        view.click("#save")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG"), "what is saved is not a PNG file"


def operate_weights(view: View) -> None:
    """One by one with keys, mouse and wheel; all at once by examples, turned round."""
    first = ".weights [role=spinbutton]"
    view.locator(first).first.focus()
    for key, value in (
        ("ArrowUp", "0.1"),
        ("PageDown", "-0.9"),
        ("-", "0.9"),
        ("3", "3"),
        ("Delete", "0"),
        ("ArrowDown", "-0.1"),
    ):
        changes(view, lambda: view.locator(first).first.press(key), f"{key} on a weight")  # noqa: B023 (called at once)
        assert view.locator(first).first.get_attribute("aria-valuenow") == value, key
    assert view.input_value("#filter") == "7", "the filter is not shown as made by hand"
    view.locator(first).first.press("ArrowRight")
    assert view.evaluate("document.activeElement.getAttribute('aria-label')") in (
        "weight, row 0, column 1",
        "重み、行0、列1",
    )
    second = view.locator(first).nth(1)
    before = float(second.get_attribute("aria-valuenow"))
    changes(view, second.click, "a click on a weight")
    assert second.get_attribute("aria-valuenow") == ("1" if before >= 0 else "0")
    wheel = "(cell) => cell.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, cancelable: true, bubbles: true }))"
    changes(view, lambda: second.evaluate(wheel), "the wheel")
    assert second.get_attribute("aria-valuenow") in ("0.9", "-0.1")
    changes(view, select(view, "#preset", 5), "an example of weights")
    values = "Array.from(filter.values)"
    embossed = view.evaluate(values)
    changes(view, lambda: view.click("#flip"), "flipping")
    assert view.evaluate(values) == embossed[::-1] != embossed
    changes(view, select(view, "#size", 2), "the size")
    assert view.locator(first).count() == 49
    changes(view, select(view, "#filter", 4), "a channel")


def operate_frame(view: View) -> None:
    """By keys and by pointer; its sum is the output's number there."""
    places = {json.dumps(view.evaluate("place"))}
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        changes(view, press(view, "#frame", key), key)
        places.add(json.dumps(view.evaluate("place")))
        number, text, summed = view.evaluate(SUM)
        shown = f"{number:.2f}".rstrip("0").rstrip(".").replace("-", "−")
        assert abs(number - summed) < 1e-4 and (shown in text or abs(number) < 0.005), f"{number} {summed} {text}"
    for panel, position in (("canvas", {"x": 30, "y": 40}), ("canvas", {"x": 60, "y": 20})):
        changes(view, lambda: view.locator(f".stage {panel}").first.hover(position=position), "the pointer")  # noqa: B023
        places.add(json.dumps(view.evaluate("place")))
    assert len(places) == 7, places


def operate_files(view: View) -> None:
    """A picture that is dropped, and pasted; and something that is not a picture."""
    for kind, type_ in (("drop", "image/png"), ("paste", "image/jpeg")):
        view.click("#scene")
        view.evaluate(HAND, [kind, type_])
        view.wait_for_function("origin.now === 'own'")
        painted(view)
        assert view.evaluate("[image.width, image.height]") == [256, 85], f"not the picture of a {kind}"
        assert view.get_attribute("#own", "aria-pressed") == "true"
    view.evaluate(HAND, ["drop", "text/plain"])
    view.wait_for_function("document.querySelector('.notice').textContent.includes('PNG')")
    view.click("#scene")
    assert not view.inner_text(".notice")


def operate_camera(view: View) -> None:
    """It runs until it is stopped, and then it is off."""
    view.click("#camera")
    view.wait_for_function("origin.now === 'camera' && live.on")
    before = seen(view)
    view.wait_for_function(
        "(before) => document.querySelector('.stage canvas').toDataURL() !== before",
        arg=view.evaluate("document.querySelector('.stage canvas').toDataURL()"),
    )
    assert seen(view) != before, "the camera stands still"
    view.click("#camera")
    painted(view)
    stopped = seen(view)
    view.wait_for_timeout(200)
    assert not view.evaluate("live.on") and seen(view) == stopped, "the camera goes on"
    view.click("#scene")


def operate(view: View, name: str) -> None:
    """Operates everything in a widget."""
    (operate_guess if name.startswith("guess") else OPERATE[name])(view)


OPERATE = {
    "step": operate_step,
    "turn": operate_turn,
    "shape": operate_shape,
    "complex": operate_complex,
    "picture": operate_picture,
}


def check_manners(page: Page, file: Path) -> None:
    """No console messages, no other language, every control has a name, it fits a phone, and has a dark mode."""
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
    page.set_viewport_size(LAPTOP)
    page.evaluate(axe())
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        painted(page)
        findings = page.evaluate(AXE)
        assert not findings, f"{file}, {theme}: {findings}"


def check_fingers(page: Page, file: Path) -> None:
    """On a phone, a finger moves the frame and drags a weight without moving the page, and taps."""
    page.set_viewport_size(PHONE)
    show(page, file)
    page.wait_for_function("origin.now === 'scene' && place !== null")
    hand = page.context.new_cdp_session(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def drag(selector: str, right: int, down: int) -> None:
        node = page.locator(selector).first
        node.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        # Until then, the finger would touch what was in this place before.
        painted(page)
        box, top = node.bounding_box(), page.evaluate("scrollY")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for part in (0.25, 0.5, 0.75, 1) if right or down else ():
            at = {"x": x + part * right, "y": y + part * down}
            hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert page.evaluate("scrollY") == top, f"a finger on {selector} moves the page"

    place = page.evaluate("place")
    changes(page, lambda: drag("#frame", 60, 40), "a finger on the frame")
    moved = page.evaluate("place")
    assert moved["row"] > place["row"] and moved["column"] > place["column"], (place, moved)
    weight = page.locator(".weights [role=spinbutton]").first
    before = float(weight.get_attribute("aria-valuenow"))
    changes(page, lambda: drag(".weights [role=spinbutton]", 0, -30), "a finger on a weight")
    assert abs(float(weight.get_attribute("aria-valuenow")) - before - 0.5) < 1e-6, "30 pixels are five steps"
    changes(page, lambda: drag("#grating", 0, 0), "a tap on a button")
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    hand.detach()
    page.set_viewport_size(LAPTOP)


def check_calm(page: Page, file: Path) -> None:
    """Nothing moves by itself; for people who prefer reduced motion, playing takes a second per step."""
    show(page, file)
    still = seen(page)
    page.wait_for_timeout(300)
    assert seen(page) == still, f"{file} moves by itself"
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("""() => {
      window.pauses = [];
      const every = setInterval;
      window.setInterval = (act, pause) => { window.pauses.push(pause); return every(act, pause); };
    }""")
    changes(page, lambda: page.click("#play"), "playing")
    pauses = page.evaluate("window.pauses")
    page.click("#play")
    page.emulate_media(reduced_motion="no-preference")
    assert pauses and min(pauses) >= 1000, f"{file} moves every {pauses} ms"


PACED = {"a weight": (".weights [role=spinbutton]", "ArrowUp"), "the frame": ("#frame", "ArrowLeft")}


def pace(page: Page, selector: str, key: str) -> float:
    """The median over some changes, at 256 × 192 pixels and 7 × 7 weights."""
    assert page.evaluate("[image.width, image.height, filter.width]") == [256, 192, 7]
    return median(page.evaluate(PACE, [selector, key]) for _ in range(15))


def compare_photo(page: Page, folder: Path) -> None:
    """A photograph becomes the crate's image, upright, and its results agree."""
    page.set_input_files("#file", folder / "turned.jpg")
    page.wait_for_function("origin.now === 'own' && image.height === 256")
    page.set_input_files("#file", folder / "photo.png")
    page.wait_for_function("origin.now === 'own' && image.width === 256")
    apart = page.evaluate(COMPARE_PHOTO, json.loads((folder / "photo.json").read_text()))
    # A browser averages the pixels of a large picture in steps, rounding after each.
    assert apart["image"] < 3 / 255, apart
    assert max(apart["output"], apart["pooled"], apart["strongest"]) < 1e-5, apart


def compare_numbers(page: Page, cases: list[dict]) -> None:
    """The script computes what the crate computes."""
    for stimulus, filter_, output in page.evaluate(COMPARE, cases):
        assert stimulus == 0 and filter_ < 1e-6 and output < 1e-5, f"{stimulus} {filter_} {output}"


if __name__ == "__main__":
    main()
