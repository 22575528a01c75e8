"""When the contract was made and from when it binds: agreement_date and effective_date."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.terms.source import Source

_OPENING = 7000
_MADE = re.compile(
    r"(?:(?:\bdated?\b|\bentered\s{1,3}into\b|\bmade\b|\bexecuted\b|\beffective\b|\bconcluded\b|"
    r"\bsigned\b)[^.;]{0,60}|"
    r"\bas\s{1,3}of\b[^.;]{0,20}|\b(?:on|this)(?:\s{1,3}the)?\s{0,3}|\bDATE:?\s{0,3}|\bDate:\s{0,3})\Z",
    re.IGNORECASE,
)
_RECITED = re.compile(
    r"\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|\bWITNESSETH|\bNOW,?\s{1,3}THEREFORE|\bas\s{1,3}follows\b|"
    r"\n\s{0,6}(?:1\.|ARTICLE|SECTION\s1|Section\s1)"
)
_ALONE_BEFORE = re.compile(r"(?:\A|\n|\s{3}|^)\s{0,3}\Z")
_ALONE_BEHIND = re.compile(r"\s{0,3}(?:\n|\s{3}|\Z)")
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
    r"\b(?:that\s(?:certain\s)?|the|an?|certain|such|prior|existing|its)\s[^.;()]{0,100}"
    r"(?:[Aa]greement|contract|[Aa]mendment|[Pp]lan|lease|order|letter|act|note|indenture|registration|"
    r"prospectus|report)[^.;()]{0,20}\bdated\b[^.;()]{0,14}\Z|"
    r"\b(?:filed|treatment|source:)\b[^.;]{0,60}\Z",
)
_THIS_PAPER = re.compile(
    r"\bthis\b(?:(?!\b(?:that|certain|such|refers?|amends?|pursuant)\b)[^.;]){0,100}\bdated\b[^.;()]{0,14}\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:\s(?:Date(?:d)?|DATE(?:D)?)(?:\ssigned)?\s?[:/]\s{0,4}|\b(?:witness|WITNESS|executed|EXECUTED|"
    r"SIGNED|signed)\b[^.;]{0,110}?(?:as\sof|on|this|the)\s{0,3}(?:this|the)?\s{0,3})\Z"
)


def find(source: Source) -> list[Term]:
    """agreement_date and effective_date, each only where the words name a whole day."""
    made = _agreement_date(source)
    bound = _effective_date(source, made)
    terms = [Term("agreement_date", made.value, made.span)] if made else []
    return [*terms, Term("effective_date", bound.value, bound.span)] if bound else terms


def _agreement_date(source: Source) -> Fact | None:
    recited = _RECITED.search(source.text, 400, _OPENING)
    opening = Span(0, recited.start() if recited else _OPENING // 2)
    for fact in source.within(opening, "date", "blank"):
        before = source.text[max(0, fact.span.start - 110) : fact.span.start]
        dates_it = _MADE.search(before) or _stands_alone(source.text, fact.span)
        if fact.kind == "blank":
            if fact.value == "date" and dates_it:
                return None
            continue
        other = _OTHER_PAPER.search(before) and not _THIS_PAPER.search(before)
        if len(fact.value) == 10 and dates_it and not other:
            return fact
    return _signing_date(source)


def _stands_alone(text: str, span: Span) -> bool:
    """A date on a line of its own, as letters and title pages have it."""
    before = _ALONE_BEFORE.search(text, max(0, span.start - 6), span.start)
    return bool(before and _ALONE_BEHIND.match(text, span.end))


def _signing_date(source: Source) -> Fact | None:
    """A day beside a signature, when all such days are the same or the last is the latest."""
    tail = Span(len(source.text) * 2 // 3, len(source.text))
    days = [
        fact
        for fact in source.within(tail, "date")
        if len(fact.value) == 10
        and _SIGNED.search(source.text, max(0, fact.span.start - 130), fact.span.start)
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
