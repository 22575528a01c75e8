"""When the contract was made: agreement_date."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Provision, Span
from clausekit.facts.terms.source import Source

_OPENING = 7000
_HEARD = 0.5
_MADE = re.compile(
    r"(?:(?:\bdated?\b|\bentered\s{1,3}into\b|\bmade\b|\bexecuted\b|\beffective\b|\bconcluded\b|"
    r"\bsigned\b)[^.;]{0,60}|"
    r"\bas\s{1,3}of\b[^.;]{0,20}|\b(?:on|this)(?:\s{1,3}the)?\s{0,3}|\bDATE:?\s{0,3}|\bDate:\s{0,3})\Z",
    re.IGNORECASE,
)
_MADE_PLAINLY = re.compile(
    r"\b(?:dated?|entered|made|executed|effective|concluded|signed|as\s{1,3}of)\b[^.;]{0,60}\Z", re.IGNORECASE
)
_RECITED = re.compile(
    r"\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|\bWITNESSETH|\bNOW,?\s{1,3}THEREFORE|\bas\s{1,3}follows\b|"
    r"\n\s{0,6}(?:1\.|ARTICLE|SECTION\s1|Section\s1)"
)
_ALONE_BEFORE = re.compile(r"(?:\A|\n|\s{3}|^)\s{0,3}\Z")
_ALONE_BEHIND = re.compile(r"\s{0,3}(?:\n|\s{3}|\Z)")
_OTHER_PAPER = re.compile(
    r"\b(?:that\s(?:certain\s)?|the|an?|certain|such|prior|existing|its)\s[^.;()]{0,100}"
    r"(?:[Aa]greement|contract|[Aa]mendment|[Pp]lan|lease|order|letter|act|note|indenture|registration|"
    r"prospectus|report)(?:[^.;()]|\.\s?[A-Z\d]){0,40}\bdated\b[^.;()]{0,14}\Z|"
    r"\b(?:filed|treatment|source:)\b[^.;]{0,60}\Z",
)
_THIS_PAPER = re.compile(
    r"\bthis\b(?:(?!\b(?:that|certain|such|refers?|amends?|pursuant|to\sthe)\b)[^.;]){0,100}\bdated\b[^.;()]{0,14}\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:\s(?:Date(?:d)?|DATE(?:D)?)(?:\ssigned)?\s?[:/]\s{0,4}|\b(?:witness|WITNESS|executed|EXECUTED|"
    r"SIGNED|signed)\b[^.;]{0,110}?(?:as\sof|on|this|the)\s{0,3}(?:this|the)?\s{0,3})\Z"
)


def find(source: Source) -> Fact | None:
    """The day in the opening words, beside the signatures, or where the model sees it; in this order."""
    recited = _RECITED.search(source.text, 400, _OPENING)
    opening = Span(0, recited.start() if recited else _OPENING // 2)
    weak: Fact | None = None
    for fact in source.within(opening, "date", "blank"):
        before = source.text[max(0, fact.span.start - 110) : fact.span.start]
        dates_it = _MADE.search(before) or _stands_alone(source.text, fact.span)
        if fact.kind == "blank":
            if fact.value == "date" and dates_it:
                return weak
            continue
        if len(fact.value) == 10 and dates_it and not is_of_other_paper(source.text, fact):
            if _MADE_PLAINLY.search(before):
                return fact
            weak = weak or fact
    return weak or signing_date(source) or told_date(source, "agreement_date", least=_HEARD)


def is_of_other_paper(text: str, fact: Fact) -> bool:
    """Whether the words before a date say that another agreement bears it."""
    before = text[max(0, fact.span.start - 110) : fact.span.start]
    return bool(_OTHER_PAPER.search(before) and not _THIS_PAPER.search(before))


def told_date(source: Source, type: str, *, least: float) -> Fact | None:
    """The day that the model points at most surely, if it is no other paper's."""
    told = [each for each in source.provisions.get(type, ()) if each.score >= least]
    for each in sorted(told, key=_by_score):
        for fact in source.within(Span(max(0, each.span.start - 40), each.span.end + 40), "date"):
            outside = fact.span.start < _OPENING or fact.span.start > len(source.text) * 2 // 3
            whole = len(fact.value) == 10 and fact.span.overlaps(each.span)
            if whole and (outside or type != "agreement_date") and not is_of_other_paper(source.text, fact):
                return fact
    return None


def _by_score(provision: Provision) -> float:
    return -provision.score


def _stands_alone(text: str, span: Span) -> bool:
    """A date on a line of its own, as letters and title pages have it."""
    before = _ALONE_BEFORE.search(text, max(0, span.start - 6), span.start)
    return bool(before and _ALONE_BEHIND.match(text, span.end))


def signing_date(source: Source) -> Fact | None:
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
