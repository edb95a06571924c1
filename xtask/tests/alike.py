"""A class of forty who worked alone, and five who copied from one of them and changed names, order and
comments: `alike.py make FOLDER` writes their notebooks. `alike.py check FOLDER PYTHON` compares their answers with the
Python that has compare50, and checks that the copies are found; nothing is run.

Honest answers are drawn from ways of writing them: most keep the loops of the stub, many do the same thing in the same
way, some do it twice. `ways` are the answers to one exercise, built from the choices that students make.
"""

import itertools
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import nbformat

from notebooks.solutions import FENCE

EDITION = ROOT / "notebooks/en/student/W1D5_Tutorial2.ipynb"
FIGURE = r"\n\n(?=fn figure_)"
HONEST, COPIES = 40, 5
HARMFUL = f"fn read_weights() {{ /* </pre><script>alert(1)</script>\x1b[31m */ {'a(b, c[0]); ' * 30}}}"

# Exercise 1.1: the pixel beneath a weight, or zero beyond the border.
BORDERS = {
    "signed": (
        "let row = y as isize + ky as isize - half as isize;\nlet column = x as isize + kx as isize - half as isize;",
        "row >= 0 && row < height as isize && column >= 0 && column < width as isize",
        "image[[row as usize, column as usize]]",
    ),
    "int": (
        "let iy = (y + ky) as i32 - half as i32;\nlet ix = (x + kx) as i32 - half as i32;",
        "iy >= 0 && ix >= 0 && iy < height as i32 && ix < width as i32",
        "image[[iy as usize, ix as usize]]",
    ),
    "outside": (
        "let py = y + ky;\nlet px = x + kx;",
        "!(py < half || px < half || py >= height + half || px >= width + half)",
        "image[[py - half, px - half]]",
    ),
    "ranges": (
        "let (r, c) = (y as i64 + ky as i64 - half as i64, x as i64 + kx as i64 - half as i64);",
        "(0..height as i64).contains(&r) && (0..width as i64).contains(&c)",
        "image[(r as usize, c as usize)]",
    ),
}
GETS = {
    "wrapping": "*image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0)",
    "checked": "(y + ky).checked_sub(half).zip((x + kx).checked_sub(half)).and_then(|(r, c)| image.get((r, c))).copied().unwrap_or(0.)",
    "padded": "padded[[y + ky, x + kx]]",
}
PADDED = (
    "let mut padded: Array2<f32> = Array2::zeros((height + 2 * half, width + 2 * half));",
    "padded.slice_mut(s![half..half + height, half..half + width]).assign(image);",
)
LOOPS = {
    "for": ("for ky in 0..k {\n    for kx in 0..k {", "    }\n}"),
    "indexed": ("for ((ky, kx), weight) in filter.indexed_iter() {", "}"),
    "while": ("let mut ky = 0;\nwhile ky < k {\n    for kx in 0..k {", "    }\n    ky += 1;\n}"),
}
STARTS = ("let mut sum = 0.0;", "let mut total: f32 = 0.0;", "let mut acc = 0f32;")
SHELLS = ("stub", "shape", "rows")


def convolutions() -> list[str]:
    """Answers to exercise 1.1."""
    found = []
    for shell, loop, border, start in itertools.product(SHELLS, LOOPS, [*BORDERS, *GETS], STARTS):
        name = re.search(r"mut (\w+)", start)[1]
        weight = "weight" if loop == "indexed" else "filter[[ky, kx]]"
        if border in BORDERS:
            places, inside, pixel = BORDERS[border]
            body = f"{places}\nif {inside} {{\n    {name} += {pixel} * {weight};\n}}"
        else:
            body = f"{name} += {weight} * {GETS[border]};"
        opened, closed = LOOPS[loop]
        deep = "    " * opened.count("{")
        inner = f"{start}\n{opened}\n" + "\n".join(deep + line for line in body.splitlines()) + f"\n{closed}"
        found.append(_shell(shell, inner, name, border == "padded"))
    for iterate, border in itertools.product(("filter.indexed_iter().map(|((ky, kx), w)| w * ", "flat"), GETS):
        if iterate == "flat":
            total = f"(0..k).flat_map(|ky| (0..k).map(move |kx| (ky, kx))).map(|(ky, kx)| filter[[ky, kx]] * {GETS[border]}).sum::<f32>()"
        else:
            total = f"{iterate}{GETS[border]}).sum::<f32>()"
        for shell in SHELLS:
            found.append(_shell(shell, "", total, border == "padded"))
    return found


