"""Text with single spaces, and the way back: old files align words with runs of spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from clausekit.datamodel import FURNITURE, Document, Fact, Span

_RUN = re.compile(r"[^\S\n]{2,}|[^\S\n]\n|(?<=\n)[^\S\n]")


@dataclass(frozen=True, slots=True)
class Single:
    """`text` with single spaces; what follows `starts[i]` stands `shifts[i]` further on in the original."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The characters of the original that `span` of the single-spaced text came from."""
        last = self._place(span.end - 1) + 1 if len(span) else self._place(span.end)
        return Span(self._place(span.start), last)

    def _place(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return position + (self.shifts[index] if index >= 0 else 0)


def single_spaced(text: str) -> Single:
    """`text` with every run of spaces (not of lines) as one space."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    end = length = 0
    for run in _RUN.finditer(text):
        keep = "\n" if run[0].endswith("\n") else " "
        pieces += [text[end : run.start()], keep]
        length += run.start() - end + 1
        end = run.end()
        starts.append(length)
        shifts.append(end - length)
    return Single("".join([*pieces, text[end:]]), tuple(starts), tuple(shifts))


def find_in(document: Document, find: Callable[[str], Iterator[Fact]]) -> Iterator[Fact]:
    """What `find` reads in each block that is no furniture, single-spaced, at its place in the document."""
    for block in document.blocks:
        if block.kind not in FURNITURE:
            single = single_spaced(document.quote(block.span))
            for fact in find(single.text):
                span = single.original(fact.span)
                start = block.span.start
                yield replace(fact, span=Span(start + span.start, start + span.end))
