"""Grading on a Dask cluster: a submission travels as bytes, its marks and what its feedback shows come back as data.

The first part runs where `cargo grade` does, the second in the workers, which have a checkout of the same version.
"""

import os
import tempfile
import threading
import warnings
from pathlib import Path

from . import batch, libraries, walls
from .intake import File, Unreadable
from .marks import Graded, Grader
from .plan import Plan
from .refused import Refused
from .submission import Submission


class Cluster:
    """The workers that a scheduler knows, now and later."""

    def __init__(self, address: str, plan: Plan, here: Grader, jobs: int | None) -> None:
        try:
            import distributed
        except ImportError as error:
            raise Refused(f"`--scheduler` needs Dask: {walls.ROOT}/.venv/bin/pip install distributed") from error
        self.plan, self.here, self.version = plan, here, batch.version()
        # A large submission is not one of the mistakes that Dask warns about.
        warnings.filterwarnings("ignore", "Sending large graph")
        try:
            self.client = distributed.Client(address, timeout="30s", set_as_default=False)
            self.client.wait_for_workers(1, timeout="120s")
        except (OSError, TimeoutError) as error:
            raise Refused(f"no scheduler with a worker answers at {address}: {error}") from error
        try:
            # A problem of all workers is reported once, not for each submission.
            self.client.submit(ready, plan, self.version, pure=False).result()
        except Exception as error:
            self.end()
            raise Refused(f"the workers at {address} cannot grade: {error}") from error
        # Some wait at the scheduler, so that a worker always has a next one, and the cluster can grow.
        self.jobs = jobs or max(8, 2 * sum(self.client.nthreads().values()))

    def grade(self, file: File) -> tuple[Graded, Submission]:
        """The marks, from whichever worker."""
        try:
            with file.opened() as (data, _), open(data, "rb", closefd=False) as opened:
                text = opened.read()
        except Unreadable:
            # Nothing in it needs to run.
            return self.here.grade(file)
        # As part of the task, the bytes outlive any worker.
        return self.client.submit(grade, self.plan, self.version, file.label, text, pure=False).result()

    def end(self) -> None:
        """Drops what waits at the scheduler."""
        self.client.close()


_graders: dict[Plan, Grader] = {}
_making = threading.Lock()


def ready(plan: Plan, version: str) -> None:
    """Makes sure that this worker can grade."""
    _grader(plan, version)


def grade(plan: Plan, version: str, label: str, text: bytes) -> tuple[Graded, Submission]:
    """The marks of a submission."""
    grader = _grader(plan, version)
    with tempfile.TemporaryDirectory(dir=grader.room.scratch) as folder:
        path = Path(folder) / "submission.ipynb"
        path.write_bytes(text)
        return grader.grade(File(label, path))


def _grader(plan: Plan, version: str) -> Grader:
    """The grader for this plan in this worker."""
    from distributed import get_worker

    with _making:
        if plan not in _graders:
            worker = get_worker()
            place = f"{walls.ROOT} on {os.uname().nodename}"
            if version != batch.version():
                raise Refused(f"{place} is another version of the checkout, or has another compiler")
            for program in (plan.judge, plan.answers):
                if not (walls.ROOT / program).is_file():
                    raise Refused(f"{place} has no {program.name}: cargo build --release -p {program.name}")
            if plan.closed:
                walls.probe()
            if plan.crates:
                libraries.fetch(dict(plan.crates))
            _graders[plan] = plan.grader(Path(worker.local_directory), worker.state.nthreads)
        return _graders[plan]
