"""A text's words with their places: the one tokenizer of this room.

spaCy's blank English tokenizer was measured against this pattern on 40 contracts: it takes 0.9 s to import
and reads 0.4 million words a second, this pattern 1.6 million.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clausekit.classification.latest import remember_latest
from clausekit.datamodel import FURNITURE, Document, Span

Integers = NDArray[np.int64]

# Words, numbers, and the few signs that carry meaning in a contract.
WORD = re.compile(r"[^\W\d_]+|\d+|[$%€£\"“”:_]")
SIGNS = {"“": '"', "”": '"'}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, lower case, a number as its count of digits ("30" is "#2")."""

    words: list[str]
    starts: Integers

    def range(self, span: Span) -> tuple[int, int]:
        """The half-open range of the words that begin within `span`."""
        first, last = np.searchsorted(self.starts, (span.start, span.end))
        return int(first), int(last)

    def ranges(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """The half-open range of the words that begin within each span."""
        firsts = np.searchsorted(self.starts, [span.start for span in spans]).tolist()
        lasts = np.searchsorted(self.starts, [span.end for span in spans]).tolist()
        return list(zip(firsts, lasts, strict=True))


def read_words(text: str) -> Words:
    """Every word of `text`, with its first character's place."""
    return _read(text, [Span(0, len(text))])


@remember_latest
def document_words(document: Document) -> Words:
    """Every word of `document` that is not furniture."""
    return _read(document.text, [block.span for block in document.blocks if block.kind not in FURNITURE])


def _read(text: str, spans: list[Span]) -> Words:
    found = [match for span in spans for match in WORD.finditer(text, span.start, span.end)]
    words = [match.group().lower() for match in found]
    return Words(
        [word if word.isalpha() else _normal(word) for word in words],
        np.array([match.start() for match in found], np.int64),
    )


def _normal(word: str) -> str:
    if word.isdigit():
        return f"#{min(len(word), 6)}"
    return SIGNS.get(word, word)
