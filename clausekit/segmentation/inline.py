"""A block in, the places within it where a clause could start out: for text whose paragraphs ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from clausekit.datamodel import Span
from clausekit.segmentation.headings import title_like
from clausekit.segmentation.numbering import NUMERIC, Number, read_numbers
from clausekit.segmentation.parts import AGREED, RECITALS, WITNESS, defines, opens_schedule

InlineRole: TypeAlias = Literal["number", "definition", "schedule", "recitals", "agreed", "signature"]

INLINE = re.compile(
    r"(?<=\s)(?:\d{1,2}(?:\.\d{1,3}){0,4}(?=[.)]?\s|\.[A-Z])|\((?:[a-z]{1,7}|[A-Z]{1,7}|\d{1,2})\)(?=\s)|[A-Z][.)](?=\s)|[a-z]\)(?=\s[A-Z])|[IVX]{1,5}\.(?=\s)"
    r"|(?:ARTICLE|Article|SECTION|Section|§)\s|(?:SCHEDULE|EXHIBIT|ANNEX|APPENDIX|ATTACHMENT)\s"
    r"|IN WITNESS|WHEREAS|NOW,? THEREFORE|RECITALS"
    r"|(?<=[.;] )[“\"][A-Z][^”\"]{1,60}[”\"],?\s(?:or|and|means?|has|shall)\b)"
)
BOUNDARY = re.compile(
    r"(?:[.;:?!)”\"\]]|[;,.:]\s(?:and|or)|\s{2})\s{0,20}$|\n\s{0,20}$"
    r"|[.;:)”\"]\s{1,3}[A-Z][\w’'-]*(?:\s(?:[A-Z&][\w’'-]*|and|of|the|to|for|on|in|by|or)){0,7}\s{1,3}$"
)
CALENDAR = re.compile(
    r"(?:\b|(?=\$))(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|No|Nos|Section|Sections|Article|Articles|Clause|Exhibit|Schedule|Item|Rule|Suite|Box|paragraph"
    r"|section|clause|Title|Part|(?<![;,:]\s)and|(?<![;,:]\s)or|to|of|in|the|\$|USD|US\$)[.,]?\s{0,3}$"
)
WEAK_PARTS: tuple[tuple[re.Pattern[str], InlineRole], ...] = (
    (WITNESS, "signature"),
    (RECITALS, "recitals"),
    (AGREED, "agreed"),
)
TITLE_WITHIN = 120
"""Characters that a title between two numbers has at most."""


def inline_places(
    text: str, block: Span, start: int, *, run_on: bool
) -> Iterator[tuple[int, InlineRole, tuple[Number, ...]]]:
    """Place, role and number readings at the ends of sentences and behind titles, from `start` on.

    Where the block is not `run_on`, only numbers and definitions are looked for.
    """
    end = block.end
    behind, titled_from = start, block.start
    for found in INLINE.finditer(text, start, end):
        place = found.start()
        weak = _weak(text, place, end, run_on=run_on) if place >= behind else None
        if not weak:
            continue
        if weak[0] == "definition" and not text[behind:place].strip():
            continue
        before = text[max(start - 1, place - 80) : place]
        between = text[titled_from:place].lstrip("0123456789.() \t")
        titled = place - titled_from < TITLE_WITHIN and title_like(between, numbered=True)
        bounded = BOUNDARY.search(before) or (run_on and weak[1] and _stands_alone(text, place, weak[1][0]))
        if (bounded or titled) and not CALENDAR.search(before):
            yield place, *weak
        behind = titled_from = weak[1][0].end if weak[1] else place


def _weak(text: str, place: int, end: int, *, run_on: bool) -> tuple[InlineRole, tuple[Number, ...]] | None:
    here = text[place : min(end, place + 400)]
    role = _part(here)
    if role:
        return (role, ()) if run_on or role == "definition" else None
    numbers = read_numbers(text, place, end)
    if not numbers or _doubtful(numbers[0]):
        return None
    decimal = run_on and numbers[0].style == NUMERIC and len(numbers[0].path) > 1
    return ("number", numbers) if decimal or _capital_follows(text, numbers[0], end) else None


def _part(here: str) -> InlineRole | None:
    for pattern, role in WEAK_PARTS:
        if pattern.match(here):
            return role
    if here[0] in '“"':
        return "definition" if defines(here) else None
    return "schedule" if opens_schedule(here, whole=False) else None


def _stands_alone(text: str, place: int, number: Number) -> bool:
    """ "7.2" without a word before it, or "ARTICLE": sentences say "Section 7.2" and "Article"."""
    return (text[place].isdigit() and "." in number.printed) or text.startswith("ARTICLE", place)


def _doubtful(number: Number) -> bool:
    """ "2 licences" within a sentence."""
    return number.style == NUMERIC and not number.sure


def _capital_follows(text: str, number: Number, end: int) -> bool:
    after = text[number.end : min(end, number.end + 12)].lstrip(" \t\n.:–—-")
    return bool(after) and (after[0].isupper() or after[0] in '“"‘[(')