def _shell(kind: str, inner: str, value: str, padded: bool) -> str:
    before = ["let (height, width) = image.dim();", "let k = filter.nrows();", "let half = k / 2;"]
    before += PADDED if padded else ()
    shells = {
        "stub": (
            [
                "let mut output: Array2<f32> = Array2::zeros((height, width));",
                "for y in 0..height {",
                "    for x in 0..width {",
            ],
            [f"        output[[y, x]] = {value};", "    }", "}", "Ok(output)"],
        ),
        "shape": (["Ok(Array2::from_shape_fn((height, width), |(y, x)| {"], [f"        {value}", "}))"]),
        "rows": (
            [
                "let mut result = Array2::<f32>::zeros(image.raw_dim());",
                "for ((y, x), out) in result.indexed_iter_mut() {",
            ],
            [f"        *out = {value};", "}", "Ok(result)"],
        ),
    }
    begin, end = shells[kind]
    lines = [*before, *begin, *("        " + line for line in inner.splitlines()), *end]
    body = "\n".join("    " + line for line in lines)
    return f"fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {{\n{body}"


def layers() -> list[str]:
    """Answers to exercise 1.3: there is little to do differently."""
    fills = [
        "for (i, &angle) in orientations.iter().enumerate() {\n        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(angle));\n    }",
        "for i in 0..orientations.len() {\n        let image = grating(orientations[i]);\n        stimuli.slice_mut(s![i, 0, .., ..]).assign(&image);\n    }",
        "for (mut stimulus, angle) in stimuli.outer_iter_mut().zip(orientations) {\n        stimulus.index_axis_mut(Axis(0), 0).assign(&grating(*angle));\n    }",
        "for n in 0..orientations.len() {\n        let g = grating(orientations[n]);\n        for y in 0..height {\n            for x in 0..width {\n                stimuli[[n, 0, y, x]] = g[[y, x]];\n            }\n        }\n    }",
    ]
    ends = [
        "let layer = ConvolutionalLayer::with_filters(c_in, c_out, kernel_size, example_filters)?;\n    let activations = layer.forward(&stimuli)?;\n    Ok((stimuli, activations))",
        "let activations = ConvolutionalLayer::with_filters(c_in, c_out, kernel_size, example_filters)?.forward(&stimuli)?;\n    Ok((stimuli, activations))",
        "let conv = ConvolutionalLayer::with_filters(1, 6, kernel_size, example_filters)?;\n    let out = conv.forward(&stimuli)?;\n    return Ok((stimuli, out));",
    ]
    return [f"{fill}\n\n    {end}" for fill, end in itertools.product(fills, ends)]


def cells() -> list[str]:
    """Answers to bonus exercise 3."""
    takes = [
        "let middle = activations.slice(s![0, .., height / 2, width / 2]);\n    let simple: Array1<f32> = middle.mapv(|response| response.max(0.0));",
        "let simple = activations.slice(s![0, .., height / 2, width / 2]).mapv(|v| if v > 0.0 { v } else { 0.0 });",
        "let simple: Array1<f32> = (0..gabors.dim().0).map(|c| activations[[0, c, height / 2, width / 2]].max(0.0)).collect();",
        "let mut simple = Array1::zeros(gabors.dim().0);\n    for c in 0..gabors.dim().0 {\n        simple[c] = activations[[0, c, height / 2, width / 2]].max(0.0);\n    }",
        "let mut values = Vec::new();\n    for c in 0..gabors.dim().0 {\n        let r = activations[[0, c, height / 2, width / 2]];\n        values.push(if r < 0.0 { 0.0 } else { r });\n    }\n    let simple = Array1::from(values);",
    ]
    sums = [
        "let complex = simple.sum();\n    Ok((simple, complex))",
        "let complex = simple.iter().sum();\n    Ok((simple, complex))",
        "let mut complex = 0.0;\n    for s in &simple {\n        complex += s;\n    }\n    Ok((simple, complex))",
    ]
    first = "let activations = conv2d(input.view(), gabors.view(), None, 1, kernel_size / 2)?;"
    return [f"{first}\n    {take}\n    {total}" for take, total in itertools.product(takes, sums)]


def honest(count: int, seed: int) -> list[dict[str, str]]:
    """The answers of a number of students, by cell."""
    draw = random.Random(seed)
    first = draw.sample(convolutions(), count)
    found = []
    for number in range(count):
        answers = {"exercise-1-1": first[number], "exercise-1-3": draw.choice(layers())}
        if draw.random() < 0.7:
            answers["exercise-b2"] = draw.choice(["Ok(layer.weight().clone())", "Ok(layer.weight().to_owned())"])
        if draw.random() < 0.6:
            answers["exercise-b3"] = draw.choice(cells())
        found.append(answers)
    return found


NAMES = ("height", "width", "half", "output", "result", "sum", "total", "acc", "ky", "kx", "row", "column", "iy", "ix", "py",
         "px", "padded", "weight", "k", "y", "x", "r", "c", "w", "out", "image", "filter", "stimuli", "layer", "conv",
         "activations", "angle", "i", "n", "g", "simple", "complex", "middle", "values", "v", "orientations")  # fmt: skip


