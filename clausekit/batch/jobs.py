"""Paths in, jobs out: what there is to review, contracts inside archives and e-mails each for itself.

A scan goes over the files twice: once for names and digests, once to hand out what is not known yet. An
archive is unpacked for both, so that never more than one of them is held in memory and nothing of it lies
on the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeAlias

from clausekit.datamodel import Side, View
from clausekit.documents.sniff import CONTAINER_SUFFIXES
from clausekit.errors import DocumentError

_DIGEST: Final = 48  # characters of a SHA-256 in a key: more than enough to tell contents apart


@dataclass(frozen=True, slots=True)
class How:
    """How a scan reviews: `playbook` is an id or an absolute path, None to choose by the contract's kind."""

    playbook: str | None
    side: Side
    view: View


@dataclass(frozen=True, slots=True)
class Job:
    """One contract for a worker: the file at `place`, or `data`, what an archive held under `path`.

    `path` is how its outcome is called; `place` is absolute, because a worker may start elsewhere.
    """

    path: str
    place: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One contract of a scan: how it is called, the file that holds it, and a key of content and versions.

    `inside` says that it is one of several in that file; `error` that it could not be had.
    """

    path: str
    file: Path
    key: str
    inside: bool = False
    error: str = ""


Held: TypeAlias = tuple[str, bytes | DocumentError]


def items_in(files: Iterable[Path], version: str) -> dict[str, Item]:
    """Everything to review, by path, in order."""
    found = (item for file in files for item in _items(file, version))
    return {item.path: item for item in found}


def jobs_for(items: Iterable[Item]) -> Iterator[Job | tuple[str, str]]:
    """A job for each item; (path, sentence) for one that cannot be had. Items of one file stand together."""
    for file, group in groupby(items, key=attrgetter("file")):
        together = list(group)
        yield from (_without_bytes(item) for item in together if item.error or not item.inside)
        wanted = {item.path for item in together if item.inside and not item.error}
        if wanted:
            yield from _members(file, wanted)


def _without_bytes(item: Item) -> Job | tuple[str, str]:
    return (item.path, item.error) if item.error else Job(item.path, str(item.file.absolute()))


def _members(file: Path, wanted: set[str]) -> Iterator[Job | tuple[str, str]]:
    try:
        held = _held(file)
    except DocumentError as error:
        yield from ((path, str(error)) for path in sorted(wanted))
        return
    for path, content in held:
        if path in wanted and isinstance(content, bytes):
            wanted.discard(path)
            yield Job(path, path, content)
    yield from ((path, f"'{path}' went away while it was scanned") for path in sorted(wanted))


def _items(file: Path, version: str) -> Iterator[Item]:
    if file.suffix.lower() not in CONTAINER_SUFFIXES or not file.is_file():
        yield Item(str(file), file, _key_of_file(file, version))
        return
    whole = _key_of_file(file, version)
    try:
        held = _held(file)
    except DocumentError as error:
        yield Item(str(file), file, whole, error=str(error))
        return
    for path, content in held:
        if isinstance(content, DocumentError):
            yield Item(path, file, whole, inside=True, error=str(content))
        elif path == str(file):
            yield Item(path, file, whole)
        else:
            yield Item(path, file, _key(content, version), inside=True)


def _held(file: Path) -> list[Held]:
    """What the archive or e-mail holds, by paths of which no two are the same."""
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import members_guarded

    held: dict[str, bytes | DocumentError] = {}
    for name, content in members_guarded(bytes_of(file), str(file)):
        path, count = name, 2
        while path in held:
            path, count = f"{name} ({count})", count + 1
        held[path] = content
    return list(held.items())


def _key(data: bytes, version: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:_DIGEST]}-{version}"


def _key_of_file(file: Path, version: str) -> str:
    """Content and versions; a file that cannot be read has a key of its own, so that it is tried again.

    Only plain files are opened: reading a pipe may wait for ever.
    """
    if not file.is_file():
        return f"unreadable-{version}"
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return f"unreadable-{version}"
    return f"{digest[:_DIGEST]}-{version}"
