"""`second.py TARGET`: another notebook with an exercise goes through everything, in a copy of the checkout.

Only the files in `second/` and a row in the table of exercises are added: everything else is made from
them. The notebook is made in all editions and languages, run, solved, graded, released, and shown on the site. The
grader's programs are compiled in TARGET.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from homes import PROGRAMS, ROOT, copy_files, link
from submissions import marks

sys.path.append(str(ROOT / "tools"))

from languages import SOURCE, codes

NAME = "W1D5_Tutorial3"
ADDED = Path(__file__).with_name("second")
ROW = """
            rectification, "W1D5_Tutorial3", "2.1", rectify: check_2_1, hint_2_1, solution_2_1, export_2_1,
            fn(&Array2<f32>) -> Result<Array2<f32>, Error>, "a function that rectifies an array";
        }
    };
}
pub(crate) use for_each_exercise;"""


def main() -> None:
    """The command."""
    target = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory(dir=ROOT / "target", prefix="second-") as folder:
        checkout = Path(folder) / "checkout"
        copy(checkout)
        add(checkout)
        python(checkout, "tools", "notebooks", "--included")
        warm(checkout)
        python(checkout, "tools", "notebooks", NAME)
        python(checkout, "tools", "notebooks", "--check")
        editions(checkout)
        judge, answers = programs(checkout, target)
        grade(checkout, judge, answers)
        release(checkout, judge)
        site(checkout)


def copy(checkout: Path) -> None:
    """The repository's files, and what the setup has made, except the compiled crate."""
    copy_files(ROOT, checkout)
    venv = checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    for part in (ROOT / ".venv").iterdir():
        if part.name not in ("bin", "share", "warm", "lock"):
            (venv / part.name).symlink_to(part)
    for program in [*(ROOT / ".venv" / "bin").glob("python*"), *PROGRAMS]:
        if program in PROGRAMS:
            link(str(program), str(venv / "bin" / program.name))
        else:
            (venv / "bin" / program.name).symlink_to(program)
    spec = Path("share/jupyter/kernels/rust/kernel.json")
    (venv / spec).parent.mkdir(parents=True)
    text = (ROOT / ".venv" / spec).read_text(encoding="utf8")
    (venv / spec).write_text(text.replace(str(ROOT), str(checkout)), encoding="utf8")


def add(checkout: Path) -> None:
    """What the author of a notebook writes, in each language."""
    shutil.copytree(ADDED, checkout, dirs_exist_ok=True)
    sources = checkout / "notebooks" / "src"
    text = (sources / f"{NAME}.{SOURCE}.md").read_text(encoding="utf8")
    for language in codes():
        source = sources / f"{NAME}.{language}.md"
        if not source.exists():
            source.write_text(text.replace(f"v1conv::{SOURCE}::", f"v1conv::{language}::"), encoding="utf8")
    table = checkout / "src" / "exercises" / "mod.rs"
    text = table.read_text(encoding="utf8")
    end = ROW.partition(";\n")[2]
    assert end in text, "the table of exercises has a different end"
    text = text.replace(end, ROW).replace("mod verdict;", "pub(crate) mod rectification;\nmod verdict;")
    table.write_text(text, encoding="utf8")


def python(checkout: Path, *words: object, **options: object) -> subprocess.CompletedProcess:
    """Runs one of the copy's programs."""
    command = [checkout / ".venv" / "bin" / "python", *words]
    options.setdefault("check", True)
    return subprocess.run(command, cwd=checkout, text=True, **options)


def warm(checkout: Path) -> None:
    """The last step of the setup."""
    programs = [checkout / ".venv" / "bin" / program.name for program in PROGRAMS]
    command = [programs[0], "warm", "--notebooks", "notebooks/kernel.toml", "--engine", programs[1]]
    subprocess.run([*command, "--folder", checkout / ".venv" / "warm"], cwd=checkout, check=True)


