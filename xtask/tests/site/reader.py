"""The site as its readers use it, in a browser that reaches no network. `reader.py SITE`"""

import sys
from pathlib import Path

from browser import LAPTOP, PHONE, Browser, Keys, WebElement, browser, wait_for
from served import addresses, served
from widgets import changes, press

LANGUAGES = {"": "ja/", "ja/": ""}


def main() -> None:
    """Everything in turn; the first thing that is wrong ends it."""
    site = Path(sys.argv[1])
    with served(site) as address, browser(network=False) as chromium:
        for page in addresses(site):
            open_page(chromium, address, page)
        for language, other in LANGUAGES.items():
            open_solution(chromium, f"{address}/{language}section-1-1.html")
            switch_language(chromium, f"{address}/{language}section-1-3.html", other)
            read_formulas(chromium, f"{address}/{language}section-1-3.html")
            search(chromium, f"{address}/{language}index.html", language)
            press_menu(chromium, f"{address}/{language}setup.html")
            print_page(chromium, f"{address}/{language}section-1-1.html")
        choose_dark(chromium, f"{address}/index.html")
        count = sum(operate_widgets(chromium, f"{address}/{page}") for page in addresses(site))
        assert count, "no page has a widget"
    print(f"{len(addresses(site))} pages read, {count} widgets operated")


