"""How long the contract lasts: expiration_date, renewal_term, notice_to_terminate_renewal.

`expiration_date` is an ISO date: as stated, or the start that the words name plus the stated period (three
years from 1 March 2024 is 1 March 2027). It is "perpetual" where the words say that the contract runs until
someone ends it. `renewal_term` and the notice are ISO 8601 periods; a renewal without end is "perpetual".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.terms.source import Source

_TERM = re.compile(
    r"\b(?:Agreement|Contract|Amendment|Addendum|MNDA|NDA|Order\sForm|"
    r"Initial\s(?:Subscription\s)?(?:Term|Period)|(?:initial|primary|original|base|subscription|"
    r"minimum)\s(?:\w+\s)?(?:term|period)|"
    r"Term|[Tt]he\s[Tt]erm|term\sof|TERM|AGREEMENT|appointment|engagement|[Ee]xpires|"
    r"Subscription\sPeriod|Period\sof|duration)\b"
)
_RUNS = re.compile(
    r"\b(?:continues?|remain|remains|expires?|terminates?|ends?|ending|expiring|terminating|commenc\w+|"
    r"begin\w*|term\s(?:of|is|shall|will|hereof|under)|in\s(?:full\s)?(?:force|effect)|"
    r"period\sof|effective\s(?:until|for|through)|valid\s(?:until|for|through)|run|runs|binding|last|"
    r"through|duration|term[:\t])",
    re.IGNORECASE,
)
_END_DATE = re.compile(
    r"(?:\b(?:until|through|thru|expir\w+|terminat\w+|end|ends|ending|end\sdate|conclud\w+|to|"
    r"later\sthan)\b|expiration\sdate|contract\send|end\sof\s(?:business\s)?)"
    r"[\s:,]{0,3}(?:(?:on|and|including|at|the|earlier|later|of|midnight|date|automatically|close|"
    r"business|is|shall|be|day|p\.m\.|11:59|12:00|as|with|no|without|a\.m\.|eastern|time|its|terms|"
    r"unless|"
    r"sooner|terminated|in|\(\w{1,3}\))[\s,]{1,3}){0,12}\Z",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\A[^.;]{0,120}?\b(?:from|after|following|commencing|beginning|starting|of|upon|on|as\sof|"
    r"with\seffect)\b[^.;]{0,50}?(?:"
    r"(?P<effective>Effective\s{1,2}Date|effective\sdate|Commencement\s{1,2}Date|Start\sDate)|"
    r"(?P<made>date\s(?:hereof|of\s(?:this|the)\s(?:Agreement|Contract)|first\s(?:above|written|set)|"
    r"above|of\s(?:its\s)?(?:execution|signing|signature))|date\sof\sthis|"
    r"the\sdate\sset\sforth\sabove|execution\s(?:hereof|of\sthis)|signing))",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    r"(?:Effective\s{1,2}Date|effective\sdate|date\shereof|date\sof\sthis\s(?:Agreement|Contract)|"
    r"date\sfirst|date\s(?:set\sforth\s)?above)"
    r"[^.;]{0,60}\b(?:and|for|continu\w+|remain\w*|thereafter|shall|will)\b[^.;]{0,110}\Z",
    re.IGNORECASE,
)
_NAMED_START = re.compile(
    r"\b(?:commenc\w+|begin\w*|starting|effective|from)\s(?:as\sof\s|on\s|from\s|effective\s){0,2}\Z",
    re.IGNORECASE,
)
_OTHER_START = re.compile(
    r"\A[^.;]{0,50}?\b(?:from|after|following|of|upon|commencing\s(?:on|upon|with)|beginning\s(?:on|"
    r"upon|with))\s(?:the\s)?(?:date\s(?:of|on|that|upon)\s)?(?:the\s)?"
    r"(?:first|launch|closing|acceptance|delivery|opening|commercial|initial|completion|approval|last|"
    r"receipt|termination|expiration|go-live|\w+\sLaunch|Launch|Closing|such)\b",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|"
    r"twentieth|\d{1,2}\s?(?:st|nd|rd|th))(?:\s\(\d{1,2}(?:st|nd|rd|th)?\))?\s"
    r"(?:\w+\s){0,1}anniversary\s(?:of\s|from\s|following\s)?(?P<base>[^.;]{0,60})",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_NO_END = re.compile(
    r"\b(?:continues?|remain\w*|effective|in\s(?:full\s)?(?:force|effect)|term|perpetual\w*|"
    r"indefinite\w*|survive)\b[^.;]{0,140}?(?:\bindefinitely\b|\bperpetual(?:ly)?\b|\bin\sperpetuity\b|"
    r"\buntil\s(?:it\sis\s|such\stime\sas\s(?:it\sis\s)?|otherwise\s|earlier\s|"
    r"either\sparty\s)?(?:terminat\w+|cancel\w+|superseded)|\bunless\s(?:and\suntil\s)?(?:it\sis\s|"
    r"sooner\s|earlier\s|otherwise\s)?terminated)",
    re.IGNORECASE,
)
_RENEW = re.compile(
    r"\b(?:renew(?:s|ed|al|als|able)?|extend(?:s|ed)?|extensions?|prolonged|year[-\s]to[-\s]year|"
    r"month[-\s]to[-\s]month|rollover|roll\sover|evergreen|continue\sthereafter|"
    r"(?:additional|successive|further|consecutive)\s[^.;]{0,60}(?:periods?|terms?)|thereafter)\b",
    re.IGNORECASE,
)
_RENEWING = re.compile(
    r"\b(?:renew\w*|extend\w*|extension\w*|prolonged|additional|successive|consecutive|further|"
    r"thereafter|another|continue)\b[^.;]{0,110}\Z",
    re.IGNORECASE,
)
_NOT_RENEWAL = re.compile(
    r"\b(?:prior|before|notice|advance|in\sadvance|after|within|following|from|initial|"
    r"expir\w+)\b[^.;,]{0,24}\Z|\b(?:initial|original|primary)\s(?:term|period)\s(?:of|is|shall\sbe|"
    r"will\sbe)\s(?:for\s)?(?:a\speriod\sof\s)?\Z",
    re.IGNORECASE,
)
_NOTICE_TAIL = re.compile(
    r"\A(?:['’]s?)?(?:\s?\(?\w+\)?){0,2}?[\s,]{0,2}(?:(?:or\smore|calendar|written|advance|prior|"
    r"notice|in|to|of|such|his|its|their|termination|nonrenewal|non-renewal|intent\w*|cancellation|not|"
    r"less|either|party|the|other|a)[\s,]{0,2}){0,9}"
    r"(?:prior|before|preceding|in\sadvance|advance|notice|of\sthe\s(?:end|expir))",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:expir\w+|end|renewal|anniversary|termination|conclusion|commencement|terminat\w+|"
    r"non-?\s?renew\w*|term|period|renew\w*)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:from\s)?year[-\s]to[-\s]year\b|\bannual(?:ly)?\b(?=[^.;]{0,40}\b(?:renew|basis|period|term|"
    r"extension))|\b(?:renew\w*|extend\w*)\s(?:\w+\s){0,3}(?:annually|yearly|each\syear)|\byearly\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\bmonth[-\s]to[-\s]month\b|\bmonthly\s(?:period|basis|term|renewal)", re.IGNORECASE)


def find(source: Source, effective: str | None, made: str | None) -> list[Term]:
    """The three terms, those found; `effective` and `made` are ISO dates to count from."""
    end = _expiration(source, effective, made)
    renewal = _renewal(source)
    notice = _notice(source, renewal)
    return [term for term in (end, renewal, notice) if term]


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


def _expiration(source: Source, effective: str | None, made: str | None) -> Term | None:
    endless: Term | None = None
    for sentence in source.sentences():
        words = source.text[sentence.start : sentence.end]
        if not _TERM.search(words) or not _RUNS.search(words):
            continue
        value = (
            _stated_end(source, sentence)
            or _anniversary(words, effective, made)
            or _counted_end(source, sentence, effective, made)
        )
        if value:
            return Term("expiration_date", value, sentence)
        if (
            endless is None
            and _NO_END.search(words)
            and re.search(r"\bthis\b|\bthe\sterm\b", words, re.IGNORECASE)
        ):
            endless = Term("expiration_date", "perpetual", sentence)
    return endless


def _stated_end(source: Source, sentence: Span) -> str | None:
    for fact in source.within(sentence, "date"):
        before = source.text[max(sentence.start, fact.span.start - 120) : fact.span.start]
        if len(fact.value) == 10 and _END_DATE.search(before):
            return fact.value
    return None


def _anniversary(words: str, effective: str | None, made: str | None) -> str | None:
    match = _ANNIVERSARY.search(words)
    if not match:
        return None
    ordinal = match["ordinal"].lower()
    years = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
    base = _base_of("of " + match["base"], effective, made)
    return plus(base, f"P{years}Y") if base else None


def _counted_end(source: Source, sentence: Span, effective: str | None, made: str | None) -> str | None:
    text = source.text
    for fact in source.within(sentence, "duration"):
        if fact.unit not in {"years", "months", "weeks", "calendar_days"} or fact.value == "P1D":
            continue
        before, behind = text[sentence.start : fact.span.start], text[fact.span.end : sentence.end]
        if _is_aside(before, behind):
            continue
        start = _start_of(source, sentence, fact, effective, made)
        if start:
            return plus(start, fact.value)
        return None
    return None


def _is_aside(before: str, behind: str) -> bool:
    """A period of notice, of cure, of renewal: not the one that the contract lasts."""
    if re.search(
        r"\b(?:notice|prior|renew\w*|extend\w*|extension|additional|successive|at\sleast|upon|within|"
        r"not\sless\sthan|days?\sof)\b[^.;]{0,60}\Z",
        before,
        re.IGNORECASE,
    ):
        return True
    return bool(re.match(r"['’\s]{0,3}(?:\w+\s){0,2}(?:notice|prior|before|advance)", behind, re.IGNORECASE))


def _start_of(
    source: Source, sentence: Span, fact: Fact, effective: str | None, made: str | None
) -> str | None:
    """Where the words count the period from: a named day, the effective date, the date of the contract."""
    before, behind = source.text[sentence.start : fact.span.start], source.text[fact.span.end : sentence.end]
    if _OTHER_START.match(behind):
        return None
    for day in source.within(sentence, "date"):
        if len(day.value) == 10 and _NAMED_START.search(
            source.text, max(sentence.start, day.span.start - 40), day.span.start
        ):
            return day.value
    base = _base_of(behind, effective, made)
    if base:
        return base
    match = _BASE_BEFORE.search(before)
    if match:
        return (effective or made) if "effective" in match[0].lower()[:20] else (made or effective)
    return None


def _base_of(words: str, effective: str | None, made: str | None) -> str | None:
    match = _BASE.match(words)
    if not match:
        return None
    return (effective or made) if match["effective"] else (made or effective)


def _renewal(source: Source) -> Term | None:
    for sentence in _renewing(source):
        words = source.text[sentence.start : sentence.end]
        for fact in source.within(sentence, "duration"):
            before = source.text[sentence.start : fact.span.start]
            if (
                fact.unit in {"years", "months", "weeks", "calendar_days"}
                and _RENEWING.search(before)
                and not _NOT_RENEWAL.search(before)
            ):
                return Term("renewal_term", fact.value, sentence)
        if _YEARLY.search(words):
            return Term("renewal_term", "P1Y", sentence)
        if _MONTHLY.search(words):
            return Term("renewal_term", "P1M", sentence)
    return None


def _renewing(source: Source) -> Iterator[Span]:
    for sentence in source.sentences():
        words = source.text[sentence.start : sentence.end]
        if (
            _RENEW.search(words)
            and _TERM.search(words)
            and re.search(
                r"renew|extend|extension|automatic|to[-\s](?:year|month)|prolong", words, re.IGNORECASE
            )
        ):
            yield sentence


def _notice(source: Source, renewal: Term | None) -> Term | None:
    sentences = list(source.sentences())
    for place, sentence in enumerate(sentences):
        words = source.text[sentence.start : sentence.end]
        near = renewal is not None and any(
            other == renewal.span for other in sentences[max(0, place - 1) : place + 1]
        )
        if not (
            near
            or re.search(
                r"non-?\s?renew|not\sto\srenew|not\srenew|automatic\w*\s(?:renew|exten)|(?:renew|"
                r"exten)\w*\sautomatic",
                words,
                re.IGNORECASE,
            )
        ):
            continue
        for fact in source.within(sentence, "duration"):
            behind = source.text[fact.span.end : min(sentence.end, fact.span.end + 160)]
            if (
                _NOTICE_TAIL.match(behind)
                and _END_OF.search(behind)
                and re.search(r"notice|notif|unless|writing|written|terminat", words, re.IGNORECASE)
            ):
                return Term("notice_to_terminate_renewal", fact.value, sentence)
    return None
