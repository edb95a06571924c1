"""A checkout with one small notebook."""

from collections.abc import Callable
from pathlib import Path

import pytest

# The text in `{}` is written in the language of the edition.
TEXT = """\
+++ {{"id": "title"}}

# {title}

```{{code-cell}} rust
---
id: load
tags: [setup]
---
use v1conv::{language}::*;
```

+++ {{"id": "section-1-1"}}

## {section}

```{{code-cell}} rust
---
id: exercise-1-1
tags: [exercise]
---
fn double(number: f32) -> f32 {{
    // SOLUTION
    2.0 * number // {comment}
    // STUB
    not_done()
    // END
}}
figure_1_1()
```

+++ {{"id": "solution-1-1"}}

{{{{code}}}}

{{{{output}}}}

```{{code-cell}} rust
---
id: check-1-1
---
check_1_1(double)
```
"""
ENGLISH = {"title": "Doubling", "language": "en", "section": "1.1 Twice", "comment": "twice"}
JAPANESE = {"title": "2倍", "language": "ja", "section": "1.1 2倍する", "comment": "2倍"}


@pytest.fixture
def checkout(write: Callable[[dict[str, str]], Path]) -> Path:
    """A checkout with the notebook `Doubling` in two languages, which list no words."""
    glossary = "| a | b | c |\n|---|---|---|\n"
    return write(
        {
            "Cargo.toml": '[workspace.package]\nrepository = "https://github.com/ann/twice"\n',
            "languages/en/language.toml": 'name = "English"\n',
            "languages/en/glossary.md": glossary,
            "languages/ja/language.toml": 'name = "Japanese"\n',
            "languages/ja/glossary.md": glossary,
            "notebooks/src/numbers.json": "{}",
            "notebooks/src/Doubling.en.md": TEXT.format(**ENGLISH),
            "notebooks/src/Doubling.ja.md": TEXT.format(**JAPANESE),
        }
    )


@pytest.fixture
def change(checkout: Path) -> Callable[[str, str, str], None]:
    """Puts other words into the source of a language."""

    def put(language: str, before: str, after: str) -> None:
        path = checkout / "notebooks" / "src" / f"Doubling.{language}.md"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    return put