def open_page(chromium: Browser, address: str, page: str) -> None:
    """It asks no other host for anything, complains of nothing, moves nothing, fits a phone, and offers the ways."""
    for size in (LAPTOP, PHONE):
        chromium.resize(size)
        chromium.show(f"{address}/{page}")
        bottom(chromium)
        complaints = chromium.complaints()
        assert not complaints, f"{page}: {complaints}"
        asked = chromium.execute_script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        others = [name for name in asked if not name.startswith((address, "data:"))]
        assert not others, f"{page} asks for {others}"
        moved = chromium.execute_script(MOVED)
        assert moved < 0.01, f"{page} shifts by {moved} at a width of {size[0]}"
        wide = chromium.execute_script("return document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{page} is {wide} pixels wider than {size[0]}"
        unsized = [image.get_attribute("src") for image in chromium.all("article img:not([width][height])")]
        assert not unsized, f"{page}: pictures without a size: {unsized}"
    binder, download = chromium.find(".ways a[href*='mybinder.org']"), chromium.find(".ways a[download]")
    language = chromium.execute_script("return document.documentElement.lang")
    assert f"/{language}/student/" in binder.get_attribute("href"), f"{page} launches another language"
    assert download.get_attribute("href").endswith(f".{language}.ipynb"), f"{page} offers another language"


MOVED = """
let sum = 0;
const observer = new PerformanceObserver(() => {});
observer.observe({ type: "layout-shift", buffered: true });
for (const entry of observer.takeRecords()) if (!entry.hadRecentInput) sum += entry.value;
return sum;
"""


def bottom(chromium: Browser) -> None:
    """Down the page as a reader goes, so that all pictures are loaded, and up again."""
    chromium.execute_async_script("""
      const done = arguments[0];
      const step = () => {
        const before = scrollY;
        scrollBy({ top: innerHeight, behavior: "instant" });
        if (scrollY > before) return setTimeout(step, 30);
        scrollTo({ top: 0, behavior: "instant" });
        requestAnimationFrame(() => requestAnimationFrame(done));
      };
      step();
    """)


def in_sight(chromium: Browser, element: WebElement) -> WebElement:
    """The element, in the middle of the window and at rest."""
    chromium.execute_script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
    return element


def wait_until(chromium: Browser, condition: str, what: str, *arguments: object) -> None:
    """Until a condition of the page holds."""
    wait_for(lambda: chromium.execute_script(f"return {condition}", *arguments), what)


def open_solution(chromium: Browser, page: str) -> None:
    """Folded until it is clicked on, or Enter is pressed on it."""
    for act in ("click", "key"):
        chromium.resize(LAPTOP)
        chromium.show(page)
        fold = chromium.find("#solution-1-1 ~ details")
        code = chromium.find(".highlight", fold)
        assert not code.is_displayed(), "the solution is open from the beginning"
        summary = in_sight(chromium, chromium.find("summary", fold))
        summary.click() if act == "click" else summary.send_keys(Keys.ENTER)
        wait_for(code.is_displayed, "the solution to open")
        picture = in_sight(chromium, chromium.find("img", fold))
        wait_until(chromium, "arguments[0].naturalWidth > 0", "its figure", picture)


def switch_language(chromium: Browser, page: str, other: str) -> None:
    """The same cell in the other language is at the same height in the window, also from its middle; and back again."""
    name = page.rpartition("/")[2]
    chromium.show(page)
    for cell, height in (("stimuli-text", 40), ("filters", 40), ("exercise-1-3", -150)):
        top = f"Math.round(document.getElementById('{cell}').getBoundingClientRect().top)"
        chromium.execute_script(f"scrollBy({{ top: {top} - {height}, behavior: 'instant' }})")
        wait_until(chromium, f"Math.abs({top} - {height}) < 2", f"{cell} to be scrolled to")
        for folder in (other, LANGUAGES[other]):
            chromium.execute_script("document.querySelector('.language').click()")
            wait_until(chromium, f"location.pathname === '/{folder}{name}'", "the other language")
            wait_until(chromium, "document.readyState === 'complete'", "all of it")
            chromium.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
            wait_until(chromium, f"Math.abs({top} - {height}) < 40", f"{cell} to be in its place")


def read_formulas(chromium: Browser, page: str) -> None:
    """Formulas are set by the browser itself, and have the parts that TeX would give them."""
    chromium.show(page)
    [half] = chromium.all("mfrac")
    assert [part.text for part in chromium.all("mfrac > *")] == ["1", "2"], half.get_attribute("outerHTML")
    upper, lower = (part.rect["y"] for part in chromium.all("mfrac > *"))
    assert upper + 4 < lower, "numerator and denominator stand side by side"


# Words that stand in the text as a part of longer ones, too.
QUESTIONS = {"": ("receptive field", "section-1-3"), "ja/": ("受容野", "section-1-3")}


def search(chromium: Browser, page: str, language: str) -> None:
    """The word leads to the page that holds it."""
    question, expected = QUESTIONS[language]
    chromium.resize(LAPTOP)
    chromium.show(page)
    chromium.find(".sidebar-search").send_keys(question + Keys.ENTER)
    found = chromium.find(f"#search-results a[href*='{expected}']")
    complaints = chromium.complaints()
    assert not complaints, f"the search complains: {complaints}"
    chromium.execute_script("arguments[0].click()", found)
    wait_for(lambda: expected in chromium.current_url, "the page that was found")
    assert question.split()[0] in chromium.find("article").text.lower()


def press_menu(chromium: Browser, page: str) -> None:
    """On a phone the contents open and close with the keyboard."""
    chromium.resize(PHONE)
    chromium.show(page)
    button, contents = chromium.find("button.nav-overlay-icon"), chromium.find(".sidebar-container")

    def is_open() -> bool:
        return contents.rect["x"] >= 0

    assert not is_open()
    button.send_keys(Keys.ENTER)
    wait_for(is_open, "the contents")
    assert button.get_attribute("aria-expanded") == "true" and button.get_attribute("aria-label")
    button.send_keys(Keys.ESCAPE)
    wait_for(lambda: not is_open(), "the contents to close")


def print_page(chromium: Browser, page: str) -> None:
    """On paper there is the text and nothing to click on."""
    chromium.resize(LAPTOP)
    chromium.show(page)
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for selector in (".ways", ".sidebar-drawer", ".toc-drawer", ".related-pages", ".mobile-header"):
        assert not any(node.is_displayed() for node in chromium.all(selector)), f"{selector} is printed"
    assert chromium.find("article h1").is_displayed()
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def choose_dark(chromium: Browser, page: str) -> None:
    """The button goes through the colours, and the next page keeps them."""
    chromium.prefer(color_scheme="light")
    chromium.show(page)
    paper = "return getComputedStyle(document.body).backgroundColor"
    seen = {chromium.execute_script(paper)}
    for _ in range(3):
        chromium.find(".theme-toggle-content .theme-toggle").click()
        seen.add(chromium.execute_script(paper))
    assert len(seen) == 2, f"the page is never dark, or never light: {seen}"
    chromium.execute_script("localStorage.setItem('theme', 'dark')")
    chromium.show(page)
    assert chromium.execute_script(paper) == max(seen, key=lambda colour: colour == "rgb(19, 20, 22)")
    chromium.execute_script("localStorage.removeItem('theme')")


# One control of each widget; its own tests operate all of them.
CONTROLS = {"step": "#position", "turn": "#angle", "shape": "#orientation", "complex": "#phase"}


def operate_widgets(chromium: Browser, page: str) -> int:
    """Each widget of the page works within it, and fills its frame."""
    chromium.show(page)
    frames = chromium.all("[class*='v1conv-widget'] iframe")
    for frame in frames:
        around = chromium.execute_script("return arguments[0].parentElement.className", frame).split()
        [name] = [word for word in CONTROLS if f"v1conv-{word}" in around]
        in_sight(chromium, frame)
        chromium.switch_to.frame(frame)
        changes(chromium, press(chromium, CONTROLS[name], Keys.ARROW_RIGHT * 2), f"{name} on {page}")
        chromium.switch_to.default_content()
    return len(frames)


if __name__ == "__main__":
    main()
