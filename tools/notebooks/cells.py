"""Small questions about a cell."""

from collections.abc import Container, Iterator

from nbformat import NotebookNode


def key(cell: NotebookNode, kind: str) -> str | None:
    """The X of a cell with the id `kind-X`, which ties exercise, solution and check together."""
    begin, _, rest = cell.get("id", "").partition("-")
    return rest if begin == kind and rest else None


def tags(cell: NotebookNode) -> list[str]:
    """The cell's tags."""
    return cell.metadata.get("tags", [])


def is_code(cell: NotebookNode) -> bool:
    """Whether the kernel runs it."""
    return cell.cell_type == "code"


def records(cell: NotebookNode, media_type: str) -> list[object]:
    """What the cell shows in one MIME type."""
    return [output.data[media_type] for output in cell.outputs if media_type in output.get("data", {})]


def strings(value: object, fields: Container[str] | None = None) -> Iterator[str]:
    """All texts in JSON, or those in these fields, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, fields)
    elif isinstance(value, dict):
        for name, each in value.items():
            if fields is None or name in fields:
                yield from strings(each, fields)


def streamed(cell: NotebookNode, name: str) -> str:
    """What the cell wrote to `stdout` or `stderr`."""
    return "".join(output.text for output in cell.outputs if output.get("name") == name)
