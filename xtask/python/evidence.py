"""Evidence that a cell ran to its end.

The kernel answers `ok` to a panic, a failed `assert!` and a failed `?`. So a cell that shows no value of its
own gets one more line, which only a cell that was not left early reaches: it shows a record that names this run.
"""

import re

from nbformat import NotebookNode

RECORD = "application/vnd.v1conv.ran+json"

# Literals are matched so that what looks like a comment inside of one stays.
COMMENT = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|r(?P<hashes>\#*)".*?"(?P=hashes)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'""",
    re.DOTALL | re.VERBOSE,
)


def code_lines(source: str) -> list[str]:
    """The lines that are neither blank nor comments, without comments."""
    code = COMMENT.sub(lambda match: "" if match["comment"] else match[0], source)
    return [line.strip() for line in code.splitlines() if line.strip()]


def shows_value(source: str) -> bool:
    """Whether the cell ends in an expression, whose value the kernel shows.

    A cell of nothing but commands (`:dep …`) has none.
    """
    lines = code_lines(source)
    return not all(line.startswith((":", "!")) for line in lines) and not lines[-1].endswith((";", "}"))


def with_evidence(source: str, nonce: str) -> str:
    """The cell as it is executed."""
    if shows_value(source):
        return source
    # Begun with `::`, a line after commands would be taken for one more command.
    return f'{source}\nstd::println!(r#"EVCXR_BEGIN_CONTENT {RECORD}\n{{{{"nonce": "{nonce}"}}}}\nEVCXR_END_CONTENT"#);'


def take_evidence(outputs: list[NotebookNode], nonce: str) -> tuple[list[NotebookNode], bool]:
    """The outputs without the record, and whether it was there and names this run."""
    found = [output.data.pop(RECORD) for output in outputs if RECORD in output.get("data", {})]
    kept = [output for output in outputs if output.get("data") != {}]
    return kept, found == [{"nonce": nonce}]
