"""Files as named on the command line in, the contracts in them out: archives and e-mails hold several."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from clausekit.documents.sniff import CONTAINER_SUFFIXES
from clausekit.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Given:
    """A contract to review: where it lies, how it is called, or why it could not be had."""

    file: Path
    name: str
    refused: DocumentError | None = None


@contextmanager
def unfolded(files: Sequence[Path]) -> Iterator[list[Given]]:
    """The contracts in `files`, in order. Those inside a container lie in a private folder meanwhile, and are
    called by the way to them ("bundle.zip/msa.docx")."""
    if not any(file.suffix.lower() in CONTAINER_SUFFIXES for file in files):
        yield [Given(file, str(file)) for file in files]
        return
    with tempfile.TemporaryDirectory(prefix="clausekit-", ignore_cleanup_errors=True) as folder:
        given: list[Given] = []
        for file in files:
            given += _contracts(file, Path(folder), len(given))
        yield given


def _contracts(file: Path, folder: Path, count: int) -> list[Given]:
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import members_guarded

    if file.suffix.lower() not in CONTAINER_SUFFIXES:
        return [Given(file, str(file))]
    try:
        inside = members_guarded(bytes_of(file), str(file))
    except DocumentError as error:
        return [Given(file, str(file), error)]
    return [_given(folder / str(count + index), *member) for index, member in enumerate(inside)]


def _given(folder: Path, name: str, content: bytes | DocumentError) -> Given:
    if isinstance(content, DocumentError):
        return Given(Path(PurePath(name).name), name, content)
    return _written(folder, name, content)


def _written(folder: Path, name: str, data: bytes) -> Given:
    """The contract in a folder of its own, under the last part of its name, so that none meets another."""
    folder.mkdir(mode=0o700)
    file = folder / PurePath(name).name
    file.write_bytes(data)
    return Given(file, name)
