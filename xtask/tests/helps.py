"""What a kernel does besides running cells: it explains what is being typed, and remembers checks across restarts."""

import re
from pathlib import Path

from session import Kernel

LOAD = ':dep v1conv = { path = "../../.." }\nuse v1conv::prelude::*;\nuse v1conv::en::*;'
RIGHT = "check_b2(|layer| Ok(layer.weight().clone()))"

# Asked at the `|`; what the answer contains.
QUESTIONS = (
    ("grating|", "pub fn grating(angle: f64) -> Array2<f32>", "The grating of the tutorial"),
    ("show_stimulus(&gra|ting(45.0))", "pub fn grating(angle: f64) -> Array2<f32>", "The grating of the tutorial"),
    (
        "fn figure() {\n    let weights = filters(6, |7);\n}",
        "pub fn filters(out_channels: usize",
        "The filters of the tutorial",
    ),
    ("conv2d(input.view(), |", "stride: usize", "2D convolution of a batch of images"),
    (
        "Grating::new(30.0).pha|se(90.0).render()?",
        "pub fn phase(self, phase: f64) -> Self",
        "in degrees: 360 moves the stripes",
    ),
    ('println!("{:?}", gabor(|))', "wavelength: f64", "A Gabor filter"),
    ("check_1_1(|)", "pub fn check_1_1(answer", "Checks exercise 1.1"),
    ("hint_b3|", "pub fn hint_b3(level: usize)", "A hint for exercise b3"),
    ("let layer: Convolutional|Layer", "pub struct ConvolutionalLayer", "2D convolutional layer"),
)


class Tutorial(Kernel):
    """A kernel that has loaded the tutorial."""

    def connect(self) -> None:
        """Loads it in the new kernel."""
        super().connect()
        self.run(LOAD)

    def restart(self) -> None:
        """As the button does."""
        self.client.stop_channels()
        self.manager.restart_kernel()
        self.connect()

    def shown(self, code: str) -> str:
        """All text that a cell shows."""
        return self.run(code).shown


def main() -> None:
    """All of it."""
    with Tutorial() as kernel, Tutorial() as other:
        functions_are_explained(kernel)
        functions_are_completed(kernel)
        commands_that_the_notebook_names_work(kernel)
        progress_is_remembered(kernel, other)


def functions_are_explained(kernel: Kernel) -> None:
    """Signature and first sentence, wherever in the call the cursor is."""
    for shown, signature, sentence in QUESTIONS:
        before, after = shown.split("|")
        answer = kernel.client.inspect(before + after, len(before), reply=True, timeout=60)["content"]
        assert answer["found"], shown
        for text in answer["data"].values():
            assert sentence in text, (shown, text)
        assert signature in answer["data"]["text/plain"], (shown, answer["data"]["text/plain"])


def functions_are_completed(kernel: Kernel) -> None:
    """By the beginning of their names, even in the middle of a cell."""
    code = "let stimulus = grat"
    answer = kernel.client.complete(f"{code};\nstimulus", len(code), reply=True, timeout=60)["content"]
    assert any(match.startswith("grating(") for match in answer["matches"]), answer
    assert (answer["cursor_start"], answer["cursor_end"]) == (len(code) - 4, len(code)), answer


def commands_that_the_notebook_names_work(kernel: Tutorial) -> None:
    """`:doc`, `:vars`, `:explain`."""
    assert "pub fn grating(angle: f64)" in kernel.shown(":doc grating")
    kernel.shown("let count: usize = 3;")
    assert "count: usize" in kernel.shown(":vars")
    assert "E0308" in kernel.shown("let half: usize = 0.5;")
    assert "mismatched" in kernel.shown(":explain") or "Expected type did not match" in kernel.shown(":explain")


def progress_is_remembered(kernel: Tutorial, other: Tutorial) -> None:
    """Only by the notebook's own kernel, until it is shut down."""
    assert "✓" in kernel.shown(RIGHT)
    for _ in range(2):
        shown = kernel.shown("progress()")
        assert re.match(r"You have solved 1 of \d+ exercises and earned 2 of \d+ points", shown), shown
        kernel.restart()
    connection = Path(kernel.manager.connection_file)
    [kept] = connection.parent.glob(f"{connection.stem}.*kept")
    assert kept.stat().st_mode & 0o777 == 0o700, oct(kept.stat().st_mode)
    assert "✓" not in other.shown("progress()"), "another notebook's"
    kernel.end(now=False)
    assert not kept.exists(), "it outlives the kernel"


if __name__ == "__main__":
    main()
