"""From when a contract's period is counted: a named day, the effective date, the contract's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
# "the Offtake Agreement Effective Date", "the Promotion Commencement Date": some other start.
_OTHERS = re.compile(r"(?<=\s)(?!The\b|This\b|Agreement\b|Contract\b)[A-Z]\w+\s(?:Agreement\s|Contract\s)?\Z")
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
    r"\b(?:commenc\w+|begin\w*|start\w*|from|after|following|effective)\s(?:on\s|upon\s|with\s|from\s|as\sof\s|"
    r"immediately\s)?(?!the\s(?:effective|date\s(?:hereof|of\sthis|first))|effective)"
    r"(?:the|such|its|each|first|any|[A-Z])",
)


@dataclass(frozen=True, slots=True)
class Starts:
    """ISO dates to count from, where known: the effective date, and the day the contract was made.

    `waits` says that the effective date hangs on an event without a day: then the other does not stand in.
    """

    effective: str | None = None
    made: str | None = None
    waits: bool = False

    @property
    def bound(self) -> str | None:
        """Where "from the Effective Date" counts from."""
        return self.effective or (None if self.waits else self.made)


def find(source: Source, sentence: Span, fact: Fact, known: Starts) -> str | None:
    """Where the words count the period from: a named day, the effective date, the date of the contract."""
    before, behind = source.text[sentence.start : fact.span.start], source.text[fact.span.end : sentence.end]
    if _OTHER_START.match(behind) and not _SUCH.match(behind):
        return None
    for day in source.within(sentence, "date"):
        if len(day.value) == 10 and _NAMED_START.search(
            source.text, max(sentence.start, day.span.start - 40), day.span.start
        ):
            return day.value
    base = known.effective if _SUCH.match(behind) else base_of(behind, known)
    if base:
        return base
    match = _BASE_BEFORE.search(before)
    if match:
        return known.bound if "effective" in match[0].lower()[:20] else (known.made or known.effective)
    named = _START_NAMED.search(before + " " + re.split(r"[,;(]| and ", behind[:80])[0])
    return None if named else known.bound


def base_of(words: str, known: Starts) -> str | None:
    """The day that `words`, which stand behind a period, count it from."""
    match = _BASE.match(words)
    if not match or (match["effective"] and _OTHERS.search(words, 0, match.start("effective"))):
        return None
    return known.bound if match["effective"] else (known.made or known.effective)
