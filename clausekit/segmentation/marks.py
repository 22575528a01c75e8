"""A Document in, its marks out: every place where a clause could start, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel import FURNITURE, Block, Document
from clausekit.segmentation.contents import contents_end
from clausekit.segmentation.headings import run_in, standing, title_like
from clausekit.segmentation.numbering import NUMERIC, Number, read_numbers
from clausekit.segmentation.parts import AGREED, DEFINITION, RECITALS, WITNESS, opens_schedule, signs

Role: TypeAlias = Literal["number", "heading", "definition", "schedule", "recitals", "agreed", "signature"]

RUN_ON = 1200
"""Characters from which a block is taken to hold several paragraphs whose breaks were lost."""
RUN_ON_SHARE, RUN_ON_ANYWAY = 0.4, 120
"""Where so much of a text stands in such blocks, shorter blocks may have lost their breaks too."""
INLINE = re.compile(
    r"(?<=\s)(?:\d{1,2}(?:\.\d{1,3}){0,4}(?=[.)]?\s)|\((?:[a-z]{1,4}|[A-Z]{1,4}|\d{1,2})\)(?=\s)|[A-Z]\.(?=\s)|[IVX]{1,5}\.(?=\s)"
    r"|(?:ARTICLE|Article|SECTION|Section|§)\s|(?:SCHEDULE|EXHIBIT|ANNEX|APPENDIX|ATTACHMENT)\s"
    r"|IN WITNESS|WHEREAS|NOW,? THEREFORE|RECITALS)"
)
BOUNDARY = re.compile(
    r"(?:[.;:?!)”\"\]]|[;,.:]\s(?:and|or)|\s{2})\s{0,20}$|\n\s{0,20}$"
    r"|[.;:)”\"]\s{1,3}[A-Z][\w’'-]*(?:\s(?:[A-Z&][\w’'-]*|and|of|the|to|for|on|in|by|or)){0,7}\s{1,3}$"
)
CALENDAR = re.compile(
    r"(?:\b|(?=\$))(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|No|Nos|Section|Sections|Article|Articles|Clause|Exhibit|Schedule|Item|Rule|Suite|Box|paragraph"
    r"|section|clause|Title|Part|and|or|to|of|in|the|\$|USD|US\$)[.,]?\s{0,3}$"
)
WEAK_PARTS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (WITNESS, "signature"),
    (RECITALS, "recitals"),
    (AGREED, "agreed"),
)
BULLETS = "•·-–—*▪◦"


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible start of a clause at `start`; `end` is where its block ends.

    `strong` marks begin a block. `numbers` are the readings of the number that stands there. `bold` covers
    every way to set a heading apart (bold, centred, a heading style, capitals).
    """

    start: int
    end: int
    index: int
    role: Role
    block: Block
    strong: bool = True
    numbers: tuple[Number, ...] = ()
    heading_end: int = 0
    run_on: bool = False


def content(document: Document) -> list[Block]:
    """Blocks that hold the contract's own words: no furniture."""
    return [block for block in document.blocks if block.kind not in FURNITURE and len(block.span)]


def find_marks(document: Document, blocks: list[Block]) -> list[Mark]:
    """All marks of `blocks` (the content blocks), strong and weak, in text order."""
    words = [document.quote(block.span) for block in blocks]
    skip_to = contents_end(words)
    marks: list[Mark] = []
    run_on = _run_on_length(words)
    for index, block in enumerate(blocks):
        start = block.span.start
        if index in skip_to:
            start += skip_to[index]
        if start >= block.span.end:
            continue
        marks.extend(_block_marks(document.text, words, index, block, start, run_on))
    return marks


def _run_on_length(words: list[str]) -> int:
    """Characters from which a block of this document may hold several paragraphs."""
    total = sum(map(len, words))
    long = sum(len(block) for block in words if len(block) >= RUN_ON)
    return RUN_ON_ANYWAY if long > RUN_ON_SHARE * total else RUN_ON


def _block_marks(
    text: str, words: list[str], index: int, block: Block, start: int, long: int
) -> Iterator[Mark]:
    end = block.span.end
    run_on = end - start >= long
    opening = _opening(text, words, index, block, start, run_on=run_on)
    behind = start + 1
    if opening:
        behind = opening.numbers[0].end if opening.numbers else behind
        yield opening
        for mark in _nested(text, opening):
            behind = mark.numbers[0].end
            yield mark
    if block.kind != "cell" and end - start > 60:
        yield from _inline(text, block, index, behind, run_on=run_on)


