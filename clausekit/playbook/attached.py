"""A name of an exhibit or a paper in, whether it stands in this document with something in it.

An exhibit whose title is followed by nothing, or by blanks, is not there: what it would say is unknown.
"""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Schedule, Span
from clausekit.playbook.phrases import compile_phrase
from clausekit.playbook.reading import Reading

EXHIBITS = frozenset({"exhibit", "schedule", "annex", "appendix", "attachment"})
# Less than this behind a title is no exhibit.
_LEAST = 60
_NEXT_TITLE = re.compile(
    r"\n[\W\d]{0,6}(?:exhibit|schedule|annex|appendix|attachment)\W{1,4}\w{1,4}\b[^\n]{0,120}(?=\n|$)",
    re.IGNORECASE,
)
_TITLE_LINE = re.compile(r"[^\n]{0,200}")


def filled(reading: Reading, fact: Fact) -> bool:
    """Whether the exhibit that a reference names is attached, says something, and waits for no words."""
    schedule = reading.schedule(f"{fact.unit} {fact.value}")
    return schedule is not None and schedule.state == "present" and not _open(reading, schedule)


def _open(reading: Reading, schedule: Schedule) -> bool:
    """Whether a blank waits in the exhibit: in its clause, or from its title to the next one's."""
    clauses = reading.contract.clauses
    follower = _NEXT_TITLE.search(reading.text, schedule.span.end)
    rest = Span(schedule.span.start, follower.start() if follower else len(reading.text))
    span = next((clause.span for clause in clauses if clause.id == schedule.clause), rest)
    return any(place in span for place in reading.openings)


def titled(reading: Reading, papers: tuple[str, ...]) -> bool:
    """Whether an exhibit of this document, a line that stands alone, or the head of its pages bears the name
    of one of the papers."""
    if any(_heads_pages(reading, paper) for paper in papers):
        return True
    for match in reading.find(papers):
        start = reading.text.rfind("\n", 0, match.span.start) + 1
        end = reading.text.find("\n", match.span.end)
        line = Span(start, end if end >= 0 else len(reading.text))
        alone = len(match.span) >= len(line) - 4 or _NEXT_TITLE.match(reading.text, max(start - 1, 0))
        if alone and _says_something(reading, line.start):
            return True
    return False


def _heads_pages(reading: Reading, paper: str) -> bool:
    """Whether the pages of a part are headed with the paper's name ("STANDARD TERMS")."""
    document, name = reading.contract.document, compile_phrase(paper).regex
    heads = (document.quote(block.span) for block in document.blocks if block.kind == "header")
    return any(name.fullmatch(" ".join(head.lower().split())) for head in heads)


def _says_something(reading: Reading, start: int) -> bool:
    """Whether enough words, and no blank, follow the line at `start` before the next exhibit's title."""
    title = _TITLE_LINE.match(reading.plain, start)
    begin = title.end() if title else start
    follower = _NEXT_TITLE.search(reading.text, begin)
    part = Span(begin, follower.start() if follower else len(reading.text))
    if any(place in part for place in reading.openings):
        return False
    return len(reading.plain[part.start : part.end].strip()) >= _LEAST
