"""From when a contract's period is counted: a named day, the effective date, the contract's own date."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Span
from clausekit.facts.terms.source import Source

_BASE = re.compile(
    r"\A[^.;]{0,120}?\b(?:from|after|following|commencing|beginning|starting|of|upon|on|as\sof|"
    r"with\seffect)\b[^.;]{0,50}?(?:"
    r"(?:(?:the|such|this|said|its|Agreement)\s)?(?P<effective>(?<=\s)Effective\s{1,2}Date|"
    r"(?<=the\s)(?:Commencement|Start)\s{1,2}Date)|"
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
    r"(?:(?:first|launch|closing|acceptance|delivery|opening|commercial|initial|completion|approval|"
    r"last|receipt|termination|expiration|go-live|such)\b|"
    r"(?!the\b|this\b|date\b|effective|commencement|start|"
    r"agreement)(?:\w+\s){1,3}date\b(?!\s(?:of\sthis|hereof|first|above)))",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\A\W{0,3}(?:from|after|following)\s(?:such|that)\sdate|\A\W{0,3}thereafter|"
    r"\A\W{0,3}with\sthe\seffective",
    re.IGNORECASE,
)
_START_NAMED = re.compile(
    r"\b(?:commenc\w+|begin\w*|start\w*|from|after|following)\s(?:on\s|upon\s|with\s|from\s|as\sof\s|"
    r"immediately\s)?(?!the\s(?:effective|date\s(?:hereof|of\sthis|first))|effective)"
    r"(?:the|such|its|each|first|any|[A-Z])",
)


def find(source: Source, sentence: Span, fact: Fact, effective: str | None, made: str | None) -> str | None:
    """Where the words count the period from: a named day, the effective date, the date of the contract."""
    before, behind = source.text[sentence.start : fact.span.start], source.text[fact.span.end : sentence.end]
    if _OTHER_START.match(behind) and not _SUCH.match(behind):
        return None
    for day in source.within(sentence, "date"):
        if len(day.value) == 10 and _NAMED_START.search(
            source.text, max(sentence.start, day.span.start - 40), day.span.start
        ):
            return day.value
    base = effective if _SUCH.match(behind) else base_of(behind, effective, made)
    if base:
        return base
    match = _BASE_BEFORE.search(before)
    if match:
        return (effective or made) if "effective" in match[0].lower()[:20] else (made or effective)
    return (
        None
        if _START_NAMED.search(before + " " + re.split(r"[,;(]| and ", behind[:80])[0])
        else effective or made
    )


def base_of(words: str, effective: str | None, made: str | None) -> str | None:
    match = _BASE.match(words)
    if not match:
        return None
    return (effective or made) if match["effective"] else (made or effective)
