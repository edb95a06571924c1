"""`graders.py [LAYOUT…]`: `cargo grade` and nbgrader wherever people keep things, with nothing from whoever starts them.

The layouts are those of `homes.py`, all or those whose names contain one of the words. In each, the checkout is warmed
afresh; then submissions are graded with the compiler and with the kernel, both in the sandbox, and nbgrader's commands
give marks, in an environment that names only nbgrader's own helper. Each takes a minute or two; nbgrader must have been
set up by `cargo release-assignment`.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import homes
import nbgrader
from homes import ROOT, Layout, link
from submissions import marks

SUBMISSIONS = ["model", "own-macro", "missing-semicolon", "closure"]
JUDGE, ANSWERS = "target/release/v1conv-judge", "target/release/v1conv-answers"


def equip(layout: Layout) -> None:
    """What the setup and the builds leave in a checkout, besides what is warmed."""
    packages = f"python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
    for environment in (".venv", ".venv/nbgrader"):
        own = layout.checkout / environment
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", own], check=True)
        shutil.copytree(
            ROOT / environment / "lib" / packages, own / "lib" / packages, copy_function=link, dirs_exist_ok=True
        )
        shutil.copytree(ROOT / environment / "share", own / "share", copy_function=link, dirs_exist_ok=True)
    # nbgrader calls it by its name.
    alembic = layout.checkout / ".venv/nbgrader/bin/alembic"
    alembic.write_text(f'#!/bin/sh\nexec "{alembic.with_name("python")}" -m alembic.config "$@"\n')
    alembic.chmod(0o755)
    spec = layout.checkout / ".venv/share/jupyter/kernels/rust/kernel.json"
    known = json.loads(spec.read_text())
    spec.unlink()
    # The setup names the checkout by its real folder, not by a link.
    argv = [
        str(word).replace(str(layout.named), str(layout.checkout)) for word in layout.command(Path("{connection_file}"))
    ]
    spec.write_text(json.dumps(known | {"argv": argv}))
    for program in (JUDGE, ANSWERS):
        (layout.checkout / program).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / program, layout.checkout / program)


def run(layout: Layout, environment: str, *words: object, folder: Path) -> None:
    """Runs a Python program of the checkout, under the checkout's given name, in a nearly empty environment."""
    path = {"PATH": str(layout.named / environment / "bin")} if "nbgrader" in words else {}
    command = [str(word) for word in (layout.named / environment / "bin" / "python", *words)]
    done = subprocess.run(command, cwd=folder, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def grades(layout: Layout, folder: Path) -> None:
    """`cargo grade`, as it starts once everything is set up."""
    tests, class_ = layout.named / "xtask/tests/submissions.py", folder / "class"
    run(layout, ".venv", tests, "make", class_, *SUBMISSIONS, folder=folder)
    programs = ["--judge", layout.named / JUDGE, "--answers", layout.named / ANSWERS]
    for out, more in {"compiler": [], "kernel": ["--kernel-only"]}.items():
        out, tools = folder / out, layout.named / "tools"
        run(layout, ".venv", tools, "grade", *programs, "--seed", 7, "--out", out, *more, class_, folder=folder)
        run(layout, ".venv", tests, "check", class_, out, folder=folder)


def autogrades(layout: Layout, folder: Path) -> None:
    """nbgrader's commands on what `cargo release-assignment` writes."""
    course, assignment = folder / "course", nbgrader.ASSIGNMENT
    tools, hand_in = layout.named / "tools", layout.named / "xtask/tests/nbgrader.py"
    program = [layout, ".venv/nbgrader", "-m", "nbgrader"]
    run(layout, ".venv", tools, "release-assignment", course, "--judge", layout.named / JUDGE, folder=folder)
    run(*program, "generate_assignment", assignment, "--create", folder=course)
    run(layout, ".venv", hand_in, course, folder=folder)
    run(*program, "autograde", assignment, folder=course)
    run(*program, "export", folder=course)
    scores = {row["student_id"]: float(row["score"]) for row in marks(course)}
    points = subprocess.run([ROOT / JUDGE, "list"], capture_output=True, check=True).stdout
    assert scores == {"noisy": sum(each["max_points"] for each in json.loads(points)), "mixed": 2}, scores


def act(name: str, layout: Layout) -> None:
    """Everything in one layout."""
    equip(layout)
    work = layout.home / "marks"
    work.mkdir()
    grades(layout, work)
    autogrades(layout, work)
    left = layout.left()
    assert not left, f"left behind: {left}"
    print(f"{name}: cargo grade and nbgrader give the marks that they should", flush=True)


if __name__ == "__main__":
    homes.in_each_layout(ROOT, act, sys.argv[1:])
