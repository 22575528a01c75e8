"""When the contract was made and from when it binds: agreement_date and effective_date."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.terms.source import Source

_OPENING = 7000
_MADE = re.compile(
    r"(?:\bdated?\b(?:\s(?:as\s)?of|:)?|\bas\s{1,3}of\b|\bentered\s{1,3}into\b|\bmade\b|\bexecuted\b|"
    r"\beffective\b|\bon\s{1,3}this\b|\bthis\b|\bon\b|\bDATE:?)"
    r"[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_EFFECTIVE_BEHIND = re.compile(
    r"[\s,]{0,3}(?:\([^()\"“”]{0,60}[\"“”'‘]{1,2}\s?(?:\w+\s){0,2}(?:Effective|Commencement|"
    r"Start)\s{1,2}Date|\(\s?(?:the\s)?Effective\sDate)",
    re.IGNORECASE,
)
_EFFECTIVE_BEFORE = re.compile(
    r"(?:[\"“”'‘]?(?:\w+\s)?(?:Effective|Commencement|"
    r"Start)\s{1,2}Date[\"“”'’]?\s?\)?(?:\sof\sthis\s\w+)?\s?(?:[:\t|]|is|means|shall\s(?:be|mean)|"
    r"will\sbe|of|as)|\beffective(?:\s(?:as\sof|on|from|date|of))?|"
    r"\b(?:commence|commences|commencing|begin|begins|beginning|take\seffect|takes\seffect|"
    r"become\seffective|into\s(?:force|effect))\s(?:as\sof|on|from|with\seffect\sfrom|effective))"
    r"[\s,:|]{0,4}(?:(?:as\sof|on|from|the|date|of|this|day|and|shall|be)\s{1,3}){0,4}\Z",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"(?:Effective\s{1,2}Date|effective|commence|take\seffect|begin|in\s(?:full\s)?(?:force|"
    r"effect))\b[^.;]{0,120}?\b(?:date\s(?:hereof|of\sthis\s(?:Agreement|Contract|Amendment))|"
    r"date\s(?:first\s)?(?:above\swritten|written\sabove|set\sforth\sabove|first\sabove)|"
    r"day\sand\s(?:year|date)\sfirst|date\sfirst|date\sof\s(?:its\s)?(?:execution|signature|signing))",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as\s{1,3}of|effective|with\seffect)\b[^.;()]{0,40}\Z", re.IGNORECASE)
_OTHER_PAPER = re.compile(
    r"(?:agreement|contract|amendment|plan|lease|order|letter|act|note|indenture|registration|"
    r"prospectus|treatment|filed|between\s[^,]{1,80}and\s[^,]{1,80})"
    r"[^.;()]{0,20}\bdated\b[^.;()]{0,14}\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:^|\n|\s)(?:Date(?:d)?|DATE(?:D)?)(?:\ssigned)?\s?[:/]\s{0,4}\Z")


def find(source: Source) -> list[Term]:
    """agreement_date and effective_date, each only where the words name a whole day."""
    made = _agreement_date(source)
    bound = _effective_date(source, made)
    terms = [Term("agreement_date", made.value, made.span)] if made else []
    return [*terms, Term("effective_date", bound.value, bound.span)] if bound else terms


def _agreement_date(source: Source) -> Fact | None:
    for fact in source.within(Span(0, _OPENING), "date", "blank"):
        before = source.text[max(0, fact.span.start - 110) : fact.span.start]
        if fact.kind == "blank":
            if fact.value == "date" and _MADE.search(before):
                return None
            continue
        if len(fact.value) == 10 and _MADE.search(before) and not _OTHER_PAPER.search(before):
            return fact
    return _signing_date(source)


def _signing_date(source: Source) -> Fact | None:
    """A day beside a signature, when all such days are the same or the last is the latest."""
    tail = Span(len(source.text) * 2 // 3, len(source.text))
    days = [
        fact
        for fact in source.within(tail, "date")
        if len(fact.value) == 10
        and _SIGNED.search(source.text, max(0, fact.span.start - 24), fact.span.start)
    ]
    return max(days, key=_value) if days else None


def _value(fact: Fact) -> str:
    return fact.value


def _effective_date(source: Source, made: Fact | None) -> Fact | None:
    named = _named_effective(source)
    if named:
        return named if named.kind == "date" else None
    if made and (
        _AS_OF.search(source.text, max(0, made.span.start - 60), made.span.start)
        or _SAME_DAY.search(source.text)
    ):
        return made
    return None


def _named_effective(source: Source) -> Fact | None:
    """The date that the words call effective; a blank where that is what is left open."""
    text = source.text
    weak: Fact | None = None
    for fact in source.within(Span(0, len(text)), "date", "blank"):
        if fact.kind == "blank" and fact.value != "date":
            continue
        if fact.kind == "date" and len(fact.value) != 10:
            continue
        if _EFFECTIVE_BEHIND.match(text, fact.span.end):
            return fact
        before = _EFFECTIVE_BEFORE.search(text, max(0, fact.span.start - 110), fact.span.start)
        if before and "date" in before[0].lower():
            return fact
        if before and weak is None and fact.span.start < _OPENING:
            weak = fact
    return weak
