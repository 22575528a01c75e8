"""A Document in, its marks out: every place where a clause could start, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel import Block
from clausekit.segmentation.contents import contents_end
from clausekit.segmentation.headings import run_in, standing
from clausekit.segmentation.inline import inline_places
from clausekit.segmentation.numbering import ARTICLE, NUMERIC, Number, read_numbers
from clausekit.segmentation.parts import AGREED, RECITALS, WITNESS, defines, opens_schedule, signs
from clausekit.segmentation.sheet import Sheet

Role: TypeAlias = Literal[
    "number",
    "heading",
    "row",
    "row_end",
    "flush",
    "paragraph",
    "definition",
    "schedule",
    "recitals",
    "agreed",
    "signature",
]

PAGE_NUMBER = re.compile(r"(?:[-–]?\s?\d{1,3}\s?[-–]?\s{1,40}){1,2}(?=[\d(A-Z])")
OUTDENT = 6.0
"""Points by which a paragraph that closes a list stands further out than its items."""
BULLETS = "•·-–—*▪◦"


@dataclass(frozen=True, slots=True)
class Mark:
    """A possible start of a clause at `start`; `end` is where its block, the `index`th, ends.

    `strong` marks begin a block. `numbers` are the readings of the number that stands there. `apart` says
    that the block is set apart as headings are. `run_on` blocks may hold several paragraphs.
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
    apart: bool = False


def find_marks(sheet: Sheet) -> list[Mark]:
    """All marks of a document, strong and weak, in text order."""
    skip_to = contents_end(sheet.words)
    marks: list[Mark] = []
    item: float | None = None
    for index, block in enumerate(sheet.blocks):
        start = block.span.start + skip_to.get(index, 0)
        if start >= block.span.end or block.kind == "footnote":
            continue
        found = list(_block_marks(sheet, index, start))
        opening = found[0] if found and found[0].strong else None
        if opening:
            item = block.indent if _is_item(opening) else None
        elif item is not None and _is_flush(block, item):
            marks.append(Mark(start, block.span.end, index, "flush", block))
        marks.extend(found)
    return marks


def _is_item(mark: Mark) -> bool:
    """True for "(a)", "iv.": what a list counts within a clause."""
    return mark.role == "number" and mark.numbers[0].style not in (NUMERIC, ARTICLE)


def _is_flush(block: Block, item: float) -> bool:
    """True for a paragraph further out than the list item before it: it goes on where the list began."""
    return block.kind == "paragraph" and block.indent is not None and block.indent < item - OUTDENT


def _block_marks(sheet: Sheet, index: int, start: int) -> Iterator[Mark]:
    block = sheet.blocks[index]
    opening = _opening(sheet, index, start)
    if index in sheet.after_rows:
        yield Mark(start, block.span.end, index, "row_end", block)
    behind = start + 1
    if opening:
        behind = opening.numbers[0].end if opening.numbers else behind
        yield opening
        for mark in _nested(sheet.text, opening):
            behind = mark.numbers[0].end
            yield mark
    if block.kind != "cell" and block.span.end - start > 20:
        run_on = sheet.run_on(index)
        for place, role, numbers in inline_places(sheet.text, block.span, behind, run_on=run_on):
            yield Mark(
                place, block.span.end, index, role, block, strong=False, numbers=numbers, run_on=run_on
            )


def _opening(sheet: Sheet, index: int, start: int) -> Mark | None:
    """The mark at the beginning of a block, by the first thing that it can be."""
    block = sheet.blocks[index]
    end = block.span.end
    here = sheet.text[start:end]
    role = _part(sheet, index, here)
    numbers: tuple[Number, ...] = ()
    heading = 0
    if role is None and block.kind == "cell":
        heading = sheet.rows.get(index, 0)
        role = "row" if heading else None
    elif role is None:
        start, numbers = _numbers(sheet.text, start, end)
        heading = 0 if numbers or defines(here) else _standing_heading(sheet, index, start)
        role = "number" if numbers else "definition" if defines(here) else "heading" if heading else None
    if role is None:
        return None
    return Mark(
        start, end, index, role, block, True, numbers, heading, sheet.run_on(index), sheet.apart[index]
    )


def _numbers(text: str, start: int, end: int) -> tuple[int, tuple[Number, ...]]:
    """The number at `start`, or behind a page number that stuck there, and where it stands."""
    numbers = read_numbers(text, start, end)
    page = PAGE_NUMBER.match(text, start, end)
    if page and not (numbers and numbers[0].sure):
        behind = read_numbers(text, page.end(), end)
        if behind and behind[0].sure:
            return page.end(), behind
    return start, numbers


def _part(sheet: Sheet, index: int, here: str) -> Role | None:
    head = here[:400]
    if WITNESS.match(head) or signs(sheet.words, index):
        return "signature"
    if sheet.blocks[index].kind == "cell":
        return None
    if opens_schedule(head if len(here) > 400 else here, whole=True):
        return "schedule"
    if RECITALS.match(head):
        return "recitals"
    return "agreed" if AGREED.match(head) else None


def _standing_heading(sheet: Sheet, index: int, start: int) -> int:
    """Where the unnumbered heading at `start` ends; 0 when there is none."""
    block, apart = sheet.blocks[index], sheet.apart[index]
    end = block.span.end
    here = sheet.text[start:end]
    if block.kind == "heading" and len(here) <= 150 and here[0] not in "[{":
        return end
    if standing(here) and (apart or len(here.split()) <= 6):
        return end
    found = None if here[:1] in BULLETS else run_in(sheet.text, start, end, numbered=block.bold)
    if not found:
        return 0
    words = sheet.text[found.start : found.end]
    capitals = words.upper() == words and len(words) >= 4 and len(here) > len(words) + 20
    return found.end if block.bold or capitals else 0


def _nested(text: str, mark: Mark) -> Iterator[Mark]:
    """The number right behind a number: "4. (a) The …", "(b)(i) any …"."""
    if mark.role != "number":
        return
    place = mark.numbers[0].end
    while place < mark.end and text[place] in " \t\n":
        place += 1
    numbers = tuple(n for n in read_numbers(text, place, mark.end) if n.opens and n.path and ")" in n.style)
    if numbers:
        yield Mark(place, mark.end, mark.index, "number", mark.block, numbers=numbers, run_on=mark.run_on)
