"""An unnumbered heading and what is open around it in, its place out: over, among or beside the numbers."""

from __future__ import annotations

import re
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
PARAGRAPH = 40
"""Characters of the line below a heading that only its capital letters show."""
LINE = re.compile(r"[^\n]*\S[^\n]*")
CENTRED_CAPITALS, CAPITALS, SET_APART, PLAIN, RUN_IN = 10, 11, 12, 13, 14


@dataclass(frozen=True, slots=True)
class Place:
    """How many open frames stay open, the heading's rank, and whether numbering starts again under it."""

    keep: int
    rank: int
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all headings of a document.

    `numbered`: it counts its clauses. `substance`: where its first paragraph of text begins.
    """

    text: str
    marks: list[Mark]
    ahead: Ahead
    numbered: bool
    substance: int


def read_setting(text: str, marks: list[Mark], ahead: Ahead) -> Setting:
    """The setting of a document."""
    numbered = any(
        number.opens and number.style in (ARTICLE, NUMERIC) and mark.strong and number.sure
        for mark in marks
        for number in mark.numbers
    )
    place = next((m.start() for m in LINE.finditer(text) if _substantial(m.group())), len(text))
    return Setting(text, marks, ahead, numbered, place)


def _substantial(line: str) -> bool:
    return len(" ".join(line.split())) >= SUBSTANCE


def heading_depth(
    setting: Setting, stack: list[Frame], memory: Memory, index: int, zone: str
) -> Place | None:
    """Where the heading at `marks[index]` belongs; None when it heads nothing and stays in the text."""
    mark = setting.marks[index]
    rank = _rank(setting.text, mark)
    if rank == PLAIN and not _speaks(setting, index):
        return None
    near = setting.marks[index + 1 : index + FAR]
    following = next((m for m in near if m.role == "number" and m.strong), None)
    choice = choose(stack, memory, following, setting.ahead) if following else None
    if zone in ("preamble", "recitals", "agreed"):
        return _first(setting, mark, rank, choice, following, zone)
    if zone == "signature":
        heads = _heads(mark, following) and _opens(choice) and rank < PLAIN
        return Place(0, rank, restart=True) if heads else None
    if not memory and not any(frame.style in (NUMERIC, ARTICLE) or frame.enumerates for frame in stack):
        return _among_headings(stack, rank)
    return _among_numbers(stack, mark, rank, choice, following)


def _speaks(setting: Setting, index: int) -> bool:
    """True when a paragraph, not another short line, follows a heading that nothing sets apart."""
    marks, mark = setting.marks, setting.marks[index]
    after = marks[index + 1] if index + 1 < len(marks) else None
    if after and after.role == "heading" and after.index == mark.index + 1:
        return False
    line = LINE.search(setting.text, mark.end)
    return line is not None and len(line.group().strip()) >= PARAGRAPH


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
    setting: Setting, mark: Mark, rank: int, choice: Choice | None, following: Mark | None, zone: str
) -> Place | None:
    """Whether clauses begin with this heading: not the title, and no numbers about to begin."""
    if _major(choice) and following and following.index - mark.index <= NEAR and zone != "preamble":
        return None
    if _opens(choice) and following and following.start - mark.start < SOON:
        return None
    if rank == PLAIN and setting.numbered:
        return None
    return Place(0, rank) if mark.start > setting.substance else None


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
