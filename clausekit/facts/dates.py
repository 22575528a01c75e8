"""Dates: text in, facts out ("March 3, 2004", "the 3rd day of March, 2004", "2027-01-01", "6/21/1999").

`value` is ISO 8601: a day ("2004-03-03"), or a month ("2013-07") with unit "month". Unit "day" is certain;
"day_us_order" marks 3/4/2004, which another country would read the other way round (month first is assumed,
unless impossible); with full stops, 1.4.2011, the day comes first, as it does where dates are written so.
"The last day of February, 2023" is a day. Years of two digits: below 70 is 20xx. A date with blanks in it
("____ day of ____, 20__") is a fact of kind "blank", value "date", unit "open".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from clausekit.datamodel import Fact, Span

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH = re.compile(
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|"
    r"OCT(?:OBER)?|"
    r"NOV(?:EMBER)?|DEC(?:EMBER)?|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![A-Za-z])"
)
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_ORDINAL_WORD = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]") + ")"
# Scans and old filings part the ordinal's letters from the number, or misread them: "23 rd", "1s t", "315t".
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:\s?(?:s\s?t|n\s?d|r\s?d|t\s?h)|(?<=1)5t)?(?![\d%])"
_YEAR = r"(?P<year>(?:19|20)\d\s?\d)(?!\d)"
_BLANK = r"(?:_{1,40}|\[[\s_●•*]{0,12}\]|●|•|\.{3,40})"
_AFTER = re.compile(
    rf"\.?\s{{0,3}}{_DAY}\s{{0,2}}(?:\(\w{{1,12}}\)\s?)?[,.]?\s{{0,3}}(?:,\s?|of\s)?{_YEAR}", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:the\s{{1,3}})?(?:{_DAY}|(?<![A-Za-z])(?P<word>{_ORDINAL_WORD})(?:\s?\(\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\))?)"
    r"\s{0,3}(?:day\s{1,3})?(?:of\s{1,3})?(?:the month of )?(?:[-–—]{1,5}\s{0,3})?\Z",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r"(?:\bthe\s)?\b(?:last|final)\s(?:calendar\s)?day\s(?:of|in)\s(?:the\smonth\sof\s)?\Z", re.IGNORECASE
)
_YEAR_AFTER = re.compile(rf"\.?\s?,?\s{{0,3}}(?:in the year\s|of\s)?{_YEAR}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"[\w/.-]\Z")
_ISO = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/-])(?!\.\d)")
_OPEN_SIGNS = ("_", "[", "●", "•", "...")
_OPEN = re.compile(
    rf"(?<![_.])(?:(?:the\s)?{_BLANK}\s{{0,3}}(?:st|nd|rd|"
    rf"th)?\s{{0,3}}day\s{{1,3}}of\s{{1,3}}(?:{_BLANK}|{_MONTH.pattern})\s{{0,3}},?\s{{0,3}}"
    rf"(?:(?:19|20)\d\d|(?:19|20)?\s?{_BLANK})?"
    rf"|{_MONTH.pattern}\s{{1,3}}{_BLANK}\s{{0,3}},\s{{0,3}}(?:(?:19|20)\d\d|(?:19|20)?\s?{_BLANK})"
    rf"|{_MONTH.pattern}\s{{1,3}}\d{{1,2}}\s?,\s{{0,3}}(?:19|20)\s?_{{1,40}}"
    rf"|_{{2,40}}\s{{0,3}}(?:_{{1,40}})?\s{{0,3}},\s{{0,3}}(?:(?:19|20)\d\d(?!\d)|(?:19|20)\s?_{{1,40}}))"
)


def find(text: str) -> Iterator[Fact]:
    """Dates in `text`, in order; spans are relative to it. Dates with blanks are facts of kind "blank"."""
    found = [*_written(text), *_iso(text), *_numeric(text)] if _DIGIT.search(text) else []
    for match in _OPEN.finditer(text) if any(sign in text for sign in _OPEN_SIGNS) else ():
        span = Span(*match.span())
        found = [fact for fact in found if fact.unit != "month" or not fact.span.overlaps(span)]
        if not any(fact.span.overlaps(span) for fact in found):
            found.append(Fact("blank", "date", "open", span))
    yield from sorted(found, key=_start)


def _start(fact: Fact) -> int:
    return fact.span.start


def _written(text: str) -> Iterator[Fact]:
    floor = 0
    for month in _MONTH.finditer(text):
        if month.start() < floor or text[month.start() - 1 : month.start()].isalpha():
            continue
        fact = _around(text, month, floor)
        if fact:
            floor = fact.span.end
            yield fact


def _around(text: str, month: re.Match[str], floor: int) -> Fact | None:
    number = _NUMBERS[month[0][:3].lower()]
    before = _BEFORE.search(text, max(floor, month.start() - 45), month.start())
    year = _YEAR_AFTER.match(text, month.end())
    if before and year:
        day = int(before["day"]) if before["day"] else _ordinal(before["word"])
        return _day(year["year"], number, day, Span(before.start(), year.end()))
    after = _AFTER.match(text, month.end())
    if after:
        return _day(after["year"], number, int(after["day"]), Span(month.start(), after.end()))
    last = _LAST_DAY.search(text, max(floor, month.start() - 45), month.start())
    if last and year:
        day = monthrange(_whole(year["year"]), number)[1]
        return _day(year["year"], number, day, Span(last.start(), year.end()))
    if year:
        value = f"{_whole(year['year'])}-{number:02d}"
        return Fact("date", value, "month", Span(month.start(), year.end()))
    return None


def _ordinal(word: str) -> int:
    return _ORDINALS.index("-".join(word.lower().split())) + 1


def _whole(year: str) -> int:
    return int("".join(year.split()))


def _day(year: str | int, month: int, day: int, span: Span, unit: str = "day") -> Fact | None:
    try:
        value = date(_whole(year) if isinstance(year, str) else year, month, day)
    except ValueError:
        return None
    return Fact("date", value.isoformat(), unit, span)


def _iso(text: str) -> Iterator[Fact]:
    for match in _ISO.finditer(text):
        if _JOINED.search(text, max(0, match.start() - 1), match.start()):
            continue
        fact = _day(match[1], int(match[2]), int(match[3]), Span(*match.span()))
        if fact:
            yield fact


def _numeric(text: str) -> Iterator[Fact]:
    for match in _NUMERIC.finditer(text):
        if _JOINED.search(text, max(0, match.start() - 1), match.start()):
            continue
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." and year < 100:  # 1.2.10 is a section number
            continue
        year += 0 if year > 99 else (2000 if year < 70 else 1900)
        dotted = match[2] == "."
        unit = "day" if dotted or first > 12 or second > 12 or first == second else "day_us_order"
        month, day = (second, first) if first > 12 or (dotted and second <= 12) else (first, second)
        fact = _day(year, month, day, Span(*match.span()), unit)
        if fact:
            yield fact
