"""Grades students' notebooks. Exit code: 0 all are graded, 1 some could not be, 2 wrong usage, 130 interrupted."""

import argparse
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import psutil

import exercises
import report
import sandbox
import walls
from batch import Batch, Trouble
from marks import Grader
from submission import read
from watch import Limits

# What one submission needs at the same time, in bytes: two jobs on a machine with 2 GB would be one too many.
ROOM = 1_200_000_000

SIGNS = {"passed": "✓", "not_attempted": "–", "missing": "?", "unreadable": "?", "not_graded": "!"}


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("submissions", metavar="SUBMISSIONS", nargs="+", type=Path)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--judge", metavar="PROGRAM", type=Path, required=True)
    parser.add_argument("--jobs", metavar="N", type=int)
    parser.add_argument("--timeout", metavar="S", type=int, default=Limits.timeout)
    parser.add_argument("--seed", metavar="N", type=int)
    parser.add_argument("--no-sandbox", action="store_true")
    args = parser.parse_args()
    # A terminated Python would leave its kernels running; an interrupted one ends them.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not args.no_sandbox:
            walls.probe()
        return _grade(args)
    except (Trouble, walls.NoSandbox) as error:
        print(f"error: {error}", file=sys.stderr)
        if isinstance(error, walls.NoSandbox):
            print("`--no-sandbox` grades without: students' code can then do all that you can.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"error: {error}; what is graded so far is kept, the same command goes on", file=sys.stderr)
        return 1


def _grade(args: argparse.Namespace) -> int:
    files = _files(args.submissions)
    assignment = exercises.read(walls.ROOT)
    limits = Limits(timeout=args.timeout)
    with Batch(args.out, args.seed, limits, not args.no_sandbox) as batch:
        grader = Grader(assignment, batch.seed, limits, not args.no_sandbox, args.judge)
        done, waiting = [], []
        for path in files:
            submission = read(path, assignment.exercises)
            graded = batch.found(submission)
            if graded is not None:
                done.append(graded)
            else:
                waiting.append(path)
        if done:
            print(f"{len(done)} of {len(files)} are graded already", file=sys.stderr, flush=True)
        interrupted = _run(grader, batch, waiting, done, len(files), _jobs(args.jobs))
        names = {graded.submission for graded in done}
        left = [path.stem for path in files if path.stem not in names]
        report.write(batch.folder, done, left, assignment.exercises)
        print(report.summary(done, left, assignment.exercises, batch.folder))
    if interrupted:
        print("interrupted; the same command goes on from here", file=sys.stderr)
        return 130
    return 1 if left else 0


def _files(given: list[Path]) -> list[Path]:
    """The notebooks, by name."""
    files: dict[str, Path] = {}
    for path in given:
        found = sorted(path.glob("*.ipynb")) if path.is_dir() else [path]
        if not found:
            raise Trouble(f"{path} holds no `.ipynb` file")
        for file in found:
            if not file.exists() and not file.is_symlink():
                raise Trouble(f"there is no {file}")
            if file.stem in files:
                raise Trouble(f"{files[file.stem]} and {file} are both named `{file.stem}`: rename one")
            files[file.stem] = file.absolute()
    return [files[name] for name in sorted(files)]


def _jobs(wanted: int | None) -> int:
    if wanted is not None:
        return max(1, wanted)
    return max(1, min(len(os.sched_getaffinity(0)), psutil.virtual_memory().available // ROOM))


def _run(grader: Grader, batch: Batch, waiting: list[Path], done: list, total: int, jobs: int) -> bool:
    """Grades what waits, and adds it to what is done. Tells whether it was interrupted."""

    def one(path: Path):
        submission = read(path, grader.assignment.exercises)
        graded = grader.grade(submission)
        batch.keep(submission, graded)
        return graded

    pool = ThreadPoolExecutor(jobs)
    futures = {pool.submit(one, path): path for path in waiting}
    try:
        for future in as_completed(futures):
            name = futures[future].stem
            try:
                graded = future.result()
            except sandbox.Broken as error:
                print(f"{name}: could not be graded: {error}", file=sys.stderr, flush=True)
                continue
            done.append(graded)
            marks = "  ".join(f"{mark.exercise} {SIGNS.get(mark.status, '✗')}" for mark in graded.marks)
            print(f"[{len(done)}/{total}] {name}  {marks}  {graded.seconds:.0f} s", file=sys.stderr, flush=True)
        return False
    except KeyboardInterrupt:
        sandbox.end_all()
        return True
    finally:
        pool.shutdown(cancel_futures=True)


if __name__ == "__main__":
    sys.exit(main())
