"""A text in, the sentences that hold a word out: most phrases are refuted without being looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from clausekit.datamodel import Span

# Words, and the marks that stand for parties and numbers in a masked text.
_WORD: Final = re.compile(r"\w+|[\ue001-\ue01f]+")


class WordIndex:
    """The words of a text by sentence; a set of sentences is a number with a bit for each."""

    def __init__(self, text: str, sentences: Iterable[Span]) -> None:
        self._sentences = tuple(sentences)
        held: defaultdict[str, int] = defaultdict(int)
        for index, sentence in enumerate(self._sentences):
            for word in set(_WORD.findall(text, sentence.start, sentence.end)):
                held[word] |= 1 << index
        self._held = list(held.values())
        self._vocabulary = "\n".join(held)
        self._starts = [0]
        for word in held:
            self._starts.append(self._starts[-1] + len(word) + 1)
        self._found: dict[str, int] = {}

    def sentences_with(self, keys: Iterable[tuple[str, ...]]) -> list[Span]:
        """Sentences in which each group of `keys` has one that stands within a word, in text order."""
        both = -1
        for group in keys:
            here = 0
            for key in group:
                here |= self._found[key] if key in self._found else self._holding(key)
            both &= here
            if not both:
                return []
        return [self._sentences[index] for index in _bits(both)] if both > 0 else []

    def _holding(self, key: str) -> int:
        """The sentences with a word that holds `key`."""
        found = 0
        position = self._vocabulary.find(key)
        while position >= 0:
            word = bisect_right(self._starts, position) - 1
            found |= self._held[word]
            position = self._vocabulary.find(key, self._starts[word + 1])
        self._found[key] = found
        return found


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