def _opening(
    text: str, words: list[str], index: int, block: Block, start: int, *, run_on: bool
) -> Mark | None:
    """The mark at the beginning of a block, by the first thing that it can be."""
    end = block.span.end
    here = text[start:end]
    role = _part(here, words, index, block)
    if role:
        return Mark(start, end, index, role, block, run_on=run_on)
    if block.kind == "cell":
        return None
    numbers = read_numbers(text, start, end)
    if numbers:
        return Mark(start, end, index, "number", block, numbers=numbers, run_on=run_on)
    if DEFINITION.match(here[:400]) and _defines(here):
        return Mark(start, end, index, "definition", block, run_on=run_on)
    heading = _standing_heading(text, start, end, block)
    return Mark(start, end, index, "heading", block, heading_end=heading, run_on=run_on) if heading else None


def _part(here: str, words: list[str], index: int, block: Block) -> Role | None:
    head = here[:400]
    if WITNESS.match(head) or signs(words, index):
        return "signature"
    if block.kind == "cell":
        return None
    if opens_schedule(head if len(here) > 400 else here, whole=True):
        return "schedule"
    if RECITALS.match(head):
        return "recitals"
    return "agreed" if AGREED.match(head) else None


def _defines(here: str) -> bool:
    found = DEFINITION.match(here[:400])
    return bool(
        found and (found["quoted"] or found["verb"].startswith(("mean", "shall mean", "has the meaning")))
    )


def _standing_heading(text: str, start: int, end: int, block: Block) -> int:
    """Where the unnumbered heading at `start` ends; 0 when there is none."""
    here = text[start:end]
    set_apart = block.bold or block.centred or here.upper() == here
    if block.kind == "heading" and len(here) <= 150:
        return end
    if standing(here) and (set_apart or len(here.split()) <= 6):
        return end
    if here[:1] in BULLETS:
        return 0
    found = run_in(text, start, end, numbered=block.bold)
    if not found:
        return 0
    capitals = text[found.start : found.end]
    if block.bold or (capitals.upper() == capitals and len(capitals) >= 4 and len(here) > len(capitals) + 20):
        return found.end
    return 0


def _nested(text: str, mark: Mark) -> Iterator[Mark]:
    """The number right behind a number: "4. (a) The …", "(b)(i) any …"."""
    if mark.role != "number":
        return
    place = mark.numbers[0].end
    while place < mark.end and text[place] in " \t\n":
        place += 1
    numbers = tuple(n for n in read_numbers(text, place, mark.end) if n.opens and n.path and "(" in n.style)
    if numbers:
        yield Mark(place, mark.end, mark.index, "number", mark.block, numbers=numbers, run_on=mark.run_on)


def _inline(text: str, block: Block, index: int, start: int, *, run_on: bool) -> Iterator[Mark]:
    """Weak marks within a block, at the ends of sentences and behind titles."""
    end = block.span.end
    behind, titled_from = start, block.span.start
    for found in INLINE.finditer(text, start, end):
        place = found.start()
        if place < behind:
            continue
        mark = _weak(text, place, end, block, index, run_on=run_on)
        if not mark:
            continue
        before = text[max(start - 1, place - 80) : place]
        titled = place - titled_from < 120 and title_like(
            _after_number(text[titled_from:place]), numbered=True
        )
        if (BOUNDARY.search(before) and not CALENDAR.search(before)) or titled:
            yield mark
        behind = titled_from = mark.numbers[0].end if mark.numbers else place


def _after_number(words: str) -> str:
    return words.lstrip("0123456789.() \t")


def _weak(text: str, place: int, end: int, block: Block, index: int, *, run_on: bool) -> Mark | None:
    here = text[place : min(end, place + 400)]
    role = _weak_part(here)
    if role:
        return Mark(place, end, index, role, block, strong=False, run_on=run_on)
    numbers = read_numbers(text, place, end)
    if not numbers or _doubtful(numbers[0]) or not _capital_follows(text, numbers[0], end):
        return None
    if not run_on and numbers[0].style != NUMERIC and not numbers[0].style.startswith("("):
        return None
    return Mark(place, end, index, "number", block, strong=False, numbers=numbers, run_on=run_on)


def _weak_part(here: str) -> Role | None:
    for pattern, role in WEAK_PARTS:
        if pattern.match(here):
            return role
    return "schedule" if opens_schedule(here, whole=False) else None


def _doubtful(number: Number) -> bool:
    """ "2 licences" within a sentence."""
    return number.style == NUMERIC and not number.sure


def _capital_follows(text: str, number: Number, end: int) -> bool:
    after = text[number.end : min(end, number.end + 12)].lstrip(" \t\n.:–—-")
    return bool(after) and (after[0].isupper() or after[0] in '“"‘[(')
