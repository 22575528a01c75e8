"""Roman numbers, as lists and page numbers use them."""

from __future__ import annotations

WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(letters: str) -> int:
    """The value of a Roman number, of either case. Raises KeyError for a letter that is none."""
    total, highest = 0, 0
    for letter in reversed(letters.lower()):
        worth = WORTH[letter]
        total += worth if worth >= highest else -worth
        highest = max(highest, worth)
    return total
