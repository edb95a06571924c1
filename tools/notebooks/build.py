"""Makes the notebooks from their text sources."""

from pathlib import Path

from .assess import assess, summary
from .editions import colab, instructor, student
from .execution import execute
from .files import replace, text
from .findings import Finding, require_none
from .included import included, languages
from .outputs import leaks, tidy
from .repository import read_repository
from .source import Source, read_all


def _chosen(root: Path, names: list[str]) -> list[Source]:
    """The sources of these notebooks, or all."""
    sources = read_all(root)
    require_none(
        Finding(root / "notebooks" / "src", name, f"is not a notebook: there are {', '.join(sources)}")
        for name in names
        if name not in sources
    )
    return [source for name, languages in sources.items() if not names or name in names for source in languages]


def write_included(root: Path) -> None:
    """Writes the files that the crate includes: they must exist before the crate is compiled and a kernel started."""
    replace(languages(root))
    replace({path: code for source in _chosen(root, []) for path, code in included(root, source).items()})


def build(root: Path, names: list[str], timeout: int) -> None:
    """Makes the notebooks, and writes them if all of them are right."""
    sources = _chosen(root, names)
    repository = read_repository(root)
    # Everything that can be checked without a kernel is checked before the first one starts.
    notebooks = [(source, instructor(source, repository)) for source in sources]
    texts = {}
    for source, notebook in notebooks:
        path = source.edition("instructor")
        path.parent.mkdir(parents=True, exist_ok=True)
        run = execute(notebook, path.parent, timeout)
        require_none(assess(run, path))
        tidy(run.notebook)
        require_none(Finding(path, *leak) for leak in leaks(run.notebook, root))
        texts[path] = text(run.notebook)
        texts[source.edition("student")] = text(student(source, repository, run.notebook))
        texts[source.edition("colab")] = text(colab(source, repository, run.notebook))
        print(summary(path, run), flush=True)
    replace(texts)
