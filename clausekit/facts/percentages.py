"""Percentages: text in, facts out ("99.9%", "one and one-half percent (1.5%) per month", "25 basis
points").

`value` is a plain decimal in percent; `unit` is "percent", or "percent_per_day", "percent_per_month",
"percent_per_quarter", "percent_per_year" where the words give a period, before the number ("a monthly rate
of") or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from clausekit.datamodel import Fact, Span
from clausekit.facts.numerals import FIGURE, WORDS, plain, value_of

_SIGN = re.compile(
    r"%|(?<![A-Za-z])(?:per\s?cent(?:um|age\spoints?)?|percentage\spoints?|basis\spoints?|bps)(?![A-Za-z])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<number>(?<![A-Za-z]){WORDS}|(?<![\w.,/$£€]){FIGURE})"
    rf"(?:\s?\(\s?{FIGURE}\s?%?\s?\)?)?[\s\]-]{{0,3}}\Z",
    re.IGNORECASE,
)
_TOUCHES = re.compile(r"[\w)½¼¾][\s\]-]{0,3}\Z")
_ENCLOSED = re.compile(
    rf"\s?\(\s?{FIGURE}\s?(?:%|per\s?cent)?\s?\)%?|\)\s?(?:per\s?cent)?(?=\W)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\s?\)?,?\s?(?:of\sinterest\s)?(?:(?:per|a|an|(?:for\s)?(?:each|every))\s(?:calendar\s)?|/\s?)(day|month|"
    r"quarter|annum|year)(?![A-Za-z])"
    r"|\s?\)?,?\s(daily|monthly|quarterly|annually|yearly|p\.a\.)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(daily|monthly|quarterly|annual|yearly|per annum)\s(?:interest\s|service\s|finance\s|late\s)?"
    r"(?:rate|charge|fee|interest)\s(?:of\s|equal\sto\s)?(?:up\sto\s|"
    r"the\slesser\sof\s)?(?:\([a-z0-9]\)\s)?\Z",
    re.IGNORECASE,
)
_NAMES = {
    "day": "day", "daily": "day", "month": "month", "monthly": "month", "quarter": "quarter",
    "quarterly": "quarter",
}  # fmt: skip


def find(text: str) -> Iterator[Fact]:
    """Percentages in `text`, in order; spans are relative to it and cover number, sign and period."""
    floor = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < floor:
            continue
        if not _TOUCHES.search(text, max(0, sign.start() - 5), sign.start()):
            continue
        number = _BEFORE.search(text, max(floor, sign.start() - 90), sign.start())
        value = value_of(number["number"]) if number else None
        if number is None or value is None:
            continue
        fact = _fact(text, number, sign, value)
        floor = fact.span.end
        yield fact


def _fact(text: str, number: re.Match[str], sign: re.Match[str], value: Decimal) -> Fact:
    enclosed = _ENCLOSED.match(text, sign.end())
    end = enclosed.end() if enclosed and (enclosed[0].lstrip()[:1] == "(" or "(" in number[0]) else sign.end()
    behind = _PERIOD.match(text, end)
    if sign[0].lower().startswith("b"):
        value /= 100
    start = number.start("number")
    period = behind[1] or behind[2] if behind else _period_before(text, start)
    unit = f"percent_per_{_NAMES.get(period.lower(), 'year')}" if period else "percent"
    return Fact("percentage", plain(value), unit, Span(start, behind.end() if behind else end))


def _period_before(text: str, start: int) -> str:
    match = _RATE.search(text, max(0, start - 70), start)
    return match[1] if match else ""
