"""A Document in, the same document with some of its words replaced out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from clausekit.datamodel import Block, Document, Line, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` in place of what stands at `span`, which is not empty; "" takes it out."""

    span: Span
    words: str


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """`document` with `edits` made; those that overlap an earlier one are left out.

    Blocks and lines that lose all their words go. Revisions and comments are not carried over.
    """
    made = _apart(edits)
    moved = _Moved(made)
    text = "".join(_pieces(document.text, made))
    blocks = (_block(block, moved) for block in document.blocks)
    lines = (_line(line, moved) for line in document.lines)
    return replace(
        document,
        text=text,
        blocks=tuple(block for block in blocks if block.span),
        lines=tuple(line for line in lines if line.span),
        revisions=(),
        comments=(),
    )


def place_of(edits: Iterable[Edit], index: int = 0) -> Span:
    """Where the words of the edit at `index` stand after all of them are made."""
    made = _apart(edits)
    start = _Moved(made).start(made[index].span.start)
    return Span(start, start + len(made[index].words))


class _Moved:
    """Where a position of the old text lies in the new one."""

    def __init__(self, edits: list[Edit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._ends = [edit.span.end for edit in edits]
        self._edits = edits
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.words) - len(edit.span))

    def start(self, position: int) -> int:
        """Of a start: one inside replaced words goes behind the new ones, which belong to what came first."""
        index = bisect_left(self._ends, position + 1)
        if index < len(self._edits) and self._starts[index] < position:
            return self._ends[index] + self._shifts[index + 1]
        return position + self._shifts[index]

    def end(self, position: int) -> int:
        """Of an end: one inside replaced words goes to where the new words end."""
        index = bisect_right(self._starts, position - 1)
        if index and position <= self._ends[index - 1]:
            position = self._ends[index - 1]
        return position + self._shifts[index]


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in sorted(edits, key=_place):
        if edit.span and (not made or edit.span.start >= made[-1].span.end):
            made.append(edit)
    return made


def _pieces(text: str, edits: list[Edit]) -> Iterable[str]:
    position = 0
    for edit in edits:
        yield text[position : edit.span.start]
        yield edit.words
        position = edit.span.end
    yield text[position:]


def _block(block: Block, moved: _Moved) -> Block:
    return replace(block, span=_span(block.span, moved))


def _line(line: Line, moved: _Moved) -> Line:
    return replace(line, span=_span(line.span, moved))


def _span(span: Span, moved: _Moved) -> Span:
    start = moved.start(span.start)
    return Span(start, max(start, moved.end(span.end)))


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end
