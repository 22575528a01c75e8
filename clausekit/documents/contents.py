"""Tables of contents: lines that only say on which page something stands. Lines in, a yes or no each out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = re.compile(
    r"(?:table\s+of\s+contents|contents|index)\s*(?:\(continued\)|\(cont'd\))?:?", re.IGNORECASE
)
_LEADERS = re.compile(
    r"(?:(?:\.\s?){4,}|(?:…\s?){2,}|_{5,})\s{0,3}(?:\d{1,3}|[ivxl]{1,5}|[A-Z]{1,2}-?\d{1,3})$"
)
_ENDS_IN_PAGE = re.compile(r"(?:\s|\t)(?:\d{1,3}|[ivxl]{1,5}|[A-Z]{1,2}-\d{1,3})$")
_ENTRY = re.compile(
    r"(?:article|section|exhibit|schedule|annex|appendix|attachment|\d{1,2}(?:\.\d{1,3}){0,3}|[A-Z]\.|[IVX]{1,5}\.)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z]{2,}[.;]$|\b(?:shall|will|means|hereby)\b")

_LONGEST = 110  # characters of an entry
_RUN = 3  # entries in a row that make a table without a title
_REST = 3  # lines between two entries that may be a wrapped title or a page's heading


def find_contents(lines: Sequence[str]) -> list[bool]:
    """For every line (furniture left out beforehand) whether it belongs to a table of contents."""
    marks = [False] * len(lines)
    index = 0
    while index < len(lines):
        end = _table_end(lines, index)
        if end > index:
            marks[index:end] = [True] * (end - index)
        index = max(end, index + 1)
    return marks


def _table_end(lines: Sequence[str], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself when none begins there."""
    titled = _TITLE.fullmatch(lines[start]) is not None
    if not titled and not _is_entry(lines[start]):
        return start
    entries, end, index = 0, start + titled, start + titled
    leaders = False
    while index < len(lines) and index - end < _REST + titled:
        if _is_entry(lines[index]):
            entries += 1
            leaders = leaders or _LEADERS.search(lines[index]) is not None
            end = index + 1
        elif len(lines[index]) > _LONGEST or _SENTENCE.search(lines[index]):
            break
        index += 1
    if entries >= _RUN and (titled or leaders):
        return end
    return _plain_end(lines, start + 1) if titled else start


def _is_entry(line: str) -> bool:
    if len(line) > _LONGEST + 100 or _TITLE.fullmatch(line):
        return False
    if _LEADERS.search(line):
        return any(letter.isalpha() for letter in line)
    short = len(line) <= _LONGEST and not _SENTENCE.search(line)
    return short and _ENDS_IN_PAGE.search(line) is not None and _ENTRY.match(line) is not None


def _plain_end(lines: Sequence[str], start: int) -> int:
    """The end of a table without page numbers: short titles until the first one comes again."""
    seen: set[str] = set()
    for index in range(start, min(start + 150, len(lines))):
        line = lines[index]
        key = re.sub(r"[^a-z]", "", line.lower())
        if len(line) > _LONGEST or _SENTENCE.search(line) or (key in seen and len(key) > 4):
            return index if len(seen) >= _RUN and key in seen else start
        seen.add(key)
    return start
