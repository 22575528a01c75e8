"""A Document in, its text made ready for phrases: same length, lower case, one mark at each sentence's end.

The positions are those of `Document.text`, so whatever is found here is proved there. Furniture becomes
spaces.
A list stays one sentence with the words that lead into it ("If Provider (a) …; or (b) …, Customer may …"),
since
that is how it is read.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator

from clausekit.datamodel import FURNITURE, Block, Document, Span
from clausekit.playbook.phrases import STOP

_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "\u00ad": "-",
        "\xa0": " ",
        "İ": "i",
        STOP: " ",
    }
)
_END = re.compile(r"[.?!](?=[\"')\]*_]{0,4}\s+[\"'(\[*_]{0,4}(?:[A-Z0-9(]|[ivx]{1,4}\)))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:inc|corp|ltd|co|llc|no|nos|sec|secs|art|arts|para|e\.g|i\.e|etc|vs|u\.s|u\.k|mr|mrs|ms|dr|st|jr|sr|approx|cl|ref|exh|"
    r"[a-z])|(?:^|[\n\ue020])\s{0,8}[(]?[\divx.]{1,9})$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[,;:]|[;,]\s?(?:and|or|and/or))$", re.IGNORECASE)
# The first item of a list, and the fewest characters of words that lead into it: less is a title.
_FIRST_ITEM = re.compile(r"\(?(?:a|i|1|A)\)\s")
_LEAD_IN = 30
_LONGEST = 2500
_STOPS = re.compile(STOP)


class Sentences:
    """Where each sentence of a document begins and ends, and the text in which phrases are looked for."""

    def __init__(self, document: Document) -> None:
        self.plain = _marked(document)
        self._starts = [0]
        self._starts += [stop.end() for stop in _STOPS.finditer(self.plain)]

    def __iter__(self) -> Iterator[Span]:
        """Every sentence in text order, without its full stop."""
        ends = [*(start - 1 for start in self._starts[1:]), len(self.plain)]
        return map(Span, self._starts, ends)

    def at(self, position: int) -> Span:
        """The sentence that holds the character at `position`, without its full stop."""
        index = bisect_right(self._starts, position) - 1
        last = index + 1 == len(self._starts)
        return Span(self._starts[index], len(self.plain) if last else self._starts[index + 1] - 1)


def _marked(document: Document) -> str:
    text = document.text
    marks = list(text.translate(_SAME_LENGTH))
    for block in document.blocks:
        if block.kind in FURNITURE:
            marks[block.span.start : block.span.end] = " " * len(block.span)
    body = [block for block in document.blocks if block.kind not in FURNITURE]
    for block in body:
        for end in _END.finditer(text, block.span.start, block.span.end):
            if not _ABBREVIATION.search(text, max(block.span.start, end.start() - 14), end.start()):
                marks[end.start()] = STOP
    begun = 0
    for block, follower in itertools.pairwise(body):
        if _breaks(text, block, follower) or block.span.end - begun > _LONGEST:
            marks[block.span.end : block.span.end + 1] = STOP
            begun = block.span.end
    return "".join(marks).lower()


def _breaks(text: str, block: Block, follower: Block) -> bool:
    """Whether a sentence ends between two blocks."""
    if block.cell and follower.cell and block.cell[:2] == follower.cell[:2]:
        return False
    if block.kind != follower.kind or block.kind == "heading":
        return True
    ending = text[max(block.span.start, block.span.end - 12) : block.span.end].rstrip()
    opening = text[follower.span.start : follower.span.start + 1]
    if ending[-1:].isalpha() and _FIRST_ITEM.match(text, follower.span.start):
        return len(block.span) < _LEAD_IN
    return not (_GOES_ON.search(ending) or (opening.islower() and not ending.endswith((".", "?", "!"))))
