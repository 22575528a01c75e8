"""A Review in, bytes out, and back.

Zlib over JSON, so that opening a stored review runs no code.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

from clausekit.datamodel import Review
from clausekit.errors import StoreError

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def pack(review: Review) -> bytes:
    """`review` as compressed JSON."""
    return zlib.compress(_adapter().dump_json(review), level=6)


def unpack(data: bytes) -> Review:
    """The review that `pack` made `data` from. Raises StoreError when it is of another version or damaged."""
    try:
        return _adapter().validate_json(zlib.decompress(data))
    except (zlib.error, ValueError) as error:
        raise StoreError(
            "a stored review cannot be opened: it was damaged or written by another version; scan it again"
        ) from error


@cache
def _adapter() -> TypeAdapter[Review]:
    from pydantic import TypeAdapter

    return TypeAdapter(Review)
