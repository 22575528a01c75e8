"""Sums of money: text in, facts out ("$1.5 million", "ten thousand dollars ($10,000)", "EUR 2m", "US$5 per
user").

`value` is a plain decimal; `unit` the ISO 4217 code. "$" alone is read as USD. The span takes in the period
or thing that the sum is paid for ("per month", "/user/month").
Both ends of a range are facts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from clausekit.datamodel import Fact, Span
from clausekit.facts.numerals import FIGURE, MULTIPLES, WORDS, plain, value_of

_CODES = (
    "USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|CNY|RMB|HKD|SGD|INR|SEK|NOK|DKK|MXN|BRL|ZAR|ILS|KRW|PLN|CZK|AED|TWD|THB"
)
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₪": "ILS", "₩": "KRW"}
_DOLLARS = {
    "US": "USD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "CDN": "CAD", "A": "AUD", "AU": "AUD", "NZ": "NZD",
    "HK": "HKD", "S": "SGD", "SG": "SGD", "MX": "MXN", "R": "BRL", "NT": "TWD",
}  # fmt: skip
_NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "pounds sterling": "GBP", "yen": "JPY", "renminbi": "CNY",
    "yuan": "CNY", "rupee": "INR", "swiss franc": "CHF", "franc": "CHF", "canadian dollar": "CAD",
    "australian dollar": "AUD",
}  # fmt: skip
_STEMS = ("dollar", "euro", "pound", "yen", "renminbi", "yuan", "rupee", "franc")
_CODE_LIST = tuple(_CODES.split("|"))
_SCALE = r"(?:\s?(?:thousand|million|billion|mm|mn|bn|[kmb])(?![A-Za-z]))?"
_BASE = (
    r"(?:(?:,?\s(?:per|each|a|an|every)\s|\s?/\s?)(?:calendar\s|contract\s|named\s|authori[sz]ed\s|active\s)?"
    r"(?:hour|day|week|month|quarter|year|annum|user|seat|license|licence|unit|call|transaction|"
    r"employee|device|share|gb|"
    r"tb|claim|occurrence|incident|event)(?![A-Za-z]))"
)
_BASES = rf"(?P<base>{_BASE}{{1,2}}|\s(?:monthly|annually|quarterly|hourly|daily)(?![A-Za-z]))?"
_MARKED = re.compile(
    rf"(?:(?P<sign>[$£€¥₹₪₩])|(?P<code>{_CODES})\s?\$?)\s{{0,2}}\[?(?P<number>{FIGURE})(?P<scale>{_SCALE})"
    rf"(?:\s?(?:-|–|—|to)\s?(?P<high>{FIGURE})(?P<highscale>{_SCALE})(?!\s?%))?\]?"
    rf"(?:\s?(?P<after>{_CODES})(?![A-Za-z]))?(?:\s(?:U\.?S\.?\s)?dollars)?{_BASES}",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?<![A-Za-z])(?:(U\.?S\.?)\s?|(CAN|CDN|CA|AU|NZ|HK|SG|MX|NT|[CASR]))\Z")
_NAMED_UNIT = re.compile(
    r"(?:(?P<which>united\s{1,3}states|u\.?s\.?|canadian|australian)\s{1,3})?"
    r"(?P<name>dollars?|euros?|pounds?\s{1,3}sterling|pounds?|yen|renminbi|yuan|rupees?|"
    r"(?:swiss\s)?francs?)(?![A-Za-z])"
    rf"|(?-i:(?P<code>{_CODES}))(?![A-Za-z])",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    rf"(?P<number>(?<![A-Za-z]){WORDS}|(?<![\w.,/$£€¥]){FIGURE})(?P<scale>{_SCALE})"
    rf"(?:\s?\(\s?[$£€]?\s?{FIGURE}\s?\))?\s{{1,3}}(?:and\s(?:no|00)/100\s)?(?:of\s)?\Z",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(rf"\s?\(\s?(?:U\.?S\.?)?\s?(?:[$£€]|{_CODES})\s?{FIGURE}{_SCALE}\s?\)", re.IGNORECASE)
_HINT = re.compile(rf"[$£€¥₹₪₩](?=\s{{0,2}}[\[\d.½¼¾])|(?<![A-Za-z])(?:{_CODES})(?=\s?\$?\s{{0,2}}[\[\d.])")
_BACK = 120


def find(text: str) -> Iterator[Fact]:
    """Sums of money in `text`, in order; spans are relative to it."""
    named = list(_named(text)) if _names_a_currency(text) else []
    taken = [fact.span for fact in named]
    marked = [fact for fact in _marked(text) if not any(fact.span.overlaps(span) for span in taken)]
    yield from sorted([*named, *marked], key=_start)


def _start(fact: Fact) -> int:
    return fact.span.start


def _names_a_currency(text: str) -> bool:
    """A quick look before the slow pattern."""
    small = text.lower()
    return any(name in small for name in _STEMS) or any(code in text for code in _CODE_LIST)


def _marked(text: str) -> Iterator[Fact]:
    floor = 0
    for hint in _HINT.finditer(text):
        match = _MARKED.match(text, hint.start()) if hint.start() >= floor else None
        if match:
            floor = match.end()
            yield from _from_marked(text, match)


def _from_marked(text: str, match: re.Match[str]) -> Iterator[Fact]:
    prefix = _PREFIX.search(text, max(0, match.start() - 6), match.start()) if match["sign"] == "$" else None
    unit = _unit_of(match, prefix)
    start = prefix.start() if prefix else match.start()
    low_end = match.end("scale") if match["high"] else match.end()
    low = _amount(match["number"], match["scale"] or match["highscale"] or "")
    if low is not None:
        yield Fact("money", plain(low), unit, Span(start, low_end))
    if match["high"] and (high := _amount(match["high"], match["highscale"])) is not None:
        yield Fact("money", plain(high), unit, Span(match.start("high"), match.end()))


def _unit_of(match: re.Match[str], prefix: re.Match[str] | None) -> str:
    code = (match["code"] or match["after"] or "").upper()
    if code:
        return "CNY" if code == "RMB" else code
    return _DOLLARS[prefix[0].replace(".", "").strip().upper()] if prefix else _SIGNS[match["sign"]]


def _named(text: str) -> Iterator[Fact]:
    floor = 0
    for name in _NAMED_UNIT.finditer(text):
        if text[max(0, name.start() - 2) : name.start()].strip()[-1:] in {"", "$", "£", "€"}:
            continue
        before = _NUMBER_BEFORE.search(text, max(floor, name.start() - _BACK), name.start())
        amount = _amount(before["number"], before["scale"]) if before else None
        if before is None or amount is None:
            continue
        enclosed = _ENCLOSED.match(text, name.end())
        floor = enclosed.end() if enclosed else name.end()
        yield Fact("money", plain(amount), _named_unit(name), Span(before.start(), floor))


def _named_unit(match: re.Match[str]) -> str:
    if match["code"]:
        return "CNY" if match["code"] == "RMB" else str(match["code"])
    which = {"canadian": "CAD", "australian": "AUD"}.get((match["which"] or "").lower())
    name = " ".join(match["name"].lower().split())
    return which or _NAMES.get(name) or _NAMES[name.rstrip("s")]


def _amount(number: str, scale: str) -> Decimal | None:
    value = value_of(number)
    times = MULTIPLES.get(scale.strip().lower(), 1)
    return None if value is None else value * times
