"""Grade students' notebooks, each in a sandbox, and write marks, feedback pages and a summary.

A second call with the same folder continues where the first one stopped. Exit codes: 0 all graded, 1 some could not be,
2 wrong usage, 130 interrupted.
"""

import argparse
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from time import monotonic

import psutil

from values import natural, place

from . import collection, exercises, late, libraries, overrides, report, sheets, similar, students, text, walls
from .batch import Batch
from .cluster import Cluster
from .intake import File
from .marks import Graded, Grader
from .plan import Plan, placed
from .refused import Refused
from .students import Rules
from .watch import Limits

# The memory that one submission needs, in bytes: on a machine with 2 GB, two jobs would be one too many.
ROOM = 1_200_000_000

SIGNS = {"passed": "✓", "not_attempted": "–", "missing": "?", "unreadable": "?", "not_graded": "!"}


# Options that mean nothing without another.
NEEDS = {"column": "into"}


def options(parser: argparse.ArgumentParser) -> None:
    """What can be asked for."""

    def option(name: str, metavar: str | None, words: str, **more: object) -> None:
        flag = {"action": "store_true"} if metavar is None else {"metavar": metavar}
        parser.add_argument(f"--{name}", **flag, **more, help=words)

    parser.add_argument(
        "submissions",
        metavar="SUBMISSIONS",
        nargs="+",
        type=Path,
        help="notebooks, folders or zip files, named as by Moodle, Canvas or nbgrader, or after students",
    )
    option("out", "DIR", "where the results go", type=place, required=True)
    option("notebook", "NAME", "the notebook whose exercises are graded (the only one that has any)")
    option("jobs", "N", "grade N at a time (one per core, as far as memory allows)", type=natural)
    limit = "seconds of processor time per exercise (%(default)s); by the clock, four times that"
    option("timeout", "S", limit, type=natural, default=Limits.timeout)
    option("seed", "N", "seed of the inputs (a random one, kept in DIR)", type=natural)
    crates = "libraries that answers may use, like `itertools@0.14,rand@0.9`, or a file that lists them"
    option("crates", "NAME@VERSION,…", crates, default="")
    sheet = "fill in the marks in a copy of a sheet exported from a Moodle assignment or Canvas gradebook"
    option("into", "SHEET.csv", sheet, type=place)
    option("column", "TITLE", "the column of the sheet that the marks go into (the only one for marks)")
    due = "show what is handed in after this as late: a day, or a time like `2026-11-26T18:00`"
    option("due", "TIME", due)
    cost = "points lost for lateness, like `10%%/day`, `1%%/hour` or `20%%` (none)"
    option("late-penalty", "RULE", cost)
    option("similar", None, "list pairs of answers that are alike, to look at")
    option("scheduler", "ADDRESS", "grade on the workers of a Dask cluster, like `tcp://HOST:8786`, instead of here")
    option("no-sandbox", None, "run the students' code without a sandbox: it can do everything that you can")
    # For tests: both ways must give the same marks.
    option("kernel-only", None, argparse.SUPPRESS)
    # What `cargo grade` sets up.
    for name in ("judge", "answers"):
        option(name, "PROGRAM", argparse.SUPPRESS, type=place, required=True)
    option("compare50", "PYTHON", argparse.SUPPRESS, type=place)


def main(args: argparse.Namespace) -> int:
    """The command."""
    # A terminated Python would leave its kernels running; an interrupted one ends them.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not args.no_sandbox and not args.scheduler:
            walls.probe()
        return _grade(args)
    except Refused as error:
        _tell(f"error: {error}", 2000)
        if isinstance(error, walls.NoSandbox):
            _tell("`--no-sandbox` grades without one: then students' code can do everything that you can.")
        return 2
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _tell(f"error: {error}; what has been graded is kept, and the same command continues")
        return 1


def _tell(words: str, most: int = 500) -> None:
    print(text.harmless(words, most), file=sys.stderr, flush=True)


