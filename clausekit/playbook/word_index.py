"""A text in, the sentences that hold a word out: most phrases are refuted without being looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from clausekit.datamodel import Span

# Words, and the marks that stand for parties and numbers in a masked text.
_WORD: Final = re.compile(r"\w+|[\ue001-\ue01f]+")


class WordIndex:
    """The words of a text by sentence."""

    def __init__(self, text: str, sentences: Iterable[Span]) -> None:
        self._sentences = tuple(sentences)
        held: defaultdict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(self._sentences):
            for word in set(_WORD.findall(text, sentence.start, sentence.end)):
                held[word].append(index)
        self._held = [held[word] for word in held]
        self._vocabulary = "\n".join(held)
        self._starts = [0]
        for word in held:
            self._starts.append(self._starts[-1] + len(word) + 1)
        self._found: dict[str, frozenset[int]] = {}

    def sentences_with(self, keys: Iterable[tuple[str, ...]]) -> list[Span]:
        """Sentences in which each group of `keys` has one that stands within a word, in text order."""
        both: set[int] | frozenset[int] | None = None
        for group in keys:
            here = frozenset[int]().union(*map(self._holding, group))
            both = here if both is None else both & here
            if not both:
                return []
        return [self._sentences[index] for index in sorted(both or ())]

    def _holding(self, key: str) -> frozenset[int]:
        """Numbers of the sentences with a word that holds `key`."""
        if key not in self._found:
            found: set[int] = set()
            position = self._vocabulary.find(key)
            while position >= 0:
                word = bisect_right(self._starts, position) - 1
                found.update(self._held[word])
                position = self._vocabulary.find(key, self._starts[word + 1])
            self._found[key] = frozenset(found)
        return self._found[key]
