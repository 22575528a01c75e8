"""A text in, the sentences that hold a word out: most phrases are refuted without being looked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from clausekit.datamodel import Span

# The keys of all phrases so far, numbered as they came: contracts share most of their words, so which keys a
# word holds is found out once a process.
_KEYS: Final[dict[str, int]] = {}
_LONGEST_KEY: Final = 30
_LONGEST_WORD: Final = 60
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
        self._held = held
        self._known = len(_KEYS)
        found: defaultdict[str, int] = defaultdict(int)
        for word, sentences_with_it in held.items():
            for key in _keys_in(word, self._known):
                found[key] |= sentences_with_it
        self._found = dict(found)

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
        """The sentences with a word that holds `key`, which was not found in any or came after the text."""
        found = 0
        if _KEYS.get(key, self._known) >= self._known:
            for word, sentences_with_it in self._held.items():
                found |= sentences_with_it if key in word else 0
        self._found[key] = found
        return found


def make_known(keys: Iterable[str]) -> None:
    """Keys that texts will be asked for. One that was not made known is found all the same, more slowly."""
    for key in keys:
        if len(key) <= _LONGEST_KEY:
            _KEYS.setdefault(key, len(_KEYS))


@lru_cache(maxsize=1 << 16)
def _keys_in(word: str, known: int) -> tuple[str, ...]:
    """Which of the first `known` keys stand within `word`."""
    if len(word) > _LONGEST_WORD:  # no word, and it would have too many parts
        return tuple(key for key, number in _KEYS.items() if number < known and key in word)
    parts = {
        word[start:end]
        for start in range(len(word))
        for end in range(start + 1, min(len(word), start + _LONGEST_KEY) + 1)
    }
    return tuple(part for part in parts if _KEYS.get(part, known) < known)


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
