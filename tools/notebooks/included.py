"""What Rust includes: each exercise's stub and solution, and the list of the languages."""

from pathlib import Path

from languages import SOURCE, about, codes

from .findings import Finding, require_none
from .source import Source

LIST = """\
//! Made by `cargo notebooks` from the folders of the languages: a kernel reads this, too, and runs no build scripts.

/// Calls a macro with all languages: code, name, and name in quotes, with a semicolon after each.
#[macro_export]
macro_rules! each {
    ($callback:ident) => {
        $callback! {
LANGUAGES
        }
    };
}
"""


def languages(root: Path) -> dict[Path, str]:
    """The list of the languages: path and content."""
    names = {code: about(code, root)["name"] for code in codes(root)}
    lines = [f'            {code} {name} "{name}";' for code, name in names.items()]
    return {root / "languages" / "src" / "each.rs": LIST.replace("LANGUAGES", "\n".join(lines))}


def included(root: Path, source: Source) -> dict[Path, str]:
    """The content of each file: solutions in the source's language, for their comments; one stub for all."""
    files, findings = {}, []
    for name, both in source.exercises.items():
        try:
            stub, solution = (_functions(name, code) for code in both)
        except ValueError as error:
            findings.append(Finding(source.path, f"exercise-{name}", str(error)))
            continue
        files[root / "src" / "exercises" / "solutions" / source.language / f"{name}.rs"] = solution
        if source.language == SOURCE:
            files[root / "tests" / "exercises" / "stubs" / f"{name}.rs"] = stub
    require_none(findings)
    return files


def _functions(name: str, code: str) -> str:
    """The cell without its last line, which calls one of them: the rest also compiles outside a notebook."""
    call = f"figure_{name.replace('-', '_')}()"
    functions, _, last = code.rpartition("\n")
    if last != call:
        raise ValueError(f"an exercise ends in the line `{call}`, which shows what the answer gives")
    return functions.rstrip() + "\n"
