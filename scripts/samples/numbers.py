"""The numbering schemes of the samples, and a counter that prints them the way a word processor does."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEVEL = re.compile(r"%(\d)")
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Level:
    """One level of a list: Word's number format, its pattern, and whether it prints all levels in digits."""

    format: str
    pattern: str
    legal: bool = False
    after: str = "tab"


OUTLINE = (Level("decimal", "%1."), Level("decimal", "%1.%2"))
LETTERS = (Level("lowerLetter", "(%3)"), Level("lowerRoman", "(%4)"))
SCHEMES: dict[str, tuple[Level, ...]] = {
    "": (),
    "uk": (*OUTLINE, *LETTERS),
    "us": (*OUTLINE, *LETTERS),
    "decimal": (*OUTLINE, Level("decimal", "%1.%2.%3"), Level("lowerLetter", "(%4)")),
    "article": (
        Level("upperRoman", "ARTICLE %1.", after="space"), Level("decimal", "%1.%2", legal=True), *LETTERS,
    ),
    "flat": (
        Level("decimal", "%1."), Level("lowerLetter", "(%2)"), Level("lowerRoman", "(%3)"),
        Level("upperLetter", "(%4)"),
    ),
    "section": (
        Level("upperRoman", "ARTICLE %1.", after="space"),
        Level("decimal", "Section %1.%2.", legal=True, after="space"), *LETTERS,
    ),
    "statement": (
        Level("decimal", "C.%1"), Level("decimal", "C.%1.%2"), Level("decimal", "C.%1.%2.%3"),
        Level("lowerLetter", "(%4)"),
    ),
    "special": (Level("decimal", "H.%1"), Level("decimal", "H.%1.%2"), *LETTERS),
    "roman": (*OUTLINE, Level("lowerRoman", "(%3)"), Level("lowerLetter", "(%4)")),
    "party": (Level("decimal", "(%1)"),),
    "recital": (Level("upperLetter", "(%1)"),),
    "schedule": (Level("decimal", "Schedule %1", after="space"),),
    "exhibit": (Level("upperLetter", "EXHIBIT %1", after="space"),),
}  # fmt: skip


def scheme(name: str) -> tuple[Level, ...]:
    """The levels of the scheme of that name; raises KeyError."""
    return SCHEMES[name]


class Counter:
    """Counts clauses of up to four levels; a number on one level starts the deeper ones again."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self._counts = [0] * len(levels)

    def next(self, level: int) -> str:
        """The printed number of the next clause on `level`, counted from 1."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        shown = self.levels[level - 1]
        return LEVEL.sub(lambda found: self._show(int(found[1]) - 1, legal=shown.legal), shown.pattern)

    def _show(self, index: int, *, legal: bool) -> str:
        return _formatted(self._counts[index], "decimal" if legal else self.levels[index].format)


def _formatted(count: int, format: str) -> str:
    if format.endswith("Letter"):
        shown = "abcdefghijklmnopqrstuvwxyz"[count - 1]
    elif format.endswith("Roman"):
        shown = _roman(count)
    else:
        return str(count)
    return shown.upper() if format.startswith("upper") else shown


def _roman(count: int) -> str:
    shown = ""
    for value, letters in ROMAN:
        times, count = divmod(count, value)
        shown += letters * times
    return shown
