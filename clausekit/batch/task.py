"""What a worker process does: one job in, one Outcome out.

Everything here is importable under spawn and picklable.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clausekit.batch.jobs import How, Job
from clausekit.datamodel import Document, Outcome, Side, View
from clausekit.errors import ClausekitError

if TYPE_CHECKING:
    from clausekit.reviewer import Reviewer

logger = logging.getLogger(__name__)

MEMORY_LIMIT: Final = 4 * 1024**3
"""Bytes of address space of a worker; twenty times what the largest of 407 real contracts needs."""


def prepare(memory_limit: int = MEMORY_LIMIT) -> None:
    """Set a fresh worker up: one thread for numeric libraries, and `memory_limit` bytes of address space.

    The limit holds on POSIX systems; elsewhere only the time limit of the pool protects the machine.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))


def review_job(job: Job, how: How) -> Outcome:
    """Read and review one contract. Whatever goes wrong with it becomes the outcome's sentence."""
    name = Path(job.path).name
    try:
        return Outcome(job.path, review=_reviewer(how.playbook, how.side).review(_read(job, how.view)))
    except ClausekitError as error:
        return Outcome(job.path, error=str(error))
    except MemoryError:
        return Outcome(job.path, error=f"'{name}' needs more memory than a worker may use")
    except (
        Exception
    ) as error:  # the one catch-all: a scan of thousands must outlive a bug that one file shows
        logger.exception("review failed")
        return Outcome(
            job.path, error=f"'{name}' could not be reviewed ({type(error).__name__}): please report it"
        )


def late(path: str, timeout: float) -> Outcome:
    """What is said of a file that took longer than `timeout` seconds."""
    return Outcome(path, error=f"'{Path(path).name}' took longer than {timeout:g} s and was given up")


def died(path: str, reason: str) -> Outcome:
    """What is said of a file that took its worker with it."""
    return Outcome(path, error=f"'{Path(path).name}' ended its worker process ({reason})")


def _read(job: Job, view: View) -> Document:
    from clausekit.documents import bytes_of, read

    data = bytes_of(job.place) if job.data is None else job.data
    return read(data, job.path, view=view)


@cache
def _reviewer(playbook: str | None, side: Side) -> Reviewer:
    from clausekit.reviewer import Reviewer

    return Reviewer(playbook, side=side)