def disguised(answer: str, seed: int) -> str:
    """A copy: other names, another order where possible, comments, other spaces."""
    draw = random.Random(seed)
    names = {name: f"{draw.choice(['my', 'the', 'new', 'cur'])}_{name[::-1]}{draw.randrange(9)}" for name in NAMES}
    lines = answer.split("\n")
    # Two neighbouring declarations that do not need each other.
    for here in range(len(lines) - 1):
        two = lines[here : here + 2]
        told = [re.match(r"\s*let (?:mut )?(\w+)[^=]*= (.*);$", line) for line in two]
        if all(told) and told[0][1] not in told[1][2] and draw.random() < 0.7:
            lines[here : here + 2] = reversed(two)
    # Not a field, a method, or part of a path.
    name = r"(?<![:\w])(?<!(?<!\.)\.)([a-z]\w*)\b(?!\s*(?:\(|::|!))"
    text = re.sub(name, lambda found: names.get(found[1], found[1]), "\n".join(lines))
    lines = []
    for line in text.split("\n"):
        if line.strip() and draw.random() < 0.35:
            lines.append(f"    // {draw.choice(['step', 'here we go', 'compute this', 'now the next part', 'note'])}")
        lines.append(line + (draw.choice(["", "", "  // ok", "\n"]) if line.endswith(";") else ""))
    return "\n".join(lines)


# Where an answer begins in the solution to its exercise; it is followed by the end of the function.
BEGINS = {
    "exercise-1-1": "fn convolve",
    "exercise-1-3": "for (i, &angle)",
    "exercise-b2": "Ok(layer",
    "exercise-b3": "let activations",
}


def notebook(answers: dict[str, str]) -> nbformat.NotebookNode:
    """The student's notebook with the answers."""
    made = nbformat.read(EDITION, 4)
    solutions = {cell.id: FENCE.search(cell.source) for cell in made.cells}
    for cell in made.cells:
        if cell.id in answers:
            solution = solutions[cell.id.replace("exercise", "solution")]["code"]
            head, figure = re.split(FIGURE, solution, maxsplit=1)
            cell.source = f"{head[: head.index(BEGINS[cell.id])]}{answers[cell.id]}\n}}\n\n{figure}"
    return made


def make(folder: Path, seed: int) -> None:
    """Writes the notebooks."""
    folder.mkdir(parents=True, exist_ok=True)
    own = honest(HONEST, seed)
    for number, answers in enumerate(own):
        nbformat.write(notebook(answers), folder / f"honest-{number:02}.ipynb")
    for number in random.Random(seed).sample(range(HONEST), COPIES):
        made, names = notebook(own[number]), own[number]
        for cell in made.cells:
            if cell.id in names:
                head, figure = re.split(FIGURE, cell.source, maxsplit=1)
                cell.source = f"{disguised(head, seed + number)}\n\n{figure}"
        nbformat.write(made, folder / f"copy-of-{number:02}.ipynb")


def code(path: Path) -> dict[str, str]:
    """The answers in a notebook, by exercise."""
    cells = {cell.id: cell.source for cell in nbformat.read(path, 4).cells}
    return {name: cells[f"exercise-{name.replace('.', '-')}"] for name in ("1.1", "1.3", "b2", "b3")}


def check(folder: Path, python: Path, seed: int) -> None:
    """The copies are listed, the most alike among the first; given code does not count; and the page is harmless."""
    from grading import similar
    from grading.marks import Graded, Mark
    from grading.roster import Student

    make(folder / "in", seed)
    done = []
    for path in sorted((folder / "in").glob("*.ipynb")):
        done.append(Graded(path.stem, "en", [Mark("1.1", 2, 2, "passed", "")], code=code(path)))
    for name in ("untouched", "untouched, too"):
        done.append(Graded(name, "en", [], code=code(EDITION)))
    for name in ("<script>", "<b>"):
        done.append(Graded(name, "en", [], code={"b2": HARMFUL}))

    found = similar.pairs(python, done, {graded.submission: Student("", graded.submission) for graded in done})
    similar.write(folder, found, done)
    names = [pair.names for pair in found]
    copied = [graded.submission for graded in done if "copy" in graded.submission]
    copies = {(name, name.replace("copy-of", "honest")) for name in copied}
    assert len(copies) == COPIES and copies <= set(names), names
    places = sorted(names.index(copy) + 1 for copy in copies)
    honest = [pair for pair in names if pair not in copies and "honest" in pair[0]]
    print(f"copies: {places} of {len(found)} pairs; honest pairs beside them: {len(honest)}")
    assert places[-1] <= 3 * COPIES and len(honest) <= HONEST, (places, honest)
    assert not any("untouched" in name for pair in names for name in pair), "what everyone was given counts as alike"
    assert ("<b>", "<script>") in names
    for page in [folder / "similar.html", *(folder / "similar").iterdir()]:
        text = page.read_text(encoding="utf8")
        assert "<script>" not in text and "\x1b" not in text, page
    first = (folder / f"similar/{names.index(sorted(copies)[0]) + 1}.html").read_text(encoding="utf8")
    assert first.count("<mark>") >= 2, "nothing is marked"


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), 7)
    else:
        for seed in map(int, sys.argv[4:] or ["7"]):
            check(Path(sys.argv[2]) / str(seed), Path(sys.argv[3]), seed)
