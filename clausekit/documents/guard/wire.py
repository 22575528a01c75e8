"""How the two processes speak: one value a message, its length before it.

What comes back from a process that read a stranger's file is not trusted either: only plain values and the
nouns of a Document are built from it, so no message can run code or name any other class.
"""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import IO, Any, Final

from clausekit.datamodel import (
    Block,
    Box,
    Comment,
    Document,
    Line,
    Link,
    Page,
    Place,
    Problem,
    Revision,
    Span,
)

FOLDER_PREFIX: Final = "clausekit-"
"""How the name of a reading process's own folder begins; the process starts in it."""

_LENGTH: Final = struct.Struct(">Q")
_NOUNS: Final[dict[str, type]] = {
    noun.__name__: noun
    for noun in (Block, Box, Comment, Document, Line, Link, Page, Place, Problem, Revision, Span)
}


def send(stream: IO[bytes], value: object) -> None:
    """Write `value` to `stream`. Raises OSError when nobody reads it any more."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    message = packed.getbuffer()
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> Any:  # noqa: ANN401 -- any plain value
    """The next value on `stream`. Raises EOFError at its end, ValueError for what is no honest message.

    `most` is the longest message in bytes that is taken.
    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > most:
        raise ValueError("the message is too long")
    message = _exactly(stream, length)
    try:
        return _Nouns(io.BytesIO(message)).load()
    except Exception as error:  # a forged message can raise anything
        raise ValueError("the message cannot be understood") from error


def _reducer(noun: type) -> Callable[[object], tuple[type, tuple[object, ...]]]:
    """Makes a noun be built again by its constructor: three times as fast as field by field."""
    values = attrgetter(*noun.__match_args__)  # type: ignore[attr-defined]

    def reduce(value: object) -> tuple[type, tuple[object, ...]]:
        return noun, values(value)

    return reduce


_REDUCERS: Final[Mapping[type, Callable[[Any], tuple[type, tuple[object, ...]]]]] = {
    noun: _reducer(noun) for noun in _NOUNS.values()
}


class _Nouns(pickle.Unpickler):
    """Builds plain values and the nouns of a Document, nothing else ("Restricting Globals" of the manual)."""

    def find_class(self, module: str, name: str) -> type:
        if name in _NOUNS and module == _NOUNS[name].__module__:
            return _NOUNS[name]
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a Document")


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError("the other process is gone")
    return data