def editions(checkout: Path) -> None:
    """Each language has its notebooks, which launch themselves; the exercise can be solved; hints and progress work."""
    for language in codes():
        made = {
            edition: nbformat.read(checkout / "notebooks" / language / edition / f"{NAME}.ipynb", 4)
            for edition in ("student", "instructor", "colab")
        }
        title = made["student"].cells[0].source
        for words in (f"{language}/student/{NAME}.ipynb", f"{language}/colab/{NAME}.ipynb"):
            assert words in title, title
        shown = {cell.id: cell.outputs for cell in made["instructor"].cells if cell.cell_type == "code"}
        [record] = [output.data["application/vnd.v1conv.check+json"] for output in shown["check-2-1"]]
        assert record["status"] == "passed" and record["exercise"] == "2.1", record
        assert "→" in shown["hint-2-1"][0].data["text/plain"]
        # For this notebook's exercises, not for all.
        progress = shown["progress"][0].data["text/plain"]
        assert progress.startswith({"en": "You have solved 1 of 1", "ja": "1問中1問正解"}.get(language, "")), progress
    students = [checkout / "notebooks" / language / "student" / f"{NAME}.ipynb" for language in codes()]
    python(checkout, "tools", "notebooks", "--solve", "--run", *students)


def programs(checkout: Path, target: Path) -> list[Path]:
    """The grader's programs, compiled with the new exercise."""
    names = ["v1conv-judge", "v1conv-answers"]
    packages = [word for name in names for word in ("--package", name)]
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    command = ["cargo", "build", "--quiet", "--release", *packages]
    subprocess.run(command, cwd=checkout, env=environment, check=True)
    return [target / "release" / name for name in names]


def grade(checkout: Path, judge: Path, answers: Path) -> None:
    """A right and a wrong answer get their marks, the wrong one with the name of its mistake."""
    handed_in, out = checkout / "handed in", checkout / "marks"
    handed_in.mkdir()
    student = nbformat.read(checkout / "notebooks" / "en" / "student" / f"{NAME}.ipynb", 4)
    for who, body in (("ann", "activations.mapv(|value| value.max(0.0))"), ("bob", "activations.clone()")):
        for cell in student.cells:
            if cell.id == "exercise-2-1":
                cell.source = (
                    f"fn rectify(activations: &Array2<f32>) -> Result<Array2<f32>, Error> {{\n    Ok({body})\n}}"
                )
        nbformat.write(student, handed_in / f"{who}.ipynb")
    command = ["tools", "grade", "--no-sandbox", "--judge", judge, "--answers", answers, "--out", out, handed_in]
    unasked = python(checkout, *command, check=False, capture_output=True)
    assert unasked.returncode == 2 and NAME in unasked.stderr, unasked.stderr
    said = python(checkout, *command[:2], "--notebook", NAME, *command[2:], capture_output=True).stdout
    found = {row["submission"]: (row["points"], row["status"], row["mistake"]) for row in marks(out)}
    assert found == {"ann": ("2", "passed", ""), "bob": ("1", "failed", "nothing_done")}, found
    assert "1 × nothing_done" in said, said
    # They hold nothing of the other notebook, though the folder has marks for them.
    python(checkout, *command[:2], "--notebook", "W1D5_Tutorial2", *command[2:], capture_output=True)
    listed = json.loads(subprocess.run([judge, "list"], capture_output=True, text=True, check=True).stdout)
    others = {each["exercise"] for each in listed if each["notebook"] != NAME}
    found = {(row["exercise"], row["status"]) for row in marks(out)}
    assert found == {(exercise, "missing") for exercise in others}, found


def release(checkout: Path, judge: Path) -> None:
    """The assignment has its solution marked and its points."""
    python(checkout, "tools", "release-assignment", checkout / "course", "--judge", judge, "--notebook", NAME)
    notebook = nbformat.read(checkout / "course" / "source" / NAME / f"{NAME}.ipynb", 4)
    cells = {cell.id: cell for cell in notebook.cells}
    assert "BEGIN SOLUTION" in cells["exercise-2-1"].source
    assert cells["grade-2-1"].metadata["nbgrader"]["points"] == 2
    assert "1.1" not in json.dumps(notebook)


def site(checkout: Path) -> None:
    """Its pages are there in all languages, beside those of the first notebook."""
    (checkout / "api" / "v1conv").mkdir(parents=True)
    python(checkout, "tools", "site", "api", "site")
    for language in codes():
        folder = checkout / "site" / ("" if language == SOURCE else language)
        page = (folder / f"{NAME}-section-2-2.html").read_text(encoding="utf8")
        assert f"{language}/student/{NAME}.ipynb" in page, "it leads to Binder with another notebook"
        assert (folder / "section-1-1.html").is_file()
        assert (folder / "notebooks" / f"{NAME}.{language}.ipynb").is_file()
        assert f"{NAME}-title.html" in (folder / "index.html").read_text(encoding="utf8")


if __name__ == "__main__":
    main()
