"""Where the work of a scan runs: processes of this machine, or a Dask cluster, behind one small interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeAlias

from clausekit.batch.jobs import How, Job
from clausekit.batch.limited import review_limited
from clausekit.batch.task import prepare, review_job
from clausekit.datamodel import Outcome
from clausekit.errors import UsageError

Submit: TypeAlias = Callable[[Job], "Future[Outcome]"]

TASKS_PER_WORKER = 500  # a worker is then replaced, so that a leak in a parser cannot grow for ever


@contextmanager
def local_pool(how: How, *, workers: int, timeout: float) -> Iterator[Submit]:
    """Processes of this machine.

    A file that takes longer than `timeout` seconds loses its process, not the scan.
    """
    from multiprocessing import get_context

    from pebble import ProcessPool

    pool = ProcessPool(
        max_workers=workers,
        max_tasks=TASKS_PER_WORKER,
        initializer=prepare,
        context=get_context("spawn"),
    )

    def submit(job: Job) -> Future[Outcome]:
        future: Future[Outcome] = pool.schedule(review_job, args=(job, how), timeout=timeout)
        return future

    try:
        yield submit
        pool.close()  # type: ignore[no-untyped-call]
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        pool.join()


@contextmanager
def cluster_pool(how: How, *, address: str, timeout: float) -> Iterator[Submit]:
    """The workers of the Dask scheduler at `address` ("tcp://host:8786"), which must see the same paths.

    A file that takes longer than `timeout` seconds loses the process that read it, not the worker.
    Raises UsageError when nobody answers there.
    """
    from distributed import Client

    try:
        client = Client(address, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"no Dask scheduler answers at '{address}'") from error
    with client, client.get_executor(pure=False, retries=0) as executor:  # type: ignore[no-untyped-call]

        def submit(job: Job) -> Future[Outcome]:
            future: Future[Outcome] = executor.submit(review_limited, job, how, timeout)
            return future

        yield submit
