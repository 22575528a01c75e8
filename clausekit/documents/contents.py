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

_NUMBER = re.compile(r"^(?:article|section)?\s?(?:[\d.]{1,12}|[IVXLC]{1,7}|[A-Z])?[.:]?\s", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]")

_MOST = 400  # lines of a table
_LONGEST = 110  # characters of an entry
_PAGE_ENDS = frozenset("0123456789ivxl")
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
    titled = is_title(lines[start])
    if not titled and not _is_entry(lines[start]):
        return start
    entries, end, index = 0, start + titled, start + titled
    leaders = False
    while index < len(lines) and index - end < _REST + titled:
        if _is_entry(lines[index]):
            entries += 1
            leaders = leaders or _LEADERS.search(lines[index]) is not None
            end = index + 1
        elif is_title(lines[index]):
            end = index + 1
        elif len(lines[index]) > _LONGEST or _SENTENCE.search(lines[index]):
            break
        index += 1
    if entries >= _RUN and (titled or leaders):
        return end
    return _plain_end(lines, start + 1) if titled else start


def _is_entry(line: str) -> bool:
    if line[-1:] not in _PAGE_ENDS or len(line) > _LONGEST + 100 or is_title(line):
        return False
    if _LEADERS.search(line):
        return any(letter.isalpha() for letter in line)
    short = len(line) <= _LONGEST and not _SENTENCE.search(line)
    return short and _ENDS_IN_PAGE.search(line) is not None and _ENTRY.match(line) is not None


def _plain_end(lines: Sequence[str], start: int) -> int:
    """The end of a table without page numbers: short titles until one of the first two comes again."""
    seen: list[str] = []
    end = start
    for index in range(start, min(start + _MOST, len(lines))):
        line = lines[index]
        key = _key(line)
        if key in seen[:2]:
            return _before_label(lines, index) if len(seen) >= _RUN else start
        if len(line) > _LONGEST or _SENTENCE.search(line):
            return end if len(seen) >= 2 * _RUN else start
        if len(key) > 3 and not is_title(line):
            seen.append(key)
            end = index + 1 if _ENTRY.match(line) else end
    return start


def _key(line: str) -> str:
    return _LETTERS.sub("", _NUMBER.sub("", line).lower())


def _before_label(lines: Sequence[str], index: int) -> int:
    """A heading may begin with a line of its own, "ARTICLE I", before the title that comes again."""
    return index - 1 if not _key(lines[index - 1]) else index


def is_title(line: str) -> bool:
    """True for the heading of a table of contents, which its second page repeats."""
    return len(line) < 40 and _TITLE.fullmatch(line) is not None
