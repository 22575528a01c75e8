"""How the two processes speak: one value a message, its length before it.

What comes back from a process that read a stranger's file is not trusted either: only plain values and the
nouns of a Document are built from it, so no message can run code or name any other class.
"""

from __future__ import annotations

import io
import pickle
import struct
from typing import IO, Any, Final

from clausekit import datamodel

FOLDER_PREFIX: Final = "clausekit-"
"""How the name of a reading process's own folder begins; the process starts in it."""

_LENGTH: Final = struct.Struct(">Q")
_NOUNS: Final = frozenset({
    "Block", "Box", "Comment", "Document", "Line", "Page", "Place", "Problem", "Revision", "Span",
})  # fmt: skip


def send(stream: IO[bytes], value: object) -> None:
    """Write `value` to `stream`. Raises OSError when nobody reads it any more."""
    message = pickle.dumps(value, protocol=5)
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


class _Nouns(pickle.Unpickler):
    """Builds plain values and the nouns of a Document, nothing else ("Restricting Globals" of the manual)."""

    def find_class(self, module: str, name: str) -> type:
        if module == datamodel.__name__ and name in _NOUNS:
            noun: type = getattr(datamodel, name)
            return noun
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a Document")


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError("the other process is gone")
    return data
