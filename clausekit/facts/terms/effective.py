"""From when the contract binds: effective_date."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Span
from clausekit.facts.terms.beginnings import is_of_other_paper, signing_date, told_date
from clausekit.facts.terms.source import Source

_OPENING = 7000
_SURE = 0.7
_EFFECTIVE_BEHIND = re.compile(
    r"[\s,]{0,3}(?:\([^()\"“”]{0,60}[\"“”'‘]{1,2}\s?(?:\w+\s){0,2}(?:Effective|Commencement|"
    r"Start)\s{1,2}Date|\(\s?(?:the\s)?Effective\sDate)",
    re.IGNORECASE,
)
_EFFECTIVE_BEFORE = re.compile(
    r"(?:\bEffective\s{1,2}Date[\"”]?\s(?:means|shall\smean)\b(?:[^.;]|i\.e\.){0,90}|"
    r"(?<!\ban\s)[\"“”'‘]?(?:\w+\s)?(?<!\ban\s)(?:Effective|Commencement|"
    r"Start)\s{1,2}Date[\"“”'’]?\s?\)?(?:\sof\sthis\s\w+)?\s?(?:[:\t|]|is|means|shall\s(?:be|mean)|"
    r"will\sbe|of|as)|\beffective(?:\s(?:as\sof|on|from|date|of))?|"
    r"\b(?:commence|commences|commencing|begin|begins|beginning|take\seffect|takes\seffect|"
    r"become\seffective|into\s(?:force|effect))\s(?:as\sof|on|from|with\seffect\sfrom|effective))"
    r"[\s,:|]{0,4}(?:(?:as\sof|on|from|the|date|of|this|day|and|shall|be)\s{1,3}){0,4}\Z",
    re.IGNORECASE,
)
_THIS_TAKES_EFFECT = re.compile(
    r"\b[Tt]his\s(?:\w+\s){1,3}(?:shall|will|is|becomes|takes|comes)\s(?:\w+\s){0,2}(?:effect|effective|force)\b"
    r"[^.;]{0,30}\Z"
)
_SAME_DAY = re.compile(
    r"(?:Effective\s{1,2}Date|effective|commenc(?:es?|ing)|takes?\seffect|begin(?:s|ning)?|"
    r"in\s(?:full\s)?(?:force|effect))\b[^.;]{0,120}?\b(?:date\s(?:hereof|of\sthis\s(?:Agreement|Contract|Amendment))|"
    r"date\s(?:first\s)?(?:above\swritten|written\sabove|set\sforth\sabove|first\sabove)|"
    r"day\sand\s(?:year|date)\sfirst|date\sfirst|date\sof\s(?:its\s)?(?:execution|signature|signing))",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as\s{1,3}of|effective|with\seffect)\b[^.;()]{0,40}\Z", re.IGNORECASE)
# The day is left to the signatures: "the date of last signature", "the latest date set forth below".
_LAST_SIGNED = re.compile(
    r"[Ee]ffective\b[^.;]{0,80}?\b(?:(?:last|latest|later|final)\s(?:of\s(?:the\s)?(?:\w+\s)?)?"
    r"(?:date|signature)s?|date\sof\s(?:the\s)?(?:last|final|latest|later))\b[^.;]{0,50}?"
    r"\b(?:sign\w*|below|execut\w+)|[Ee]ffective\b[^.;]{0,40}\bdate\s(?:noted|set\sforth|written)\sbelow\b|"
    r"\bdate\s(?:noted|set\sforth|written|signed)\sbelow\b[^.;]{0,10}[(\"“]{1,2}\s?(?:the\s)?[\"“]?Effective",
)
# "the date (the “Effective Date”) on which the site opens", "“Effective Date” means the date of Closing".
_DEFINED = re.compile(
    r"\([^()\"“”]{0,40}[\"“]Effective\sDate[\"”][^()]{0,20}\)|[\"“]Effective\sDate[\"”]?\s(?:means|shall\smean)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\bthat\sdate\s{1,3}(?:the|on|when)\b|\b(?:next|first|later\sof|earlier\sof|last)\b[^.;]{0,60}\b(?:date|day)\b|"
    r"\b(?:date|day)\s{1,3}(?:(?:on|upon|of|when|that|after|following|as\sof)\s(?:which\s)?|\([^()]{0,40}\)\s)"
    r"(?!this\b|signature|execution|hereof|the\s(?:last|latest|final|later)\b)",
    re.IGNORECASE,
)
_LATER_OF = re.compile(r"\b(?:later|earlier)\sof\b(?![^.;]{0,80}\b(?:sign|execut))", re.IGNORECASE)
_PLAIN_DAY = re.compile(
    r"\b(?:date\s(?:hereof|of\s(?:this|execution|signature|signing|the\s(?:last|latest|final))|first|above|set\sforth|written|"
    r"noted|shown|signed)|day\sand\syear|execut\w+|sign\w+|above|below)\b",
    re.IGNORECASE,
)


def find(source: Source, made: Fact | None) -> Fact | None:
    """The day that the words call effective, else that of signing where they say so; `made` is that one."""
    named = _named_effective(source)
    if named:
        return named if named.kind == "date" else None
    told = told_date(source, "effective_date", least=_SURE)
    if told:
        return told
    if hangs_on_event(source):
        return None
    if _LAST_SIGNED.search(source.text):
        return signing_date(source) or made
    if made and (
        _AS_OF.search(source.text, max(0, made.span.start - 60), made.span.start)
        or _SAME_DAY.search(source.text)
    ):
        return made
    return None


def hangs_on_event(source: Source) -> bool:
    """Whether "Effective Date" is defined as the day of something that the contract cannot date."""
    text = source.text
    for defined in _DEFINED.finditer(text):
        low = max(
            text.rfind("\n", 0, defined.start()),
            text.rfind(". ", 0, defined.start()),
            defined.start() - 300,
            0,
        )
        words = text[low : defined.start()] + " " + text[defined.end() : defined.end() + 160].split(". ")[0]
        if any(source.within(Span(low, min(len(text), defined.end() + 160)), "date")):
            return False
        if _LATER_OF.search(words) or (_EVENT.search(words) and not _PLAIN_DAY.search(words)):
            return True
    return False


def _named_effective(source: Source) -> Fact | None:
    """The date that the words call effective; a blank where that is what is left open."""
    text = source.text
    weak: Fact | None = None
    for fact in source.within(Span(0, len(text)), "date", "blank"):
        if fact.kind == "blank" and fact.value != "date":
            continue
        if fact.kind == "date" and len(fact.value) != 10:
            continue
        if is_of_other_paper(text, fact):
            continue
        if _EFFECTIVE_BEHIND.match(text, fact.span.end):
            return fact
        before = _EFFECTIVE_BEFORE.search(text, max(0, fact.span.start - 110), fact.span.start)
        if before and "date" in before[0].lower():
            return fact
        near = fact.span.start < _OPENING or _THIS_TAKES_EFFECT.search(
            text, max(0, fact.span.start - 110), fact.span.start
        )
        if before and weak is None and near:
            weak = fact
    return weak
