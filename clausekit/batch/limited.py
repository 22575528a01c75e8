"""A job on the worker of a cluster, with limits: done by a process beside the worker, which outlives it.

A Dask worker cannot be told to give up a task that hangs, and its own end would take the tasks beside it
along. So each of its threads hands jobs to a process of ours, and ends that process when the time is over.
``python -P -m clausekit.batch.limited`` is that process.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from typing import Any, Final

from clausekit.batch.jobs import How, Job
from clausekit.batch.task import MEMORY_LIMIT, died, late, prepare, review_job
from clausekit.datamodel import Outcome
from clausekit.documents.guard.process import Process, ReaderDied, ReaderMissing
from clausekit.documents.guard.serving import alarm, serve

PROGRAM: Final = ("-m", "clausekit.batch.limited")
JOBS_EACH: Final = 500
"""Jobs after which a process is replaced, so that a leak in a parser cannot grow for ever."""

_idle: list[Process] = []
_lock = threading.Lock()


def review_limited(job: Job, how: How, timeout: float, memory: int = MEMORY_LIMIT) -> Outcome:
    """What `review_job` gives, or the sentence for a job that took more than `timeout` seconds or crashed."""
    from clausekit.store.codec import unpack

    request = (*astuple(job), *astuple(how), timeout, memory)
    try:
        with _process() as process:
            _, review, error = process.ask(request, timeout)
    except ReaderDied as death:
        return late(job.path, timeout) if death.late else died(job.path, f"status {death.status}")
    except ReaderMissing:
        return died(job.path, "it does not start")
    return Outcome(job.path, unpack(review) if review else None, error or None)


@contextmanager
def _process() -> Iterator[Process]:
    """A process that nobody else uses meanwhile; kept for the next job as long as it lives."""
    with _lock:
        process = _idle.pop() if _idle else Process(PROGRAM)
    try:
        yield process
    finally:
        with _lock:
            if process.alive and process.asked < JOBS_EACH:
                _idle.append(process)
            else:
                process.end()


@atexit.register
def _close() -> None:
    with _lock:
        for process in _idle:
            process.end()
        _idle.clear()


def _answer(_: object, *request: Any) -> tuple[str, bytes, str]:  # noqa: ANN401 -- plain values of a request
    """("done", packed review or b"", sentence or "")."""
    from clausekit.store.codec import pack

    path, place, data, playbook, side, view, timeout, memory = request
    prepare(memory)
    with alarm(timeout):
        outcome = review_job(Job(path, place, data), How(playbook, side, view))
    return "done", pack(outcome.review) if outcome.review else b"", outcome.error or ""


def _nothing() -> None:
    """The limits come with each job."""


if __name__ == "__main__":
    serve(_nothing, _answer)
