"""A day that is counted to: "the fourteenth day after the date of the invoice" is a period of 14 days.

Days of a month ("the fifteenth day of each month") are dates and no periods, and so is the first day.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_TEN = "|".join(_TENS)
_QUALIFIER = r"(?:(?:business|working|banking|trading|calendar|consecutive|full)\s){0,2}"
_BEFORE = re.compile(
    rf"(?:\A|(?<=\s))the\s(?P<number>(?:{_TEN})(?:ieth|y[-\s](?:first|{_WORD}))|{_WORD}|\d{{1,3}}(?:st|nd|rd|th))"
    rf"(?:\s?\(\s?\d{{1,3}}(?:st|nd|rd|th)?\s?\))?\s(?P<words>{_QUALIFIER})\Z",
    re.IGNORECASE,
)
_OF_A_MONTH = re.compile(
    r"\s+(?:of|in)\s+(?:(?:each|every|the|a|an|any|that|such|this)\s)?(?:\w{1,12}\s){0,2}"
    r"(?:months?|quarters?|years?|weeks?|terms?|periods?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b",
    re.IGNORECASE,
)
_WINDOW = 60


def counted_day(text: str, unit: re.Match[str]) -> tuple[int, Decimal, str] | None:
    """Where the ordinal before a "day" at `unit` begins, its number, and the words between; None for none."""
    if unit[0].lower() != "day" or _OF_A_MONTH.match(text, unit.end()):
        return None
    match = _BEFORE.search(text, max(0, unit.start() - _WINDOW), unit.start())
    number = _value(match["number"].lower()) if match else None
    if not match or number is None or number < 2:
        return None
    return match.start("number"), Decimal(number), match["words"]


def _value(written: str) -> int | None:
    figure = re.match(r"\d{1,3}", written)
    if figure:
        return int(figure[0])
    if written in _SMALL:
        return _SMALL[written]
    stem = next((stem for stem in _TENS if written.startswith((f"{stem}ieth", f"{stem}y"))), None)
    if stem is None:
        return None
    last = re.split(r"[-\s]", written)[-1]
    return _TENS[stem] + (1 if last == "first" else _SMALL.get(last, 0))