def _grade(args: argparse.Namespace) -> int:
    files = collection.files(args.submissions)
    assignment = exercises.read(args.judge, args.notebook)
    limits = Limits(timeout=args.timeout)
    crates = libraries.allowed(args.crates)
    # Errors in these are reported before hours of work.
    due, penalty = args.due and late.due(args.due), args.late_penalty and late.penalty(args.late_penalty)
    sheet = args.into and sheets.read(args.into, args.column)
    known = {file.label: sheet.known(file.student) if sheet else file.student for file in files}
    by_hand = overrides.resolved(overrides.read(args.out, assignment.exercises), known)
    with Batch(args.out, assignment.notebook, args.seed, limits, not args.no_sandbox, crates) as batch:
        plan = Plan(
            seed=batch.seed,
            limits=limits,
            closed=not args.no_sandbox,
            quick=not args.kernel_only,
            crates=tuple(crates.items()),
            notebook=assignment.notebook,
            judge=placed(args.judge),
            answers=placed(args.answers),
        )
        found = {file.label: batch.found(file) for file in files}
        waiting = [file for file in files if found[file.label] is None]
        done = [graded for graded in found.values() if graded is not None]
        if done:
            _tell(f"{len(done)} of {len(files)} are already graded")
        reasons: dict[str, str] = {}
        interrupted = bool(waiting) and _run(_dealer(args, plan, batch), batch, waiting, done, reasons, len(files))
        names = {graded.submission for graded in done}
        left = {file.label: reasons.get(file.label, "") for file in files if file.label not in names}
        done = [overrides.applied(graded, by_hand.of.get(graded.submission, {})) for graded in done]
        accounts = students.accounts(files, done, left, Rules(due, penalty, by_hand.of), sheet)
        report.write(batch.folder, done, left, assignment.exercises, crates, accounts)
        filled = sheet and sheet.write(batch.folder, report.FILES)
        print(report.summary(done, left, assignment.exercises, batch.folder, crates))
        print(students.summary(accounts, sheet, filled, by_hand.left), end="")
        if args.similar and not interrupted:
            alike = similar.pairs(args.compare50, done, known)
            print(f"alike: {len(alike)} pairs to look at: {similar.write(batch.folder, alike, done)}")
    if interrupted:
        _tell("interrupted; the same command continues from here")
        return 130
    return 1 if left else 0


def _dealer(args: argparse.Namespace, plan: Plan, batch: Batch) -> Grader | Cluster:
    """Where the submissions go to be graded."""
    here = plan.grader(batch.scratch, _jobs(args.jobs))
    if args.scheduler:
        return Cluster(args.scheduler, plan, here, args.jobs)
    if plan.crates:
        libraries.fetch(dict(plan.crates))
    return here


def _jobs(wanted: int | None) -> int:
    if wanted is not None:
        return max(1, wanted)
    return max(1, min(len(os.sched_getaffinity(0)), psutil.virtual_memory().available // ROOM))


def _remaining(seconds: float) -> str:
    """Roughly how much time is left."""
    if seconds < 1:
        return ""
    if seconds < 90:
        return f", about {seconds:.0f} s left"
    return f", about {seconds / 60:.0f} min left" if seconds < 5400 else f", about {seconds / 3600:.1f} h left"


def _run(
    dealer: Grader | Cluster,
    batch: Batch,
    waiting: list[File],
    done: list[Graded],
    reasons: dict[str, str],
    total: int,
) -> bool:
    """Grades what waits, and adds it to what is done. Returns whether it was interrupted."""

    def one(file: File) -> Graded:
        graded, submission = dealer.grade(file)
        batch.keep(submission, graded)
        return graded

    pool, begin, already = ThreadPoolExecutor(dealer.jobs), monotonic(), len(done)
    futures = {pool.submit(one, file): file for file in waiting}
    try:
        for future in as_completed(futures):
            name = futures[future].label
            try:
                graded = future.result()
            except Exception as error:  # Whatever one submission does, the others get their marks.
                reasons[name] = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
                _tell(f"{name}: could not be graded: {reasons[name]}")
                continue
            done.append(graded)
            marks = "  ".join(f"{mark.exercise} {SIGNS.get(mark.status, '✗')}" for mark in graded.marks)
            left = total - len(done) - len(reasons)
            pace = (monotonic() - begin) / (len(done) + len(reasons) - already)
            _tell(f"[{len(done)}/{total}] {name}  {marks}  {graded.seconds:.1f} s{_remaining(left * pace)}")
        return False
    except KeyboardInterrupt:
        dealer.end()
        return True
    finally:
        pool.shutdown(cancel_futures=True)
