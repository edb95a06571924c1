"""What went wrong, as the Python cell's error."""


class RustError(Exception):
    """A cell that failed. It is shown as the Rust kernel shows it, without a Python traceback."""

    def __init__(self, message: str, shown: list[str]) -> None:
        super().__init__(message)
        self.shown = shown

    def _render_traceback_(self) -> list[str]:  # IPython asks for it by this name
        return self.shown


def error(name: str, message: str, shown: list[str] | None = None) -> RustError:
    """An error that Jupyter knows by its Rust name: `E0308`, `panic`, `lost`."""
    kind = type(name, (RustError,), {"__module__": __name__})
    return kind(message, shown or [f"\x1b[1m{name}:\x1b[0m {message}"])
