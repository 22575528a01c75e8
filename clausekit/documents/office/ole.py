"""The container of old Office files ([MS-CFB]): bytes in, the names of its topmost streams out."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

_FREE: Final = 0xFFFFFFFA  # [MS-CFB] 2.1: sector and entry numbers from here on are marks
_ENTRY: Final = 128
_SHIFTS: Final = frozenset({9, 12})  # sectors of 512 or 4096 bytes
_MOST_ENTRIES: Final = 100_000
_MOST_TABLES: Final = 10_000  # what a file of 600 MB needs; a chain may be a ring


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    left: int
    right: int
    child: int
    start: int


class Ole:
    """What stands at the top of an OLE container; streams of embedded files are not among `names`."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError when the container breaks its own rules."""
        self._data = data
        try:
            shift: int = struct.unpack_from("<H", data, 30)[0]
            if shift not in _SHIFTS:
                raise ValueError("the container has sectors of an unknown size")
            self._size = 1 << shift
            self._tables = list(islice(self._table_sectors(), _MOST_TABLES))
            entries = self._directory(_number(data, 48))
        except struct.error as error:
            raise ValueError("the container is cut short") from error
        self._top = {entry.name: entry for entry in _siblings(entries)}

    @property
    def names(self) -> frozenset[str]:
        """Names of the streams and storages at the top."""
        return frozenset(self._top)

    def beginning(self, name: str, count: int) -> bytes:
        """The first `count` bytes (at most a sector) of the stream `name`. Raises KeyError."""
        at = self._place(self._top[name].start)
        return self._data[at : at + min(count, self._size)]

    def _place(self, sector: int) -> int:
        return (sector + 1) * self._size  # the header takes the room of a sector ([MS-CFB] 2.2)

    def _directory(self, first: int) -> list[_Entry]:
        entries: list[_Entry] = []
        sector = first
        while sector < _FREE:
            at = self._place(sector)
            found = self._data[at : at + self._size]
            if len(found) < self._size or len(entries) > _MOST_ENTRIES:
                raise ValueError("the directory of the container is damaged")
            entries += [_entry(found[i : i + _ENTRY]) for i in range(0, self._size, _ENTRY)]
            sector = self._next(sector)
        return entries

    def _next(self, sector: int) -> int:
        """The sector that follows in its chain, from the allocation table."""
        each = self._size // 4
        if sector // each >= len(self._tables):
            raise ValueError("the allocation table of the container is damaged")
        return _number(self._data, self._place(self._tables[sector // each]) + 4 * (sector % each))

    def _table_sectors(self) -> Iterator[int]:
        """Where the allocation table lies: 109 sectors named in the header, the rest in a chain."""
        yield from struct.unpack_from("<109I", self._data, 76)
        sector = _number(self._data, 68)
        each = self._size // 4 - 1
        while sector < _FREE:
            at = self._place(sector)
            yield from struct.unpack_from(f"<{each}I", self._data, at)
            sector = _number(self._data, at + 4 * each)


def _number(data: bytes, at: int) -> int:
    number: int
    (number,) = struct.unpack_from("<I", data, at)
    return number


def _entry(data: bytes) -> _Entry:
    length, left, right, child, start = (
        *struct.unpack_from("<H", data, 64),
        *struct.unpack_from("<III", data, 68),
        *struct.unpack_from("<I", data, 116),
    )
    name = data[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    return _Entry(name, left, right, child, start)


def _siblings(entries: list[_Entry]) -> list[_Entry]:
    """The children of the root: a binary tree whose nodes name their left and right neighbours."""
    found: dict[int, _Entry] = {}
    waiting = [entries[0].child] if entries else []
    while waiting:
        index = waiting.pop()
        if index < len(entries) and index not in found:
            found[index] = entries[index]
            waiting += [entries[index].left, entries[index].right]
    return list(found.values())
