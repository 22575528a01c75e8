"""Finds the taxonomy's cue phrases in a list of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Match:
    """A cue of type `type` over `words[start:end]`; `exact` when no word of it was completed by a '*'."""

    type: str
    start: int
    end: int
    exact: bool


@dataclass(slots=True)
class Phrases:
    """Cue phrases by their first word, so that a text is read once whatever their number."""

    whole: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    opening: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Every cue that stands in `words`, in order of place; they may overlap."""
        begun = {word: self._begun_by(word) for word in set(words)}
        for start, word in enumerate(words):
            if begun[word]:
                yield from _begin(begun[word], words, start)

    def _begun_by(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        """The cues that may begin with `word`."""
        found = [*self.whole.get(word, ())]
        for length in self.lengths:
            found += self.opening.get(word[:length], ())
        return found


def compile_phrases(cues: Mapping[str, Iterable[str]]) -> Phrases:
    """The matcher for the phrases of each type; a word that ends in '*' stands for any ending."""
    phrases = Phrases()
    for type, texts in cues.items():
        for text in texts:
            words = tuple(text.split())
            table = phrases.opening if words[0].endswith("*") else phrases.whole
            table.setdefault(words[0].rstrip("*"), []).append((type, words))
    phrases.lengths = tuple(sorted({len(key) for key in phrases.opening}))
    return phrases


def _begin(
    candidates: Iterable[tuple[str, tuple[str, ...]]], words: Sequence[str], start: int
) -> Iterator[Match]:
    for type, phrase in candidates:
        if _same(phrase, words[start : start + len(phrase)]):
            yield Match(type, start, start + len(phrase), not any(word.endswith("*") for word in phrase))


def _same(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    if len(words) < len(phrase):
        return False
    return all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(phrase, words, strict=True)
    )
