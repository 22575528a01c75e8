"""How large a file may be before it is refused, and why.

The limits protect the machine from files made to exhaust it; no contract comes near them.
"""

from __future__ import annotations

import zipfile

from clausekit.errors import FileTooLarge

MAX_BYTES = 100 * 1024 * 1024
"""Largest file read: a scanned page at 300 dpi takes some 0.1 MB, so this holds a thousand of them."""

MAX_PAGES = 5_000
"""Most pages read: ten times the longest agreements with all their annexes."""

MAX_UNPACKED_BYTES = 500 * 1024 * 1024
"""Most that a Word file may unpack to, pictures included."""

MAX_RATIO = 200
"""Most that one part of a Word file may grow when unpacked. DEFLATE cannot pass 1032:1 (zlib, "Technical
Details"), and word-processing XML stays below 60:1; what lies far above is a bomb."""

RATIO_FLOOR = 10 * 1024 * 1024
"""Parts that unpack to less than this are harmless at any ratio."""


def check_size(size: int, name: str) -> None:
    """Raise FileTooLarge when a file of `size` bytes is above MAX_BYTES."""
    if size > MAX_BYTES:
        raise FileTooLarge(f"'{name}' is {_mb(size)}: the most that is read is {_mb(MAX_BYTES)}")


def check_pages(count: int, name: str) -> None:
    """Raise FileTooLarge when a paged file has more than MAX_PAGES pages."""
    if count > MAX_PAGES:
        raise FileTooLarge(f"'{name}' has {count:,} pages: the most that is read is {MAX_PAGES:,}")


def check_unpacked(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Raise FileTooLarge when the parts of a ZIP would unpack to too much, by what its directory says."""
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED_BYTES:
        raise FileTooLarge(f"'{name}' would unpack to {_mb(total)}: the most is {_mb(MAX_UNPACKED_BYTES)}")
    for part in parts:
        if part.file_size > RATIO_FLOOR and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise FileTooLarge(
                f"'{name}' holds a part that would grow more than {MAX_RATIO} times when unpacked: "
                "save it again from a word processor"
            )


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f} MB"
