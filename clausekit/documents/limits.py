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

MAX_MEMBERS = 1_000
"""Most files in an archive or attached to an e-mail: a data room is better unpacked and scanned."""

MAX_DEPTH = 2
"""Archives within each other that are opened: an e-mail with a ZIP file attached, and nothing deeper."""

MAX_RATIO = 200
"""Most that one part of a Word file may grow when unpacked. DEFLATE cannot pass 1032:1 (zlib, "Technical
Details"), and word-processing XML stays below 60:1; what lies far above is a bomb."""

RATIO_FLOOR = 10 * 1024 * 1024
"""Parts that unpack to less than this are harmless at any ratio."""

MAX_SECONDS = 60.0
"""Seconds that reading one file may take, its pages aside; the slowest of 407 real ones took 5."""

SECONDS_A_PAGE = 3.0
"""Seconds more for each page of a PDF: a scanned page is recognised in one or two, on a slow machine."""

MOST_SECONDS = 3600.0
"""Seconds after which no number of pages helps: five hundred scanned pages take less on one core."""

MAX_MEMORY = 2 * 1024**3
"""Bytes of address space of a process that reads a file; the largest of 407 real contracts took 434 MB."""

MAX_OPEN_FILES = 512
"""Files that a reading process may hold open: LibreOffice takes some two hundred, the others a handful."""

MAX_REQUEST_BYTES = MAX_BYTES + 1024**2
"""Longest message to a reading process: a file and its name."""

MAX_ANSWER_BYTES = 512 * 1024**2
"""Longest message from a reading process: a Document of five thousand full pages takes half of it."""


def seconds_for(seconds: float, pages: int) -> float:
    """How long reading may take in all: `seconds`, and more for each of `pages`, up to MOST_SECONDS."""
    return max(seconds, min(seconds + SECONDS_A_PAGE * pages, MOST_SECONDS))


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
