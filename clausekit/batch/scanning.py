"""The scan: what is already known is taken from the store, the rest is worked off, nothing stops it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.batch.jobs import How, Item, Job, items_in, jobs_for
from clausekit.batch.paths import contracts_in
from clausekit.batch.pools import Submit, cluster_pool, local_pool
from clausekit.batch.task import died, late
from clausekit.datamodel import Outcome, Side, View
from clausekit.reviewer import Reviewer

if TYPE_CHECKING:
    from clausekit.store.database import Store

AHEAD = 4  # files handed out per worker before their turn: keeps workers busy, and memory bounded


def scan(  # noqa: PLR0913 -- each is a keyword of the library's call
    paths: Iterable[str | Path],
    *,
    playbook: str | Path | None = None,
    side: Side = "customer",
    view: View = "accepted",
    workers: int | None = None,
    timeout: float = 120.0,
    store: str | None = None,
    resume: bool = True,
    cluster: str | None = None,
) -> Iterator[Outcome]:
    """Review every file in `paths` (folders are searched), yielding outcomes as they are done.

    Each contract in an archive or e-mail is an outcome of its own, "bundle.zip/msa.docx". `view` says how
    pending changes are read, see `load`. `workers` processes run at once (default: one a core); a file that
    takes longer than `timeout` seconds, kills its process or cannot be read becomes an outcome with an error.
    With `store` (a database URL) each outcome is kept at once, and with `resume` a contract whose content was
    already scanned by the same versions, playbook, side and view comes from there. `cluster` is the address
    of a Dask scheduler to work on instead of this machine.
    Raises UsageError, PlaybookError and StoreError before the first file.
    """
    ref = str(Path(playbook).resolve()) if playbook and Path(playbook).is_file() else _text(playbook)
    how = How(ref, side, view)
    version = f"{Reviewer(playbook, side=side).version()}-{view}"
    kept = _opened(store) if store else None
    count = workers or os.cpu_count() or 1
    pool = (
        cluster_pool(how, address=cluster, timeout=timeout)
        if cluster
        else local_pool(how, workers=count, timeout=timeout)
    )
    try:
        items = items_in(contracts_in(paths), version)
        yield from _known_then_new(items, kept, pool, resume=resume, ahead=AHEAD * count, timeout=timeout)
    finally:
        if kept:
            kept.close()


def _known_then_new(
    items: dict[str, Item],
    kept: Store | None,
    pool: AbstractContextManager[Submit],
    *,
    resume: bool,
    ahead: int,
    timeout: float,
) -> Iterator[Outcome]:
    stored = kept.keys() if kept and resume else {}
    known = [path for path, item in items.items() if stored.get(_home(path)) == item.key]
    if kept:
        yield from (replace(kept.outcome(_home(path)), path=path) for path in known)
    fresh = [item for path, item in items.items() if stored.get(_home(path)) != item.key]
    if not fresh:
        return
    with pool as submit:
        for outcome in _worked_off(jobs_for(fresh), submit, ahead, timeout):
            if kept:
                kept.save(replace(outcome, path=_home(outcome.path)), items[outcome.path].key)
            yield outcome


def _worked_off(
    jobs: Iterator[Job | tuple[str, str]], submit: Submit, ahead: int, timeout: float
) -> Iterator[Outcome]:
    """Outcomes as they finish, never more than `ahead` contracts handed out at a time."""
    running: dict[Future[Outcome], str] = {}
    while True:
        while len(running) < ahead and (job := next(jobs, None)) is not None:
            if isinstance(job, Job):
                running[submit(job)] = job.path
            else:
                yield Outcome(job[0], error=job[1])
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield _outcome(future, running.pop(future), timeout)


def _outcome(future: Future[Outcome], path: str, timeout: float) -> Outcome:
    """What `future` brought; a hang or a death is the file's outcome."""
    try:
        return future.result()
    except TimeoutError:
        return late(path, timeout)
    except Exception as error:
        return died(path, type(error).__name__)


def _opened(url: str) -> Store:
    from clausekit.store.database import Store

    return Store(url)


def _home(path: str) -> str:
    """Under what a store keeps `path`: the same from whichever folder the scan is started."""
    return os.path.abspath(path)  # noqa: PTH100 -- takes ".." out, and follows no link


def _text(playbook: str | Path | None) -> str | None:
    return str(playbook) if playbook else None
