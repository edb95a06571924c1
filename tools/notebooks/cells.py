"""Small questions about a cell."""

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


def streamed(cell: NotebookNode, name: str) -> str:
    """What the cell wrote to `stdout` or `stderr`."""
    return "".join(output.text for output in cell.outputs if output.get("name") == name)
