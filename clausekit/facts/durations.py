"""Periods of time: text in, facts out ("thirty (30) business days", "six months", "a 24-hour period", "one
year").

`value` is an ISO 8601 period ("P30D", "P6M", "P1Y", "P2W", "PT24H"); `unit` is "calendar_days",
"business_days", "weeks", "months", "years", "hours", "minutes" or "seconds". Quarters are counted in
months. The number's words win over its figures (see `numerals`). Rates ("24 hours a day", "twice a year")
and ages are no durations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from clausekit.datamodel import Fact, Span
from clausekit.facts.numerals import FIGURE, QUANTITY, plain, value_of
from clausekit.facts.ordinals import counted_day

_UNIT = re.compile(
    r"(?<![A-Za-z])(?:second|minute|hour|day|week|month|quarter|year)s?(?![A-Za-z])", re.IGNORECASE
)
_WINDOW = 110
_QUALIFIER = (
    r"(?:business|working|banking|trading|calendar|consecutive|successive|full|additional|further|continuous|"
    r"contract|subscription|more|complete|whole|prior|entire|elapsed|year\(s\))"
)
_BEFORE = re.compile(
    rf"(?P<number>{QUANTITY}|(?<![A-Za-z])(?:an?|half[-\s]an?|a[-\s]half)(?=[\s-]))"
    rf"(?:\s?[(\[]\s?(?P<figure>{FIGURE}|{QUANTITY}|[Il])\s?[)\]])?[)\]]?[\s-]{{0,3}}"
    rf"(?P<words>(?:{_QUALIFIER}[\s,-]{{1,3}}){{0,4}})\Z",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\((?:s|es)\)", re.IGNORECASE)
_LOW = re.compile(
    rf"(?P<number>{QUANTITY})(?:\s?\(\s?{FIGURE}\s?\))?\s?(?:to|or|-|–|—|and)\s?\Z", re.IGNORECASE
)
_RATE_BEFORE = re.compile(
    r"(?:%|per\s?cent|percent|times|once|twice|thrice|hours?|days?|\d[\d,.]{0,14}|\beach|\bper)\s*\Z",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"[\s,]*(?:(?:a|per|each|in each|every)\s+|/\s?)(?:day|week|month|calendar|year|annum)", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"\s+(?:of age|old)\b", re.IGNORECASE)
_BUSINESS = re.compile(r"business|working|banking|trading", re.IGNORECASE)
_LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_PERIOD = re.compile(r"P(T?)(\d{1,12}(?:\.\d{1,12})?)([YMWDHS])")
_DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
_CLOCK_DAYS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}


def find(text: str) -> Iterator[Fact]:
    """Durations in `text`, in order; spans, relative to it, cover number, figure, qualifier and unit."""
    floor = 0
    for unit in _UNIT.finditer(text):
        for fact in _ending_at(text, unit, floor):
            floor = fact.span.end
            yield fact


def days_of(value: str) -> float:
    """Days in an ISO 8601 period of one component, a month as 30 and a year as 365, for comparisons.

    Raises ValueError for anything else.
    """
    match = _PERIOD.fullmatch(value)
    if not match:
        raise ValueError("a period of one component was expected, such as P30D or PT24H")
    return float(match[2]) * (_CLOCK_DAYS if match[1] else _DAYS)[match[3]]


def _ending_at(text: str, unit: re.Match[str], floor: int) -> Iterator[Fact]:
    lowest = max(floor, unit.start() - _WINDOW)
    match = _BEFORE.search(text, lowest, unit.start())
    if not match:
        yield from _counted_to(text, unit, floor)
        return
    if _is_no_duration(text, match, unit):
        return
    number = _number(match["number"])
    if number is None:
        return
    name = unit[0].lower().rstrip("s")
    plural = _PLURAL.match(text, unit.end())
    kind = "months" if number == Decimal("0.5") and name == "year" else _unit_name(name, match["words"])
    low = _LOW.search(text, lowest, match.start())
    if low and (first := value_of(low["number"])) is not None:
        yield Fact("duration", _period(first, name), kind, Span(*low.span("number")))
    yield Fact(
        "duration", _period(number, name), kind, Span(match.start(), plural.end() if plural else unit.end())
    )


def _counted_to(text: str, unit: re.Match[str], floor: int) -> Iterator[Fact]:
    """A day that is counted to ("by the fourteenth day")."""
    counted = counted_day(text, unit)
    if counted and counted[0] >= floor:
        start, number, words = counted
        yield Fact("duration", _period(number, "day"), _unit_name("day", words), Span(start, unit.end()))


def _is_no_duration(text: str, match: re.Match[str], unit: re.Match[str]) -> bool:
    """A rate, an age, or a calendar year ("the 2015 year")."""
    if _AGE_AFTER.match(text, unit.end()) or _RATE_AFTER.match(text, unit.end()):
        return True
    if match["number"].lower() in {"a", "an"}:
        return bool(_RATE_BEFORE.search(text, max(0, match.start() - 16), match.start()))
    year = unit[0].lower().startswith("year")
    return year and bool(re.fullmatch(r"(?:19|20)\d\d", match["number"]))


def _number(written: str) -> Decimal | None:
    if "half" in written.lower() and re.match(r"(?:half|a)[-\s]", written, re.IGNORECASE):
        return Decimal("0.5")
    return Decimal(1) if written.lower() in {"a", "an"} else value_of(written)


def _unit_name(name: str, qualifiers: str) -> str:
    if name == "day":
        return "business_days" if _BUSINESS.search(qualifiers) else "calendar_days"
    return "months" if name == "quarter" else f"{name}s"


def _period(number: Decimal, name: str) -> str:
    if name == "quarter":
        number, name = number * 3, "month"
    if name == "year" and number == Decimal("0.5"):
        return "P6M"
    clock = "T" if name in {"second", "minute", "hour"} else ""
    return f"P{clock}{plain(number)}{_LETTER[name]}"
