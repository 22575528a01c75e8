"""Where numbers stand in the whole text: which come later, so that a doubtful one can be confirmed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from clausekit.segmentation.marks import Mark
from clausekit.segmentation.numbering import NUMERIC, Number

REACH = 60_000
"""Characters within which the next number of a sequence must come: some twenty pages."""
LOOKAHEAD = 80
"""Numbers of one style looked at to see whether an outer sequence goes on."""
LAST = 10**6

Key = tuple[str, tuple[int, ...]]


class Ahead:
    """Answers, for a number at a place, what comes later. Built once over all marks."""

    def __init__(self, marks: list[Mark]) -> None:
        self._strong: defaultdict[Key, list[int]] = defaultdict(list)
        self._counts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._any: defaultdict[Key, list[int]] = defaultdict(list)
        for mark in marks:
            for number in mark.numbers:
                key = (number.style, number.path)
                self._any[key].append(mark.start)
                if len(number.path) == 1:
                    self._counts[number.style].append((mark.start, number.path[0]))
                if mark.strong:
                    self._strong[key].append(mark.start)

    def confirmed(self, number: Number, place: int, *, weak: bool = False) -> bool:
        """True when the next number of the same style comes within REACH (also at weak marks, if `weak`)."""
        known = self._any if weak else self._strong
        again = _next(self._strong.get((number.style, number.path), []), place)
        for path in _expected(number):
            after = _next(known.get((number.style, path), []), place)
            if after is not None and after - place <= REACH and (again is None or again > after):
                return True
        return False

    def resumes(self, style: str, last: int, place: int) -> bool:
        """True when a sequence that has reached `last` goes on behind another that begins at `place`."""
        counts = self._counts[style]
        first = bisect_right(counts, (place, LAST))
        inner = 1
        for _, value in counts[first : first + LOOKAHEAD]:
            if value in (inner, inner + 1):
                inner = value
            elif value in (last + 1, last + 2):
                return True
            elif value == 1:
                inner = 1
        return False

    def repeated(self, number: Number, place: int) -> bool:
        """True when the same number opens a block later, before its successor does."""
        again = _next(self._strong.get((number.style, number.path), []), place)
        if again is None:
            return False
        between = ((*number.path[:-1], number.path[-1] + 1), (*number.path[:-1], 1))
        others = (_next(self._strong.get((number.style, path), []), place) for path in between)
        return all(other is None or again <= other for other in others)


def _expected(number: Number) -> tuple[tuple[int, ...], ...]:
    """Numbers that show this one to be counted: the next, or the first below it; one may be lost."""
    if number.style != NUMERIC:
        return (number.successor,)
    *above, last = number.path
    skipped = () if number.opens else ((*above, last + 2),)
    return (number.successor, (*number.path, 1), *skipped)


def _next(places: list[int], place: int) -> int | None:
    index = bisect_right(places, place)
    return places[index] if index < len(places) else None
