"""The site as its readers use it, in a browser without a network. `reader.py SITE`"""

import re
import sys
import time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from served import addresses, served

from browser import LAPTOP, PHONE, asked, browser, complaints, painted, show
from widgets import changes, operate_guess

# Two languages, by their folders: each leads to the other.
LANGUAGES = {"": "ja/", "ja/": ""}


def main() -> None:
    """Everything in turn; the first problem ends it."""
    site = Path(sys.argv[1])
    with served(site) as address, browser(network=False) as page:
        for name in addresses(site):
            open_page(page, address, name)
        for language, other in LANGUAGES.items():
            open_solution(page, f"{address}/{language}section-1-1.html")
            switch_language(page, f"{address}/{language}section-1-3.html", other)
            read_formulas(page, f"{address}/{language}section-1-3.html")
            search(page, f"{address}/{language}index.html", language)
            press_menu(page, f"{address}/{language}setup.html")
            print_page(page, f"{address}/{language}section-1-1.html")
        choose_dark(page, f"{address}/index.html")
        count = sum(operate_widgets(page, f"{address}/{name}") for name in addresses(site))
        assert count, "no page has a widget"
    print(f"{len(addresses(site))} pages read, {count} widgets operated")


def open_page(page: Page, address: str, name: str) -> None:
    """It requests nothing from other hosts, logs no complaints, does not shift, fits a phone, offers the ways to run."""
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        asked()
        show(page, f"{address}/{name}")
        bottom(page)
        heard = complaints()
        assert not heard, f"{name}: {heard}"
        others = [wanted for wanted in asked() if not wanted.startswith((address, "data:", "blob:"))]
        assert not others, f"{name} asks for {others}"
        # Where this machine lacks letters, for Japanese or of one width, lines break where no reader's do.
        if page.evaluate(LETTERS):
            moved = page.evaluate(MOVED)
            assert moved < 0.05, f"{name} shifts by {moved} at a width of {size['width']}"
            fill(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is {wide} pixels wider than {size['width']}"
        unsized = page.locator("article img:not([width][height])").count()
        assert not unsized, f"{name}: {unsized} pictures without a size"
    language = page.evaluate("document.documentElement.lang")
    binder, download = (page.locator(f".ways a{which}") for which in ("[href*='mybinder.org']", "[download]"))
    assert f"/{language}/student/" in binder.get_attribute("href"), f"{name} launches another language"
    assert download.get_attribute("href").endswith(f".{language}.ipynb"), f"{name} offers another language"


MOVED = """() => {
  let sum = 0;
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: "layout-shift", buffered: true });
  for (const entry of observer.takeRecords()) if (!entry.hadRecentInput) sum += entry.value;
  return sum;
}"""


# A widget's space before it is loaded, and what it takes afterwards.
def fill(page: Page, name: str) -> None:
    """A loaded widget fills the space reserved for it."""
    late = time.monotonic() + 10
    while wrong := [each for each in page.evaluate(HEIGHTS) if abs(each[1] - each[2]) >= each[2] / 10]:
        [(title, kept, filled), *_] = wrong
        assert time.monotonic() < late, f"{name}: {kept} pixels are reserved for {title}, which fills {filled}"
        page.wait_for_timeout(100)


LETTERS = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (font, text) => {
    pen.font = `100px ${font}`;
    return pen.measureText(text).width;
  };
  const japanese = Math.abs(width("sans-serif", "日本語") - 300) < 15;
  return width("monospace", "ii") === width("monospace", "mm") && (japanese || document.documentElement.lang !== "ja");
}"""

HEIGHTS = """() => [...document.querySelectorAll(".v1conv-widget > iframe")].map((frame) => {
  const filled = frame.clientHeight;
  const own = frame.style.height;
  frame.style.height = "";
  const kept = frame.clientHeight;
  frame.style.height = own;
  return [frame.title, kept, filled];
})"""


def bottom(page: Page) -> None:
    """Scrolls down the page like a reader, so that all pictures are loaded, and up again."""
    page.evaluate("""async () => {
      for (let before = -1; scrollY > before; await new Promise((done) => setTimeout(done, 30))) {
        before = scrollY;
        scrollBy({ top: innerHeight, behavior: "instant" });
      }
      scrollTo({ top: 0, behavior: "instant" });
    }""")
    painted(page)


def in_sight(element: Locator) -> Locator:
    """Scrolls the element to the middle of the window."""
    element.evaluate("(node) => node.scrollIntoView({ block: 'center', behavior: 'instant' })")
    return element


def open_solution(page: Page, address: str) -> None:
    """Folded until it is clicked, or Enter is pressed on it."""
    for act in ("click", "key"):
        page.set_viewport_size(LAPTOP)
        show(page, address)
        fold = page.locator("#solution-1-1 ~ details").first
        code = fold.locator(".highlight").first
        assert not code.is_visible(), "the solution is open from the beginning"
        summary = in_sight(fold.locator("summary").first)
        summary.click() if act == "click" else summary.press("Enter")
        expect(code).to_be_visible()
        picture = in_sight(fold.locator("img").first)
        page.wait_for_function("(image) => image.naturalWidth > 0", arg=picture.element_handle())


def switch_language(page: Page, address: str, other: str) -> None:
    """The same cell in another language is at the same height in the window, even from its middle; and back again."""
    name = address.rpartition("/")[2]
    show(page, address)
    for cell, height in (("stimuli-text", 40), ("filters", 40), ("exercise-1-3", -150)):
        top = f"Math.round(document.getElementById('{cell}').getBoundingClientRect().top)"
        page.evaluate(f"scrollBy({{ top: {top} - {height}, behavior: 'instant' }})")
        page.wait_for_function(f"Math.abs({top} - {height}) < 2")
        for folder in (other, LANGUAGES[other]):
            language = folder.removesuffix("/") or "en"
            page.evaluate(f"document.querySelector('.language[lang={language}]').click()")
            there = address.removesuffix(name).removesuffix("ja/") + folder + name
            page.wait_for_url(re.compile(re.escape(there) + "(#.*)?$"))
            painted(page)
            page.wait_for_function(f"Math.abs({top} - {height}) < 40")


def read_formulas(page: Page, address: str) -> None:
    """Formulas are set by the browser itself, with the parts that TeX would give them."""
    show(page, address)
    parts = page.locator("mfrac > *")
    assert parts.all_text_contents() == ["1", "2"], page.locator("mfrac").all_inner_texts()
    upper, lower = (part.bounding_box()["y"] for part in parts.all())
    assert upper + 4 < lower, "numerator and denominator are side by side"


# Words that are also part of longer words in the text.
QUESTIONS = {"": ("receptive field", "section-1-3"), "ja/": ("受容野", "section-1-3")}


def search(page: Page, address: str, language: str) -> None:
    """The word leads to the page that contains it."""
    question, expected = QUESTIONS[language]
    page.set_viewport_size(LAPTOP)
    show(page, address)
    page.locator(".sidebar-search").fill(question)
    page.locator(".sidebar-search").press("Enter")
    found = page.locator(f"#search-results a[href*='{expected}']").first
    found.wait_for()
    heard = complaints()
    assert not heard, f"the search complains: {heard}"
    found.evaluate("(link) => link.click()")
    page.wait_for_url(f"**/*{expected}*")
    assert question.split()[0] in page.locator("article").inner_text().lower()


def press_menu(page: Page, address: str) -> None:
    """On a phone, the contents open and close with the keyboard."""
    page.set_viewport_size(PHONE)
    show(page, address)
    button = page.locator("button.nav-overlay-icon")
    is_open = "document.querySelector('.sidebar-container').getBoundingClientRect().x >= 0"
    assert not page.evaluate(is_open)
    button.press("Enter")
    page.wait_for_function(is_open)
    assert button.get_attribute("aria-expanded") == "true" and button.get_attribute("aria-label")
    button.press("Escape")
    page.wait_for_function(f"!({is_open})")


def print_page(page: Page, address: str) -> None:
    """On paper, there is only the text, and nothing to click."""
    page.set_viewport_size(LAPTOP)
    show(page, address)
    page.emulate_media(media="print")
    for selector in (".ways", ".sidebar-drawer", ".toc-drawer", ".related-pages", ".mobile-header"):
        assert not any(node.is_visible() for node in page.locator(selector).all()), f"{selector} is printed"
    assert page.locator("article h1").first.is_visible()
    page.emulate_media(media="null")


def choose_dark(page: Page, address: str) -> None:
    """The button cycles through the themes, and the next page keeps the choice."""
    page.emulate_media(color_scheme="light")
    show(page, address)
    paper = "getComputedStyle(document.body).backgroundColor"
    seen = {page.evaluate(paper)}
    for _ in range(3):
        page.locator(".theme-toggle-content .theme-toggle").click()
        seen.add(page.evaluate(paper))
    assert len(seen) == 2, f"the page is never dark, or never light: {seen}"
    page.evaluate("localStorage.setItem('theme', 'dark')")
    show(page, address)
    assert page.evaluate(paper) == max(seen, key=lambda colour: colour == "rgb(19, 20, 22)")
    page.evaluate("localStorage.removeItem('theme')")


# One control of each widget; its own tests operate all of them.
CONTROLS = {"step": "#position", "turn": "#angle", "shape": "#orientation", "complex": "#phase", "picture": "#frame"}


def operate_widgets(page: Page, address: str) -> int:
    """Each widget of the page works within it, and fills its frame."""
    show(page, address)
    frames = page.locator("[class*='v1conv-widget'] iframe").all()
    for frame in frames:
        around = frame.evaluate("(node) => node.parentElement.className").split()
        inside = in_sight(frame).element_handle().content_frame()
        if any(word.startswith("v1conv-guess") for word in around):
            operate_guess(inside)
            continue
        [name] = [word for word in CONTROLS if f"v1conv-{word}" in around]
        control = inside.locator(CONTROLS[name])
        changes(inside, lambda: control.press("ArrowRight"), f"{name} on {address}")  # noqa: B023 (called at once)
    return len(frames)


if __name__ == "__main__":
    main()
