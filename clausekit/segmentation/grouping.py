"""An unnumbered heading and what is open around it in, its place out: over, among or beside the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from clausekit.segmentation.choice import Choice, Frame, Memory, choose
from clausekit.segmentation.marks import Mark
from clausekit.segmentation.numbering import ARTICLE, NUMERIC
from clausekit.segmentation.sequence import Ahead

NEAR = 3
"""Blocks between a heading and the numbers that it heads."""
FAR = 40
"""Marks looked at to find the next number."""
SUBSTANCE = 100
"""Characters of the first paragraph of text: what stands before it is the title."""
SOON = 5000
"""Characters within which numbered clauses begin: headings before them belong to title and parties."""
CENTRED_CAPITALS, CAPITALS, SET_APART, PLAIN, RUN_IN = 10, 11, 12, 13, 14


@dataclass(frozen=True, slots=True)
class Place:
    """How many open frames stay open, the heading's rank, and whether numbering starts again under it."""

    keep: int
    rank: int
    restart: bool = False


def heading_depth(
    text: str, stack: list[Frame], memory: Memory, marks: list[Mark], index: int, ahead: Ahead, zone: str
) -> Place | None:
    """Where the heading at `marks[index]` belongs; None when it heads nothing and stays in the text."""
    mark = marks[index]
    rank = _rank(text, mark)
    following = next((m for m in marks[index + 1 : index + FAR] if m.role == "number" and m.strong), None)
    choice = choose(stack, memory, following, ahead) if following else None
    if zone in ("preamble", "recitals", "agreed"):
        return _first(text, marks, index, rank, choice, following, zone)
    if zone == "signature":
        return (
            Place(0, rank, restart=True)
            if _heads(mark, following) and _opens(choice) and rank < PLAIN
            else None
        )
    if not memory and not any(frame.style in (NUMERIC, ARTICLE) or frame.enumerates for frame in stack):
        listed = rank == PLAIN and (_beside(marks, index, 1) or _beside(marks, index, -1))
        return None if listed else _among_headings(stack, rank)
    return _among_numbers(stack, mark, rank, choice, following)


def _rank(text: str, mark: Mark) -> int:
    if mark.block.kind == "heading" and mark.block.level is not None:
        return mark.block.level
    words = text[mark.start : mark.heading_end]
    if mark.heading_end < mark.end - 1:
        return RUN_IN
    if words.upper() == words:
        return CENTRED_CAPITALS if mark.block.centred else CAPITALS
    return SET_APART if mark.apart else PLAIN


def _first(
    text: str,
    marks: list[Mark],
    index: int,
    rank: int,
    choice: Choice | None,
    following: Mark | None,
    zone: str,
) -> Place | None:
    """Whether clauses begin with this heading: not the title, and no numbers about to begin."""
    mark = marks[index]
    if _major(choice) and following and following.index - mark.index <= NEAR and zone != "preamble":
        return None
    if _opens(choice) and following and following.start - mark.start < SOON:
        return None
    if rank > SET_APART and rank != RUN_IN:
        return None
    opening = text[: mark.start]
    substance = any(len(" ".join(line.split())) >= SUBSTANCE for line in opening.split("\n"))
    return Place(0, rank) if substance else None


def _among_headings(stack: list[Frame], rank: int) -> Place:
    keep = 0
    for frame in stack:
        if frame.style == "heading" and frame.rank >= rank:
            break
        keep += 1
    return Place(keep, rank)


def _among_numbers(
    stack: list[Frame], mark: Mark, rank: int, choice: Choice | None, following: Mark | None
) -> Place | None:
    base = next((d for d, f in enumerate(stack) if f.style in (NUMERIC, ARTICLE) or f.enumerates), len(stack))
    if rank >= PLAIN:
        return None
    if choice is None or following is None:
        return Place(_heading_floor(stack, rank), rank) if following is None else None
    if not _heads(mark, following):
        return None
    nested = choice.number.style == NUMERIC and any(f.style == NUMERIC for f in stack)
    if _opens(choice) and nested and len(choice.number.path) == 1:
        return Place(_heading_floor(stack, rank), rank, restart=True)
    if choice.keep <= base:
        return Place(_heading_floor(stack, rank), rank)
    return Place(choice.keep, rank) if rank < PLAIN else None


def _beside(marks: list[Mark], index: int, step: int) -> bool:
    """True when the next block, or the one before, looks like a heading too: then both are list items."""
    other = index + step
    if not 0 <= other < len(marks):
        return False
    return marks[other].role == "heading" and abs(marks[other].index - marks[index].index) == 1


def _heading_floor(stack: list[Frame], rank: int) -> int:
    """Frames above a heading that groups numbers: the schedule, and headings of a higher rank."""
    keep = 0
    for frame in stack:
        if frame.style == "schedule" or (frame.style == "heading" and frame.rank < rank):
            keep += 1
        else:
            break
    return keep


def _heads(mark: Mark, following: Mark | None) -> bool:
    return following is not None and following.index - mark.index <= NEAR


def _major(choice: Choice | None) -> bool:
    return choice is not None and choice.number.style in (NUMERIC, ARTICLE)


def _opens(choice: Choice | None) -> bool:
    return choice is not None and choice.number.opens and _major(choice)
