"""Words that a printer broke at a line's end: put together again, or with the hyphen that belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MARKS = ".,;:!?()[]\"'“”‘’"
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")

# Openings that English keeps apart by a hyphen in contracts, where the document itself does not tell.
_KEEPING = frozenset({
    "all", "anti", "co", "cross", "ex", "full", "half", "high", "in", "inter",
    "long", "low", "mid", "multi", "non", "off", "on", "one", "out", "part",
    "post", "pre", "pro", "quasi", "re", "self", "semi", "short", "single", "sub",
    "third", "two", "under", "well",
})  # fmt: skip


def vocabulary(lines: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """Every word, in lower case, that stands whole within a line; compounds with their hyphens.

    Each line comes with whether its last word is broken there: neither half is a word for that.
    """
    whole = " ".join(_whole(lines))
    return frozenset(word.strip(_MARKS) for word in set(whole.lower().split()))


def _whole(lines: Iterable[tuple[str, bool]]) -> Iterator[str]:
    half = False
    for line, broken in lines:
        words = line.partition(" ")[2] if half else line
        half = broken or line.endswith("-")
        yield words.rpartition(" ")[0] if half else words


def glue(before: str, after: str, *, broken: bool, words: frozenset[str]) -> tuple[str, str]:
    """How to join the end of one line to the next: (the end without a hyphen to drop, what goes between).

    `broken` says that the printer's hyphen was taken off already ("agree" + "ment"); otherwise `before`
    may end in a hyphen of its own.
    """
    literal = before.endswith("-") and before[-2:-1].isalnum()
    if not broken and not literal:
        return before, " "
    stem = before[:-1] if literal else before
    return stem, "-" if _keeps_hyphen(stem, after, words) else ""


def _keeps_hyphen(stem: str, after: str, words: frozenset[str]) -> bool:
    first, second = _BEFORE.search(stem), _AFTER.match(after)
    if not first or not second or second[0][0].isupper():
        return True
    left, right = first[0].lower(), second[0].lower()
    if f"{left}-{right}" in words:
        return True
    if left + right in words:
        return False
    return left in _KEEPING or (left in words and right in words and min(len(left), len(right)) > 2)
