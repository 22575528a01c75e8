"""What a worker process does: one path in, one Outcome out.

Everything here is importable under spawn and picklable.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.datamodel import Outcome, Side
from clausekit.errors import ClausekitError

if TYPE_CHECKING:
    from clausekit.reviewer import Reviewer

logger = logging.getLogger(__name__)


def prepare(memory_limit: int) -> None:
    """Set a fresh worker up: one thread for numeric libraries, and `memory_limit` bytes of address space.

    The limit holds on POSIX systems; elsewhere only the time limit of the pool protects the machine.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))


def review_file(path: str, playbook: str | None, side: Side) -> Outcome:
    """Read and review one file. Whatever goes wrong with it becomes the outcome's sentence."""
    from clausekit.documents import load

    try:
        return Outcome(path, review=_reviewer(playbook, side).review(load(Path(path))))
    except ClausekitError as error:
        return Outcome(path, error=str(error))
    except MemoryError:
        return Outcome(path, error=f"'{Path(path).name}' needs more memory than a worker may use")
    except (
        Exception
    ) as error:  # the one catch-all: a scan of thousands must outlive a bug that one file shows
        logger.exception("review failed")
        return Outcome(
            path,
            error=f"'{Path(path).name}' could not be reviewed ({type(error).__name__}): please report it",
        )


@cache
def _reviewer(playbook: str | None, side: Side) -> Reviewer:
    from clausekit.reviewer import Reviewer

    return Reviewer(playbook, side=side)
