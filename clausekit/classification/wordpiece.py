"""Text into the word pieces that the sentence encoder knows: numbers of pieces, in order.

Lower case, no accents, every punctuation mark alone, then the longest known pieces from the left (Wu et al.,
"Google's neural machine translation system", 2016; the uncased vocabulary of BERT, Devlin et al. 2019). The
library `tokenizers` does the same, but installs a client for downloading models, which has no place here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_INSIDE = "##"
_LONGEST_WORD = 100


class WordPieces:
    """A vocabulary, ready to cut with: `vocabulary` lists the pieces in the order of their numbers."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._numbers["[UNK]"]
        self.first, self.last = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self._cut_once = lru_cache(maxsize=1 << 16)(self._cut_part)

    def read(self, text: str) -> list[int]:
        """The numbers of the pieces of `text`, without the marks for beginning and end."""
        plain = text if text.isascii() else "".join(_plain(text))
        return [number for part in plain.lower().split() for number in self._cut_once(part)]

    def _cut_part(self, part: str) -> tuple[int, ...]:
        """The pieces of what stands between two spaces: a word, mostly, and marks around it."""
        return tuple(number for word in _split(part) for number in self._cut(word))

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end, number = self._longest(word, start)
            if number is None:
                return (self.unknown,)
            found.append(number)
            start = end
        return tuple(found)

    def _longest(self, word: str, start: int) -> tuple[int, int | None]:
        before = _INSIDE if start else ""
        for end in range(len(word), start, -1):
            number = self._numbers.get(before + word[start:end])
            if number is not None:
                return end, number
        return start, None


def _plain(text: str) -> Iterator[str]:
    for sign in unicodedata.normalize("NFD", text):
        kind = unicodedata.category(sign)
        if kind not in ("Mn", "Cf", "Co") and sign != "\ufffd":
            yield sign


def _split(part: str) -> Iterator[str]:
    start = 0
    for at, sign in enumerate(part):
        if _is_punctuation(sign):
            if start < at:
                yield part[start:at]
            yield sign
            start = at + 1
    if start < len(part):
        yield part[start:]


@lru_cache(maxsize=1 << 10)
def _is_punctuation(sign: str) -> bool:
    if sign.isascii():
        return sign.isprintable() and not sign.isalnum()
    return unicodedata.category(sign).startswith("P")
