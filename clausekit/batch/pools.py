"""Where the work of a scan runs: processes of this machine, or a Dask cluster, behind one small interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeAlias

from clausekit.batch.task import prepare, review_file
from clausekit.datamodel import Outcome, Side
from clausekit.errors import UsageError

Submit: TypeAlias = Callable[[str], "Future[Outcome]"]

MEMORY_LIMIT = 4 * 1024**3  # bytes a worker; twenty times what the largest of 407 real contracts needs
TASKS_PER_WORKER = 500  # a worker is then replaced, so that a leak in a parser cannot grow for ever


@contextmanager
def local_pool(playbook: str | None, side: Side, *, workers: int, timeout: float) -> Iterator[Submit]:
    """Processes of this machine.

    A file that takes longer than `timeout` seconds loses its process, not the scan.
    """
    from multiprocessing import get_context

    from pebble import ProcessPool

    pool = ProcessPool(
        max_workers=workers,
        max_tasks=TASKS_PER_WORKER,
        initializer=prepare,
        initargs=(MEMORY_LIMIT,),
        context=get_context("spawn"),
    )

    def submit(path: str) -> Future[Outcome]:
        future: Future[Outcome] = pool.schedule(review_file, args=(path, playbook, side), timeout=timeout)
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
def cluster_pool(playbook: str | None, side: Side, *, address: str) -> Iterator[Submit]:
    """The workers of the Dask scheduler at `address` ("tcp://host:8786"), which must see the same paths.

    Raises UsageError when nobody answers there.
    """
    from distributed import Client

    try:
        client = Client(address, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"no Dask scheduler answers at '{address}'") from error
    with client, client.get_executor(pure=False, retries=0) as executor:  # type: ignore[no-untyped-call]

        def submit(path: str) -> Future[Outcome]:
            future: Future[Outcome] = executor.submit(review_file, path, playbook, side)
            return future

        yield submit
