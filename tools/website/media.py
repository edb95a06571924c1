"""Pictures and frames as separate files: a page opens before they are loaded, and reserves their space."""

import re
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote_to_bytes

import imagesize
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from notebooks.cells import is_code

EMBEDDED = re.compile(r"data:(?P<type>[\w/+.-]+)(?:;charset=[\w-]+)?(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL)
EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png", "image/gif": "gif", "image/jpeg": "jpg"}

IMAGE = re.compile(r"<img\b[^>]*>")
# On its own line, a picture is a figure, which a tap shows alone, for zooming.
LINE = re.compile(r"^<img\b[^>]*>$", re.MULTILINE)

# Small frames, such as those of the videos before they are loaded, stay where they are.
SMALL = 10_000


class Media:
    """Moves the pictures and frames of cells into a folder of the site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # The `<style>`s of outputs, which belong in the head of a page.
        self.styles: list[str] = []

    def take(self, cell: NotebookNode, before: str = "") -> None:
        """Moves those of one cell into files named after its id."""
        self.count, name = 0, before + cell.id
        if is_code(cell):
            for output in cell.outputs:
                if "text/html" in output.get("data", {}):
                    output.data["text/html"] = self._taken(output.data["text/html"], name)
        else:
            text = LINE.sub(lambda match: self._taken(match[0], name), cell.source)
            cell.source = IMAGE.sub(lambda match: self._taken(match[0], name, alone=False), text)

    def _taken(self, html: str, name: str, *, alone: bool = True) -> str:
        soup = BeautifulSoup(html, "html.parser")
        for image in soup.find_all("img"):
            self._image(image, name)
            if alone and image.find_parent(["a", "label", "button"]) is None:
                image.wrap(soup.new_tag("a", attrs={"class": "figure", "href": image["src"]}))
        for frame in soup.find_all("iframe"):
            self._frame(frame, name)
        for style in soup.find_all("style"):
            if style.find_parent("svg") is None:
                text = style.extract().string or ""
                self.styles += [text] if text not in self.styles else []
        return soup.decode(formatter="html5")

    def _image(self, image: Tag, name: str) -> None:
        data = EMBEDDED.fullmatch(image["src"])
        if data is None:
            return
        content = b64decode(data["data"]) if data["base64"] else unquote_to_bytes(data["data"])
        path = self._write(name, EXTENSIONS[data["type"]], content)
        width, height = imagesize.get(path)
        shown = int(image.get("width", width))
        image.attrs |= {"width": shown, "height": round(shown * height / width)}
        image.attrs |= {"src": path.relative_to(self.folder).as_posix(), "loading": "lazy", "decoding": "async"}

    def _frame(self, frame: Tag, name: str) -> None:
        frame["loading"] = "lazy"
        if "fullscreen" in frame.get("allow", ""):
            del frame["allowfullscreen"]  # says the same, and browsers complain about saying it twice
        if len(frame.get("srcdoc", "")) > SMALL:
            path = self._write(name, "html", frame["srcdoc"].encode())
            del frame["srcdoc"]
            # The page's script loads it: pictures come first.
            frame["data-src"] = path.relative_to(self.folder).as_posix()

    def _write(self, name: str, extension: str, content: bytes) -> Path:
        self.count += 1
        path = self.folder / "media" / f"{name}{f'-{self.count}' if self.count > 1 else ''}.{extension}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path
