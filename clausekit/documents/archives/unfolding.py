"""What a file holds: itself, or the contracts inside a ZIP archive or an e-mail, never outside the limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeAlias

from clausekit.documents.archives.mail import attachments
from clausekit.documents.archives.zips import entries
from clausekit.documents.limits import MAX_DEPTH, MAX_MEMBERS, MAX_UNPACKED_BYTES, check_size
from clausekit.documents.sniff import EMAIL, ZIP, is_readable_name, sniff
from clausekit.errors import DocumentError, EmptyFile, FileTooLarge

Member: TypeAlias = tuple[str, bytes | DocumentError]


class _OverBudget(FileTooLarge):
    """The outermost file holds too much: nothing more may come out of it."""


@dataclass(slots=True)
class _Budget:
    """What may still come out of the outermost file, however its contents are nested."""

    name: str
    files: int
    size: int

    def spend(self, size: int) -> None:
        self.files -= 1
        self.size -= size
        if self.files < 0:
            raise _OverBudget(f"'{self.name}' holds more than {MAX_MEMBERS:,} files: unpack it yourself")
        if self.size < 0:
            most = MAX_UNPACKED_BYTES // 2**20
            raise _OverBudget(f"'{self.name}' unpacks to more than {most} MB: unpack it yourself")


def members(data: bytes, name: str) -> Iterator[Member]:
    """The contracts in `data`, each with its name: "bundle.zip/annex/sla.docx" inside an archive or e-mail,
    `name` itself for a file that holds no others.

    Pictures, signatures and the like are passed over by their names. What is wrong with one member, or with
    an archive inside, stands in the place of its bytes and takes no other with it. Raises EmptyFile when
    there is no contract, FileTooLarge above a limit (size, number), DamagedFile for a broken archive or one
    whose names lead out of it, EncryptedFile for one with a password. What was yielded before stays good.
    """
    check_size(len(data), name)
    try:
        yield from _members(data, name, _Budget(name, MAX_MEMBERS, MAX_UNPACKED_BYTES), depth=0)
    except _OverBudget as error:
        raise FileTooLarge(str(error)) from error


def _members(data: bytes, name: str, budget: _Budget, *, depth: int) -> Iterator[Member]:
    inside = _inside(data, name)
    if inside is None:
        yield name, data
        return
    if depth >= MAX_DEPTH:
        raise FileTooLarge(
            f"'{name}' lies in archives more than {MAX_DEPTH} deep: unpack the outer ones yourself"
        )
    found = False
    for inner, content in inside:
        budget.spend(len(content) if isinstance(content, bytes) else 0)
        if is_readable_name(inner):
            found = True
            yield from _member(content, f"{name}/{inner}", budget, depth=depth + 1)
    if not found:
        yield from _itself(data, name)


def _member(content: bytes | DocumentError, name: str, budget: _Budget, *, depth: int) -> Iterator[Member]:
    """One file of an archive: itself, what it holds, or what is wrong with it."""
    if isinstance(content, DocumentError):
        yield name, content
        return
    try:
        yield from _members(content, name, budget, depth=depth)
    except _OverBudget:
        raise
    except DocumentError as error:
        yield name, error


def _inside(data: bytes, name: str) -> Iterator[Member] | None:
    """What `data` holds; None when it is no container, or nothing that could be known."""
    try:
        kind = sniff(data, PurePath(name).name) if data.strip() else ""
    except DocumentError:
        return None  # whoever reads it gets to hear why
    if kind == ZIP:
        return entries(data, name)
    return attachments(data, name) if kind == EMAIL else None


def _itself(data: bytes, name: str) -> Iterator[Member]:
    """An e-mail without contracts is its own body; an archive without them is nothing."""
    if sniff(data, name) == ZIP:
        raise EmptyFile(f"'{name}' holds no file that looks like a contract: {HINT}")
    yield name, data


HINT: Final = "put .docx, .pdf or text files in it"
