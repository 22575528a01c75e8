"""A name of an exhibit or a paper in, whether it stands in this document with something in it.

An exhibit whose title is followed by nothing, or by blanks, is not there: what it would say is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span
from clausekit.playbook.reading import Reading

EXHIBITS = frozenset({"exhibit", "schedule", "annex", "appendix", "attachment"})
# Less than this behind a title is no exhibit.
_LEAST = 60
_NEXT_TITLE = re.compile(
    r"\n[\W\d]{0,6}(?:exhibit|schedule|annex|appendix|attachment)\W{1,4}\w{1,4}\b[^\n]{0,120}(?=\n|$)",
    re.IGNORECASE,
)
_TITLE_LINE = re.compile(r"[^\n]{0,200}")


def attached(reading: Reading, fact: Fact) -> bool:
    """Whether a paragraph begins with the exhibit's name, as its title does."""
    return any(True for _ in _titles(reading, _name(fact)))


def filled(reading: Reading, fact: Fact) -> bool:
    """Whether the exhibit is attached and says something."""
    return any(_says_something(reading, start) for start in _titles(reading, _name(fact)))


def titled(reading: Reading, papers: tuple[str, ...]) -> bool:
    """Whether an exhibit of this document, or a line that stands alone, bears the name of one of the
    papers."""
    for match in reading.find(papers):
        start = reading.text.rfind("\n", 0, match.span.start) + 1
        end = reading.text.find("\n", match.span.end)
        line = Span(start, end if end >= 0 else len(reading.text))
        alone = len(match.span) >= len(line) - 4 or _NEXT_TITLE.match(reading.text, max(start - 1, 0))
        if alone and _says_something(reading, line.start):
            return True
    return False


def _name(fact: Fact) -> str:
    return rf"{fact.unit}\W{{1,4}}{re.escape(fact.value)}(?!\w)"


def _titles(reading: Reading, name: str) -> Iterator[int]:
    pattern = re.compile(rf"(?:^|\n)[\W\d]{{0,6}}{name}", re.IGNORECASE)
    return (match.end() for match in pattern.finditer(reading.text))


def _says_something(reading: Reading, start: int) -> bool:
    """Whether enough words, and no blank, follow the line at `start` before the next exhibit's title."""
    title = _TITLE_LINE.match(reading.plain, start)
    begin = title.end() if title else start
    follower = _NEXT_TITLE.search(reading.text, begin)
    part = Span(begin, follower.start() if follower else len(reading.text))
    if any(place in part for place in reading.openings):
        return False
    return len(reading.plain[part.start : part.end].strip()) >= _LEAST
