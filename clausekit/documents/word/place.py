"""From a span of the Document back to the paragraphs and runs of the Word file that print it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clausekit.datamodel import Block, Document, Span
from clausekit.documents.word.runs import Piece
from clausekit.documents.word.stories import Passage, passages
from clausekit.documents.word.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` up to `end` of `passage.words`: what one passage has of a span."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.words[self.start : self.end]


class Places:
    """Where each block of a document stands in a Word file."""

    def __init__(self, document: Document, pairs: Iterable[tuple[Block, Passage]]) -> None:
        """`pairs` says which passage prints a block's characters; a block without one has no place."""
        self._passages = {block.span: (passage, _first(document, block)) for block, passage in pairs}
        self._blocks = document.blocks
        self._starts = [block.span.start for block in document.blocks]

    def locate(self, span: Span) -> Iterator[Stretch]:
        """The stretches that print `span`, in reading order.

        Computed list numbers are in no run: a span within one is located at the first word behind it.
        """
        found = list(self._stretches(span))
        yield from [stretch for stretch, exact in found if exact] or [stretch for stretch, _ in found]

    def _stretches(self, span: Span) -> Iterator[tuple[Stretch, bool]]:
        """Stretches, and whether they hold characters of the span or only stand for a number in it."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for block in self._blocks[index:]:
            if block.span.start >= max(span.end, span.start + 1):
                return
            passage, first = self._passages.get(block.span, (None, 0))
            if passage is not None and block.span.end > span.start:
                yield _stretch(first, passage, span)


def places(document: Document, file: WordFile) -> Places:
    """The places of a document that was read from `file`; blocks and passages meet by `Block.place`."""
    found = {(passage.part.name, passage.part.ordinals[passage.key]): passage for passage in passages(file)}
    placed = ((block, block.place) for block in document.blocks if block.place)
    located = ((block, found.get((place.part, place.paragraph))) for block, place in placed)
    pairs = ((block, passage) for block, passage in located if passage is not None)
    return Places(document, pairs)


def piece_at(pieces: Iterable[Piece], offset: int) -> tuple[Piece, int] | None:
    """The piece that prints the character at `offset`, and its index in the piece; None past the end."""
    for piece in pieces:
        if offset < len(piece.text):
            return piece, offset
        offset -= len(piece.text)
    return None


def _first(document: Document, block: Block) -> int:
    """Position of the first character that the block's passage prints: behind the number and white space."""
    text = document.quote(block.span)
    prefix = block.place.prefix if block.place else len(text) - len(text.lstrip())
    return block.span.start + prefix


def _stretch(first: int, passage: Passage, span: Span) -> tuple[Stretch, bool]:
    length = len(passage.words)
    start = min(max(span.start - first, 0), length)
    end = min(max(span.end - first, 0), length)
    if start < end:
        return Stretch(passage, start, end), True
    return Stretch(passage, 0, len(passage.words.partition(" ")[0])), False
