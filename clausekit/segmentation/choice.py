"""A number and the open sequences in, its place among them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from clausekit.segmentation.marks import Mark
from clausekit.segmentation.numbering import ARTICLE, NUMERIC, Number
from clausekit.segmentation.sequence import Ahead

Memory: TypeAlias = dict[str, tuple[int, ...]]
"""The last article, and the last whole number, of the part that we are in: they count on across headings."""

FLOORS = frozenset({"schedule", "heading", "recitals", "definition", ARTICLE})
DEEPEST = 12

# Weights: what fits better wins, and being confirmed by the next number is worth more than being next.
CONTINUES, CHILD, REMEMBERED, OPENS, ORPHAN, NESTS, GAP, REPEATS = 8.0, 8.0, 7.0, 6.0, 5.5, 5.0, 3.0, 1.0
CONFIRMED = 3.0
WIDEST_GAP = 4
WIDEST_LETTERS = 13
"""Sections of a public contract go by letter from A to M, and most contracts have only some of them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sequence that is open: its style and the number that it has reached; `rank` orders bare headings."""

    style: str
    path: tuple[int, ...]
    rank: int = 0

    @property
    def enumerates(self) -> bool:
        """True for "(a)", "(i)", "A.": counts within a clause."""
        return self.style not in FLOORS and self.style != NUMERIC


@dataclass(slots=True)
class Choice:
    """A reading of the number, how well it fits, and how many of the open frames stay open above it."""

    score: float
    number: Number
    keep: int


def choose(stack: list[Frame], memory: Memory, mark: Mark, ahead: Ahead) -> Choice | None:
    """The best place for the number at `mark`; None when it fits nowhere."""
    best: Choice | None = None
    for number in mark.numbers:
        for choice in _options(stack, memory, number, mark, ahead):
            if choice.keep < DEEPEST and (best is None or choice.score > best.score):
                best = choice
    return best


def _options(
    stack: list[Frame], memory: Memory, number: Number, mark: Mark, ahead: Ahead
) -> Iterator[Choice]:
    confirmed = ahead.confirmed(number, mark.start, weak=mark.run_on)
    bonus = CONFIRMED if confirmed else 0.0
    if not mark.strong and not mark.run_on and ahead.repeated(number, mark.start):
        return
    for choice in (*_siblings(stack, number), *_children(stack, number), *_remembered(stack, memory, number)):
        doubtful = not (confirmed or number.sure) if mark.strong else not (confirmed and mark.run_on)
        if choice.score < CHILD - 1 and doubtful:
            continue
        if choice.score <= GAP and not (confirmed and mark.strong):
            continue
        choice.score += bonus
        yield choice
    yield from _openings(stack, number, mark, ahead, confirmed=confirmed)


def _siblings(stack: list[Frame], number: Number) -> Iterator[Choice]:
    """Places right after, or a little after, the last of a sequence; the innermost is a little better."""
    for depth in range(len(stack) - 1, -1, -1):
        frame = stack[depth]
        if frame.style != number.style or len(frame.path) != len(number.path):
            continue
        if frame.path[:-1] != number.path[:-1]:
            continue
        step = number.path[-1] - frame.path[-1]
        nearness = depth / 100
        if step == 1:
            yield Choice(CONTINUES + nearness, number, depth)
        elif 1 < step <= WIDEST_GAP:
            yield Choice(GAP + 1 / step + nearness, number, depth)
        elif step == 0 and number.style != ARTICLE:
            yield Choice(REPEATS + nearness, number, depth)


def _children(stack: list[Frame], number: Number) -> Iterator[Choice]:
    """Places of "7.2" under "7." or under "ARTICLE VII"; of "8.1" where no "8." was printed."""
    if number.style != NUMERIC or len(number.path) < 2:
        return
    for depth in range(len(stack) - 1, -1, -1):
        frame = stack[depth]
        if frame.style not in (NUMERIC, ARTICLE):
            continue
        shared = len(frame.path)
        if frame.path == number.path[:shared] and shared < len(number.path):
            last = number.path[-1] if shared == len(number.path) - 1 else number.path[shared]
            taken = _last_child(stack, depth)
            if last > taken:
                yield Choice(CHILD if last - taken == 1 else GAP + 1, number, depth + 1)
            return
    yield from _orphans(stack, number)


def _last_child(stack: list[Frame], depth: int) -> int:
    if depth + 1 < len(stack):
        frame = stack[depth + 1]
        if frame.style == NUMERIC and len(frame.path) > len(stack[depth].path):
            return frame.path[len(stack[depth].path)]
    return 0


def _orphans(stack: list[Frame], number: Number) -> Iterator[Choice]:
    """A decimal whose parent was not printed: beside the decimals that are open, or at the top."""
    for depth, frame in enumerate(stack):
        if frame.style in (NUMERIC, ARTICLE):
            step = number.path[0] - frame.path[0]
            widest = WIDEST_LETTERS if number.printed[:1].isalpha() else WIDEST_GAP
            if 0 < step <= widest and number.opens:
                yield Choice(ORPHAN + 1 / step, number, depth)
            return
    if number.opens:
        yield Choice(ORPHAN, number, len(stack))


def _remembered(stack: list[Frame], memory: Memory, number: Number) -> Iterator[Choice]:
    """A whole number that counts on across articles and headings."""
    last = memory.get(number.style)
    if not last or len(number.path) != 1 or any(frame.style == number.style for frame in stack):
        return
    step = number.path[0] - last[0]
    keep = _floor_of(stack, number)
    if step == 1:
        yield Choice(REMEMBERED, number, keep)
    elif 1 < step <= WIDEST_GAP:
        yield Choice(GAP, number, keep)
    elif step == 0 and number.style != ARTICLE:
        yield Choice(REPEATS, number, keep)


def _openings(
    stack: list[Frame], number: Number, mark: Mark, ahead: Ahead, *, confirmed: bool
) -> Iterator[Choice]:
    """Places for the first of a sequence: below what is open, or over again where the open one has ended."""
    if not number.opens or (number.style == NUMERIC and len(number.path) > 1):
        return
    if not confirmed and not (mark.strong and number.sure):
        return
    score = CONFIRMED if confirmed else 0.0
    same = [depth for depth, frame in enumerate(stack) if frame.style == number.style]
    if number.style == ARTICLE:
        yield Choice(score + OPENS, number, _floor_of(stack, number))
    elif not same:
        yield Choice(score + OPENS, number, len(stack))
    elif confirmed:
        nested = goes_on(stack[-1], mark, ahead) or any(
            ahead.resumes(number.style, stack[depth].path[-1], mark.start) for depth in same
        )
        yield Choice(score + NESTS, number, len(stack) if nested else same[0])


def goes_on(frame: Frame, mark: Mark, ahead: Ahead) -> bool:
    """True when the list that is open goes on later, so that what opens now lies within its last item."""
    return frame.enumerates and ahead.confirmed(
        Number(frame.style, frame.path, "", 0), mark.start, weak=mark.run_on
    )


def _floor_of(stack: list[Frame], number: Number) -> int:
    """Frames that a major number leaves open: parts, headings and, below them, articles."""
    keep = 0
    for frame in stack:
        if frame.style in ("schedule", "heading") or (frame.style == ARTICLE and number.style != ARTICLE):
            keep += 1
        else:
            break
    return keep
