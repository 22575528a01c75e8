"""The day on which a sentence lets the contract end: stated, counted from a start, or none at all."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from clausekit.datamodel import Span
from clausekit.facts.terms import starts
from clausekit.facts.terms.source import Source

_OPEN_ENDED = re.compile(r"\[\s?(?:\*\s?){1,12}\]|\*{2,}|_{3,}|\[\s?[●_ ]\s?\]")
_END_DATE = re.compile(
    r"(?:\b(?:until|through|thru|expir\w+|terminat\w+|end|ends|ending|end\sdate|conclud\w+|to|"
    r"later\sthan)\b|expiration\sdate|contract\send|end\sof\s(?:business\s)?)"
    r"[\s:,]{0,3}(?:(?:on|and|including|at|the|earlier|later|of|midnight|date|automatically|close|"
    r"business|is|shall|be|day|p\.m\.|11:59|12:00|as|with|no|without|a\.m\.|eastern|time|its|terms|"
    r"unless|"
    r"sooner|terminated|in|\(\w{1,3}\))[\s,:]{1,3}){0,12}\Z",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|"
    r"twentieth|\d{1,2}\s?(?:st|nd|rd|th))(?:\s\(\d{1,2}\s?(?:st|nd|rd|th|t\sh|r\sd|n\sd)?\))?\s"
    r"(?:\w+\s){0,1}anniversary\s(?:of\s|from\s|following\s)?(?P<base>[^.;]{0,60})",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_NO_END = re.compile(
    r"\b(?:indefinite(?:ly)?|perpetual(?:ly)?|in\sperpetuity)\b|\b(?:continu\w*|remain\w*|effective|"
    r"in\s(?:full\s)?(?:force|effect)|valid|end|ends|term|govern)\b[^.;]{0,160}?"
    r"\b(?:until|when)\s(?:and\suntil\s)?(?:(?:it|this\s\w+)\s(?:is\s|has\sbeen\s)?|"
    r"such\stime\sas\s(?:it\sis\s)?|otherwise\s|earlier\s|sooner\s|either\sparty\s|duly\s){0,2}"
    r"(?:terminat\w+|cancel\w+|superseded)\b(?!\sof)|"
    r"\buntil\seither\sparty\s(?:gives?|informs?|notif\w+|serves?|provides?)\b[^.;]{0,90}\bterminat\w+",
    re.IGNORECASE,
)
_UNLESS_ENDED = re.compile(
    r"\b(?:continu\w*|remain\w*|effective|in\s(?:full\s)?(?:force|effect)|"
    r"govern)\b[^.;]{0,160}?\bunless\s(?:and\suntil\s)?(?:(?:it|this\s\w+)\s(?:is\s)?|otherwise\s|"
    r"earlier\s|sooner\s){0,2}terminated",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b(?:expir|end|terminat|continu)\w*\b[^.;]{0,40}\b(?:later|latest|earlier|earliest|first|sooner|longer)\b"
    r"[^.;]{0,140}?(?:\(\w{1,3}\)|\band|\bor)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# What lasts as long as the longer of two things has no day that can be counted.
_UNSETTLED = re.compile(r"\bfor\sthe\s(?:longer|shorter|greater|lesser)\sof\b", re.IGNORECASE)
_MONTH_END = re.compile(
    r"\b(?:last|final)\sday\sof\s(?:the|that|such)\s(?:calendar\s)?month\b", re.IGNORECASE
)
_BOUNDED = re.compile(
    r"\buntil\sthe\b|\bexpires?\b|\bends?\b|\bfor\s(?:the|a|an|so|as|its|one|two|three|five)\b|"
    r"\bperiod\b|\bduration\b|\bthrough\b|\buntil\s(?:all|completion|such)\b",
    re.IGNORECASE,
)


def find(source: Source, sentence: Span, known: starts.Starts) -> str | None:
    """An ISO date, "perpetual" or nothing."""
    words = source.text[sentence.start : sentence.end]
    return (
        _stated_end(source, sentence)
        or _anniversary(words, known)
        or _counted_end(source, sentence, known)
        or ("perpetual" if _is_endless(source, sentence) else None)
    )


def plus(start: str, period: str) -> str | None:
    """The ISO date `period` (one component) after `start`: same day of month, or the month's last."""
    match = re.fullmatch(r"P(\d+(?:\.\d+)?)([YMWD])", period)
    if not match:
        return None
    number, day = Decimal(match[1]), date.fromisoformat(start)
    if match[2] in {"D", "W"}:
        try:
            return (day + timedelta(days=float(number) * (7 if match[2] == "W" else 1))).isoformat()
        except OverflowError:
            return None
    months = day.month - 1 + int(number * (12 if match[2] == "Y" else 1))
    year, month = day.year + months // 12, months % 12 + 1
    if year > 9998:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1])).isoformat()


def _is_endless(source: Source, sentence: Span) -> bool:
    words = source.text[sentence.start : sentence.end]
    until = _NO_END.search(words) or (_UNLESS_ENDED.search(words) and not _BOUNDED.search(words))
    if not until or _OPEN_ENDED.search(words):
        return False
    bounded = any(fact.unit in {"years", "months"} for fact in source.within(sentence, "duration"))
    return (
        not bounded
        and not any(source.within(sentence, "date"))
        and bool(re.search(r"\b[Tt]h(?:is|e)\b", words))
    )


def _stated_end(source: Source, sentence: Span) -> str | None:
    for fact in source.within(sentence, "date"):
        before = source.text[max(sentence.start, fact.span.start - 120) : fact.span.start]
        if len(fact.value) == 10 and (_END_DATE.search(before) or _EITHER.search(before)):
            return fact.value
    return None


def _anniversary(words: str, known: starts.Starts) -> str | None:
    match = _ANNIVERSARY.search(words)
    if not match or _UNSETTLED.search(words):
        return None
    ordinal = match["ordinal"].lower()
    years = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
    base = starts.base_of("of " + match["base"], known)
    return _from(base, f"P{years}Y", words[: match.start()])


def _counted_end(source: Source, sentence: Span, known: starts.Starts) -> str | None:
    text = source.text
    for fact in source.within(sentence, "duration"):
        if fact.unit not in {"years", "months", "weeks", "calendar_days"} or fact.value == "P1D":
            continue
        before, behind = text[sentence.start : fact.span.start], text[fact.span.end : sentence.end]
        if _is_aside(before, behind):
            continue
        start = starts.find(source, sentence, fact, known)
        return None if _UNSETTLED.search(before) else _from(start, fact.value, before)
    return None


def _from(start: str | None, period: str, before: str) -> str | None:
    """The end counted from `start`, at the month's end where the words `before` say so."""
    end = plus(start, period) if start else None
    if end and _MONTH_END.search(before):
        day = date.fromisoformat(end)
        return day.replace(day=monthrange(day.year, day.month)[1]).isoformat()
    return end


def _is_aside(before: str, behind: str) -> bool:
    """A period of notice, of cure, of renewal: not the one that the contract lasts."""
    if re.search(
        r"\b(?:notice|prior|renew\w*|extended|extension|additional|successive|upon|within|"
        r"not\sless\sthan|(?<!last\s)(?<!final\s)days?\sof)\b[^.;]{0,60}\Z",
        before,
        re.IGNORECASE,
    ):
        return True
    return bool(re.match(r"['’\s]{0,3}(?:\w+\s){0,2}(?:notice|prior|before|advance)", behind, re.IGNORECASE))
