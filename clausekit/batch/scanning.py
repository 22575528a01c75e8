"""The scan: what is already known is taken from the store, the rest is worked off, nothing stops it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.batch.paths import contracts_in
from clausekit.batch.pools import Submit, cluster_pool, local_pool
from clausekit.datamodel import Outcome, Side
from clausekit.reviewer import Reviewer

if TYPE_CHECKING:
    from clausekit.store.database import Store

AHEAD = 4  # files handed out per worker before their turn: keeps workers busy, and memory bounded


def scan(
    paths: Iterable[str | Path],
    *,
    playbook: str | Path | None = None,
    side: Side = "customer",
    workers: int | None = None,
    timeout: float = 120.0,
    store: str | None = None,
    resume: bool = True,
    cluster: str | None = None,
) -> Iterator[Outcome]:
    """Review every file in `paths` (folders are searched), yielding outcomes as they are done.

    `workers` processes run at once (default: one a core); a file that takes longer than `timeout` seconds,
    kills its process or cannot be read becomes an outcome with an error. With `store` (a database URL) each
    outcome is kept at once, and with `resume` a file whose content was already scanned by the same versions,
    playbook and side comes from there. `cluster` is the address of a Dask scheduler to work on instead of
    this machine.
    Raises UsageError, PlaybookError and StoreError before the first file.
    """
    version = Reviewer(playbook, side=side).version()
    ref = str(Path(playbook).resolve()) if playbook and Path(playbook).is_file() else _text(playbook)
    kept = _opened(store) if store else None
    count = workers or os.cpu_count() or 1
    pool = (
        cluster_pool(ref, side, address=cluster)
        if cluster
        else local_pool(ref, side, workers=count, timeout=timeout)
    )
    keys = {str(path): _key(path, version) for path in contracts_in(paths)}
    try:
        yield from _known_then_new(keys, kept, pool, resume=resume, ahead=AHEAD * count, timeout=timeout)
    finally:
        if kept:
            kept.close()


def _known_then_new(
    keys: dict[str, str],
    kept: Store | None,
    pool: AbstractContextManager[Submit],
    *,
    resume: bool,
    ahead: int,
    timeout: float,
) -> Iterator[Outcome]:
    stored = kept.keys() if kept and resume else {}
    known = [path for path, key in keys.items() if stored.get(_home(path)) == key]
    if kept:
        yield from (replace(kept.outcome(_home(path)), path=path) for path in known)
    fresh = [path for path in keys if stored.get(_home(path)) != keys[path]]
    if not fresh:
        return
    with pool as submit:
        for outcome in _worked_off(fresh, submit, ahead, timeout):
            if kept:
                kept.save(replace(outcome, path=_home(outcome.path)), keys[outcome.path])
            yield outcome


def _worked_off(paths: list[str], submit: Submit, ahead: int, timeout: float) -> Iterator[Outcome]:
    """Outcomes as they finish, never more than `ahead` files handed out at a time."""
    waiting = iter(paths)
    running: dict[Future[Outcome], str] = {}
    while True:
        while len(running) < ahead and (path := next(waiting, None)) is not None:
            running[submit(path)] = path
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
        return Outcome(path, error=f"'{Path(path).name}' took longer than {timeout:g} s and was given up")
    except Exception as error:
        return Outcome(path, error=f"'{Path(path).name}' ended its worker process ({type(error).__name__})")


def _key(path: Path, version: str) -> str:
    """Content and versions; a file that cannot be read has a key of its own, so that it is tried again."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return f"unreadable-{version}"
    return f"{digest[:48]}-{version}"


def _opened(url: str) -> Store:
    from clausekit.store.database import Store

    return Store(url)


def _home(path: str) -> str:
    """Under what a store keeps `path`: the same from whichever folder the scan is started."""
    return os.path.abspath(path)  # noqa: PTH100 -- takes ".." out, and follows no link


def _text(playbook: str | Path | None) -> str | None:
    return str(playbook) if playbook else None
