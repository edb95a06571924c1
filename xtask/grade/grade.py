"""Grades students' notebooks. Exit code: 0 all are graded, 1 some could not be, 2 wrong usage, 130 interrupted."""

import argparse
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import psutil

import exercises
import intake
import libraries
import limited
import report
import text
import walls
from batch import Batch, Trouble
from intake import File
from marks import Graded, Grader
from program import Programmer
from sandbox import Room, cores
from submission import Reader
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
    parser.add_argument("--answers", metavar="PROGRAM", type=Path, required=True)
    parser.add_argument("--jobs", metavar="N", type=int)
    parser.add_argument("--timeout", metavar="S", type=int, default=Limits.timeout)
    parser.add_argument("--seed", metavar="N", type=int)
    parser.add_argument("--crates", metavar="NAME@VERSION,…", default="")
    parser.add_argument("--no-sandbox", action="store_true")
    # For tests: both ways must give the same marks.
    parser.add_argument("--kernel-only", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    # A terminated Python would leave its kernels running; an interrupted one ends them.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not args.no_sandbox:
            walls.probe()
        return _grade(args)
    except (Trouble, intake.Nothing, libraries.Unknown, walls.NoSandbox) as error:
        _tell(f"error: {error}", 2000)
        if isinstance(error, walls.NoSandbox):
            _tell("`--no-sandbox` grades without: students' code can then do all that you can.")
        return 2
    except OSError as error:
        _tell(f"error: {error}; what is graded so far is kept, the same command goes on")
        return 1


def _tell(words: str, most: int = 500) -> None:
    print(text.harmless(words, most), file=sys.stderr, flush=True)


def _grade(args: argparse.Namespace) -> int:
    files = intake.files(args.submissions)
    assignment = exercises.read(walls.ROOT)
    limits = Limits(timeout=args.timeout)
    crates = libraries.allowed(args.crates)
    listed = subprocess.run([str(args.judge), "list"], capture_output=True, check=True).stdout
    jobs = _jobs(args.jobs)
    warmed = walls.warmed()
    with Batch(args.out, args.seed, limits, not args.no_sandbox, crates) as batch:
        grader = Grader(
            reader=Reader(args.answers, assignment.exercises, crates),
            programmer=Programmer(assignment, batch.seed),
            room=Room(limits, not args.no_sandbox, batch.scratch, cores(jobs)),
            judge=args.judge,
            points=json.loads(listed),
            compiler=warmed.compiler(),
            libraries=warmed.paths(),
            quick=not args.kernel_only,
        )
        done, waiting = [], []
        for file in files:
            graded = batch.found(file)
            if graded is not None:
                done.append(graded)
            else:
                waiting.append(file)
        if done:
            _tell(f"{len(done)} of {len(files)} are graded already")
        if crates and waiting:
            libraries.fetch(crates)
        reasons: dict[str, str] = {}
        interrupted = _run(grader, batch, waiting, done, reasons, len(files), jobs)
        names = {graded.submission for graded in done}
        left = {file.label: reasons.get(file.label, "") for file in files if file.label not in names}
        report.write(batch.folder, done, left, assignment.exercises, crates)
        print(report.summary(done, left, assignment.exercises, batch.folder, crates))
    if interrupted:
        _tell("interrupted; the same command goes on from here")
        return 130
    return 1 if left else 0


def _jobs(wanted: int | None) -> int:
    if wanted is not None:
        return max(1, wanted)
    return max(1, min(len(os.sched_getaffinity(0)), psutil.virtual_memory().available // ROOM))


def _run(
    grader: Grader,
    batch: Batch,
    waiting: list[File],
    done: list[Graded],
    reasons: dict[str, str],
    total: int,
    jobs: int,
) -> bool:
    """Grades what waits, and adds it to what is done. Tells whether it was interrupted."""

    def one(file: File) -> Graded:
        graded, submission = grader.grade(file)
        batch.keep(submission, graded)
        return graded

    pool = ThreadPoolExecutor(jobs)
    futures = {pool.submit(one, file): file for file in waiting}
    try:
        for future in as_completed(futures):
            name = futures[future].label
            try:
                graded = future.result()
            except Exception as error:  # noqa: BLE001: whatever one submission does, the others have their marks.
                reasons[name] = f"{type(error).__name__}: {error}"
                _tell(f"{name}: could not be graded: {reasons[name]}")
                continue
            done.append(graded)
            marks = "  ".join(f"{mark.exercise} {SIGNS.get(mark.status, '✗')}" for mark in graded.marks)
            _tell(f"[{len(done)}/{total}] {name}  {marks}  {graded.seconds:.1f} s")
        return False
    except KeyboardInterrupt:
        limited.end_all()
        return True
    finally:
        pool.shutdown(cancel_futures=True)


if __name__ == "__main__":
    sys.exit(main())
