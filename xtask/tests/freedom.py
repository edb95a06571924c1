"""What a student writes outside the tutorial: types left out, completion, own crates, other settings."""

import tempfile
from pathlib import Path

from session import Kernel

MANIFEST = '[package]\nname = "own"\nversion = "0.1.0"\nedition = "2024"\n'


def main() -> None:
    """The command."""
    with Kernel() as kernel, tempfile.TemporaryDirectory() as folder:
        kernel.shows("let v = vec![1, 2, 3]; v.iter().sum::<i32>()", "6")
        kernel.shows("let stimulus = v1conv::grating(45.0); stimulus.dim()", "(48, 64)")
        for typed, expected in [("stimulus.su", "sum()"), ("v1conv::gab", "gabor(")]:
            completions = complete(kernel, typed)
            assert any(text.startswith(expected) for text in completions), f"{typed}: {completions}"
        kernel.shows(":opt 2", "Optimization: 2")
        kernel.shows("v.len() + 1", "4")
        own_crate(kernel, Path(folder))
        kernel.shows("v.len()", "3")
    print("types, completion, settings, a crate: all right")


def complete(kernel: Kernel, typed: str) -> list[str]:
    """What the kernel offers at the end of the text."""
    reply = kernel.client.complete(typed, len(typed), reply=True, timeout=60)
    return reply["content"]["matches"]


def own_crate(kernel: Kernel, folder: Path) -> None:
    """A crate on the disk that changes between two cells."""
    (folder / "src").mkdir()
    (folder / "Cargo.toml").write_text(MANIFEST)
    for answer in ("41", "42"):
        (folder / "src" / "lib.rs").write_text(f"pub fn answer() -> u8 {{ {answer} }}")
        kernel.shows(f':dep own = {{ path = "{folder}" }}\nown::answer()', answer)


if __name__ == "__main__":
    main()
