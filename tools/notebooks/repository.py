"""The repository's only address, and what is made from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from languages import codes

from .findings import Finding, Findings

LINE = re.compile(r'^repository\s*=\s*"(https://github\.com/[\w.-]+/[\w.-]+?)/?"', re.MULTILINE)

# Each service has one address for its badge; all its others must lead to a notebook.
BADGES = (
    "https://mybinder.org/badge_logo.svg",
    "https://colab.research.google.com/assets/colab-badge.svg",
    "https://kaggle.com/static/images/open-in-kaggle.svg",
)
SERVICES = ("mybinder.org", "colab.research.google.com", "kaggle.com")

# Colab and Kaggle have no name for the default branch.
BRANCH = "main"

# An address ends where Markdown, HTML or the sentence continues.
ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]`]*[^\s\"'<>()\[\]`.,;:!?]")


@dataclass(frozen=True)
class Repository:
    """`https://github.com/OWNER/REPO`."""

    address: str

    @property
    def slug(self) -> str:
        """`OWNER/REPO`."""
        return self.address.removeprefix("https://github.com/")

    def binder(self, name: str, language: str) -> str:
        """Opens a student notebook on Binder."""
        notebook = edition(name, language, "student")
        return f"https://mybinder.org/v2/gh/{self.slug}/HEAD?urlpath=lab/tree/{notebook}"

    def colab(self, name: str, language: str) -> str:
        """Opens the notebook of a Python kernel on Colab."""
        notebook = edition(name, language, "colab")
        return f"https://colab.research.google.com/github/{self.slug}/blob/{BRANCH}/{notebook}"

    def kaggle(self, name: str, language: str) -> str:
        """Opens a copy of it on Kaggle."""
        notebook = edition(name, language, "colab")
        return (
            f"https://kaggle.com/kernels/welcome?src=https://raw.githubusercontent.com/{self.slug}/{BRANCH}/{notebook}"
        )

    def services(self, name: str, language: str) -> dict[str, str]:
        """The addresses that run a notebook, by their names in texts."""
        return {ask.__name__: ask(name, language) for ask in (self.binder, self.colab, self.kaggle)}

    def is_meant_by(self, address: str, line: str) -> bool:
        """Whether an address in a line of text is this repository's, or that of a fork."""
        _, repo = self.slug.split("/")
        path = re.match(r"https?://(?:www\.|raw\.)?github(?:usercontent)?\.com/[^/]+/([^/?#]+)(.*)", address)
        if path is None:
            return False
        clones = f"git clone {address}" in line
        return path[1].removesuffix(".git") == repo or path[2].startswith("/actions/") or clones


def edition(name: str, language: str, kind: str) -> str:
    """Where an edition of a notebook is in the repository."""
    return f"notebooks/{language}/{kind}/{name}.ipynb"


def read_repository(root: Path) -> Repository:
    """From the workspace's Cargo.toml. Only one line is needed."""
    path = root / "Cargo.toml"
    try:
        section = path.read_text(encoding="utf-8").partition("[workspace.package]")[2].partition("\n[")[0]
    except OSError as error:
        raise Findings([Finding(path, "file", f"cannot be read: {error}")]) from error
    if found := LINE.search(section):
        return Repository(found[1])
    problem = 'needs the line `repository = "https://github.com/OWNER/REPO"`'
    raise Findings([Finding(path, "[workspace.package]", problem)])


def check_readme(root: Path, repository: Repository, names: list[str]) -> Iterator[Finding]:
    """Addresses in README.md that are not made from the repository's."""
    path = root / "README.md"
    if not path.exists():
        return
    launch = [
        address
        for name in names
        for language in codes(root)
        for address in repository.services(name, language).values()
    ]
    own = (repository.address, f"https://raw.githubusercontent.com/{repository.slug}")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for address in ADDRESS.findall(line):
            if any(service in address for service in SERVICES) and address not in (*launch, *BADGES):
                yield Finding(path, f"line {number}", f"{address} does not lead to a notebook; {launch[0]} does")
            elif repository.is_meant_by(address, line) and not re.match(
                rf"({'|'.join(map(re.escape, own))})(\.git)?([/?#]|$)", address
            ):
                yield Finding(path, f"line {number}", f"{address} is not in {repository.address} (see Cargo.toml)")
