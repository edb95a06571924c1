"""The notebook: IPython's shell, and the one Rust kernel beside it."""

import atexit
import time
from pathlib import Path

from ipykernel.connect import get_connection_file
from IPython import get_ipython

from .cells import translated
from .checkout import prepare
from .errors import error
from .kernel import Lost, Message, RustKernel, beside
from .words import words

# The messages that show something. All others are between kernels.
SHOWN = ("stream", "display_data", "update_display_data", "execute_result", "clear_output")

_kernel: RustKernel | None = None
_language = "en"


def set_up(checkout: str | Path, language: str = "en") -> None:
    """Sets up the Rust kernel of this checkout, unless already done, and passes it all cells."""
    global _language
    _language = language
    if _kernel is None or not _kernel.lives():
        start(specs=prepare(Path(checkout)))


def start(kernel: str = "rust", specs: Path | None = None) -> None:
    """Starts a Rust kernel, unless it is already running, and passes it all cells from now on.

    `kernel` is the name of an installed one; `specs` is a folder of kernelspecs to look in if it is not installed.
    """
    global _kernel
    shell = get_ipython()
    if _kernel is None or not _kernel.lives():
        if _kernel is not None:
            _kernel.end()
        begin = time.monotonic()
        _kernel = RustKernel(kernel, specs, beside(get_connection_file()))
        print(words("ready", _language).format(seconds=time.monotonic() - begin))
    transforms = shell.input_transformer_manager.cleanup_transforms
    if _hand_over not in transforms:
        transforms.insert(0, _hand_over)
        atexit.register(stop)
        shell.kernel.do_complete = _complete
        shell.kernel.do_inspect = _inspect


def stop() -> None:
    """Ends the Rust kernel; cells are Python again."""
    global _kernel
    shell = get_ipython()
    if shell is not None and _hand_over in shell.input_transformer_manager.cleanup_transforms:
        shell.input_transformer_manager.cleanup_transforms.remove(_hand_over)
        del shell.kernel.do_complete, shell.kernel.do_inspect
    if _kernel is not None:
        _kernel.end()
        _kernel = None


def run(code: str) -> None:
    """Runs a cell as Rust."""
    kernel = get_ipython().kernel
    # The number beside the cell; IPython's own count may already be that of the next one.
    number = kernel.shell.displayhook.prompt_count

    def tell(message: Message) -> None:
        kind, content = message["msg_type"], message["content"]
        if kind == "execute_result":
            content = {**content, "execution_count": number}
        if kind in SHOWN:
            kernel.send_response(kernel.iopub_socket, kind, content, metadata=message["metadata"])

    def ask(question: Message) -> str:
        return kernel.getpass(question["prompt"]) if question["password"] else kernel.raw_input(question["prompt"])

    may_ask = _asked_for("allow_stdin", False)
    try:
        if _kernel is None:
            raise Lost
        _kernel.run(code, number, tell, ask if may_ask else None)
    except Lost:
        raise error("lost", words("lost", _language)) from None


def _hand_over(lines: list[str]) -> list[str]:
    """Services silently run their own Python behind a notebook: that stays Python."""
    return lines if _asked_for("silent", False) else translated(lines)


def _asked_for(name: str, otherwise: bool) -> bool:
    parent = getattr(get_ipython(), "parent_header", None) or {}
    return parent.get("content", {}).get(name, otherwise)


def _complete(code: str, cursor_pos: int | None) -> Message:
    at = len(code) if cursor_pos is None else cursor_pos
    nothing = {"status": "ok", "matches": [], "cursor_start": at, "cursor_end": at, "metadata": {}}
    return _about(code, at, "complete") or nothing


def _inspect(code: str, cursor_pos: int, detail_level: int = 0, omit_sections: object = ()) -> Message:
    return _about(code, cursor_pos, "inspect") or {"status": "ok", "found": False, "data": {}, "metadata": {}}


def _about(code: str, at: int, question: str) -> Message | None:
    if _kernel is None or not _kernel.lives():
        return None
    return _kernel.answer(getattr(_kernel.client, question), code, at)
