"""Whose law and whose courts: text in, facts out.

unit "law": value is the place whose law governs ("New York", "England and Wales"), one fact for each place.
unit "courts": value is the place whose courts decide ("Santa Clara County, California", "London, England").
Only words of choice count ("governed by", "laws of … shall apply", "exclusive jurisdiction"): where a
company was incorporated is not a choice of law.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from clausekit.datamodel import Fact, Span
from clausekit.facts.places import (
    COUNTRIES_WITH_STATES,
    canonical,
    place_names,
    place_pattern,
    without_countries,
)

_CHOICE = re.compile(
    r"govern(?:ed|ing|s)?\b|constru(?:ed|ction)\b|interpreted\b|subject\sto\b|enforced\b|determined\b|decided\b|cho(?:ose|sen)\b|controlled\b|deemed\b|validity\b|made\s(?:in|under)\b|"
    r"(?:laws?|legislation)\b[^.;]{0,120}\b(?:shall|will)\s(?:govern|apply|control|be\sapplied)|"
    r"laws?\s(?:governs?|appl(?:y|ies)|controls?)\b|\bappl(?:y|ies)\sto\s(?:this|the)\s(?:agreement|contract)\b|"
    r"laws?\sapplicable\sto|applicable\slaw|choice\sof\slaw|"
    r"proper\slaw",
    re.IGNORECASE,
)
_LAWS_OF = re.compile(
    r"\b(?:laws?|legislation|statutes)\b(?:\s?\([^()]{1,60}\))?(?:,?\s(?!(?:of|in|within|from|except|provided|laws?)\b)[\w()/-]{1,20}){0,8}?,?\s(?:in\sforce\sin|of|in|within|from|or\sthe)\s",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"(?:\[|(?:the|said|state|siate|states|commonwealth|province|republic|kingdom|federal|federative|country|"
    r"sultanate|hashemite|grand|duchy|principality|emirate|islamic|democratic|union|socialist|"
    r"territory|special|administrative|"
    r"region|and|or|of|laws|canadian)\b,?\s{0,3})",
    re.IGNORECASE,
)
# "the General Corporation Law of Delaware" is a statute that is named beside the law that governs.
_STATUTE = re.compile(
    r"\b(?:Corporations?|Compan(?:y|ies)|Partnerships?|Securities|Insurance|Trusts?)\s(?:Act\s)?\Z",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s{0,3}(?:,|/|and|or|,\s?and|&)\s{0,3}(?:(?:the|of|laws|state|states|commonwealth|province|"
    r"federal|united|law)\s{1,3}){0,5}",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b[Ll]aws?\b|\bLAWS?\b")
# "made in the State of Ohio and governed by the laws thereof"
_THEREOF = re.compile(
    r"\blaws?\s(?:thereof|of\s(?:that|such|said)\s(?:state|country|province|jurisdiction)\b)", re.IGNORECASE
)
_OWN = re.compile(
    r"\s{0,3}(?:State|state)?(?:['’]s)?\s{0,3}(?:substantive|internal|state|federal|and\s\w{3,10})?\s{0,3}"
)
_HEADED = re.compile(
    r"(?:governing|applicable|choice\sof)\slaws?(?:\s?(?:and|&)\s?\w{1,14})?\s{0,3}[:.\t|-]\s{0,3}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![A-Z][A-Za-z])(?<!\b[A-Z])[.;]\s{1,4}(?=[A-Z(\"“]|\d{1,2}\.)")
_INCORPORATED = re.compile(
    r"\b(?:organi[sz]ed|incorporated|existing|formed|registered|established|constituted|domiciled)"
    r"(?:[\s,]+(?:and|validly|duly|existing|registered|organized|incorporated|in\sgood\sstanding|under|"
    r"pursuant|to|by|in|accordance|with|the)){0,12}\s*\Z",
    re.IGNORECASE,
)
_COURTS = re.compile(
    r"\b(?P<kind>(?:courts?|tribunals?|venue|jurisdiction|forum|arbitrat(?:ion|"
    r"ed))\b)(?P<between>[^.;:()]{0,110}?)"
    r"\b(?:located\s(?:with)?in|sitting\sin|situated\sin|seated\sin|courts?\s(?:of|in|for)|of|in|"
    r"within|for)\s{1,3}"
    r"(?=(?:the\s|said\s)?[A-Z])"
)
_EXCLUSIVE = re.compile(
    r"exclusive|jurisdiction|venue|submit|brought|consent|litigat|adjudicat|forum|commenced|instituted|"
    r"resolved",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"(?:the\s{1,3})?(?P<seat>(?:(?:City\sand\sCounty|City|County|Borough|District|State|Commonwealth|"
    r"Province|Republic)\sof\s|"
    r"[A-Z][\w.'’-]{1,20}(?:\s{1,2}|,\s{1,2})){0,7})\Z"
)
# "arbitration conducted in English", "the laws of any jurisdiction other than …": no place of courts.
_LANGUAGE = re.compile(
    r"(?:English|German|French|Spanish|Italian|Dutch|Japanese|Chinese|Danish|Swedish|Norwegian|"
    r"Finnish|Polish|Portuguese|Greek|Turkish|Russian|Hungarian|Czech|Romanian|Ukrainian|Thai|Korean)\Z",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bother\sthan\b|\blaws?\b", re.IGNORECASE)
_REACH = 420


def find(text: str) -> Iterator[Fact]:
    """Choices of law and of courts in `text`, in order; spans, relative to it, cover the place's name."""
    small = text.lower()
    if not any(
        word in small
        for word in ("law", "legislation", "court", "jurisdiction", "venue", "arbitrat", "forum", "tribunal")
    ):
        return
    choices = [match.start() for match in _CHOICE.finditer(text)]
    found: dict[Span, Fact] = {}
    if choices:
        for fact in _without_federal(
            [*_laws(text, choices), *_thereof(text, choices), *_headed(text), *_adjectives(text, choices)]
        ):
            found.setdefault(fact.span, fact)
    for fact in _courts(text):
        found.setdefault(fact.span, fact)
    yield from sorted(found.values(), key=_order)


def laws_named(text: str) -> Iterator[Fact]:
    """Places behind "laws of" in `text`, whatever stands before: for words already known to choose a law."""
    for match in _LAWS_OF.finditer(text):
        if not _is_aside(text, match.start()):
            yield from _places_from(text, match.end())


def _order(fact: Fact) -> tuple[int, int]:
    return fact.span.start, fact.span.end


def sentence_at(text: str, position: int) -> Span:
    """The sentence around `position`, at most some hundred characters to either side."""
    low, high = max(0, position - _REACH), min(len(text), position + _REACH)
    start, end = low, high
    for stop in _SENTENCE_END.finditer(text, low, high):
        if stop.end() <= position:
            start = stop.end()
        else:
            end = stop.start() + 1
            break
    return Span(start, end)


def _without_federal(facts: list[Fact]) -> Iterator[Fact]:
    """Drop "the federal laws of Canada" beside the law of a province: it comes with the province's."""
    starts = [fact.span.start for fact in facts if fact.value not in COUNTRIES_WITH_STATES]
    for fact in facts:
        if fact.value not in COUNTRIES_WITH_STATES or not any(
            abs(fact.span.start - start) < 300 for start in starts
        ):
            yield fact


def _chosen(text: str, choices: list[int], start: int, end: int) -> bool:
    """Whether words of choice stand in the sentence around `start`, up to `end`."""
    sentence = sentence_at(text, start)
    first = bisect_left(choices, sentence.start)
    return first < len(choices) and choices[first] < min(sentence.end, end)


def _laws(text: str, choices: list[int]) -> Iterator[Fact]:
    for match in _LAWS_OF.finditer(text):
        if _is_aside(text, match.start()):
            continue
        if _chosen(text, choices, match.start(), len(text)):
            yield from _places_from(text, match.end())


def _thereof(text: str, choices: list[int]) -> Iterator[Fact]:
    """The place that the same sentence named last, for "the laws thereof"."""
    for match in _THEREOF.finditer(text):
        sentence = sentence_at(text, match.start())
        places = list(place_pattern().finditer(text, sentence.start, match.start()))
        if places and _chosen(text, choices, match.start(), match.end()):
            yield Fact("governing_law", canonical(places[-1][0]), "law", Span(*places[-1].span()))


def _is_aside(text: str, start: int) -> bool:
    """Whether the law from `start` on is one that a company was made under, or a statute's name."""
    low = max(0, start - 120)
    return bool(_INCORPORATED.search(text, low, start) or _STATUTE.search(text, low, start))


def _headed(text: str) -> Iterator[Fact]:
    """ "Governing Law: Delaware", as order forms and cover pages have it."""
    for match in _HEADED.finditer(text):
        yield from _places_from(text, match.end())


def _adjectives(text: str, choices: list[int]) -> Iterator[Fact]:
    """ "governed by Delaware law", "English law shall apply"."""
    for match in _LAW.finditer(text):
        near = max(0, match.start() - 60)
        places = [
            place
            for place in place_pattern().finditer(text, near, match.start())
            if _touches(text, place, match)
        ]
        if places and _chosen(text, choices, match.start(), match.end() + 60):
            yield Fact("governing_law", canonical(places[-1][0]), "law", Span(*places[-1].span()))


def _touches(text: str, place: re.Match[str], law: re.Match[str]) -> bool:
    between = text[place.end() : law.start()]
    return bool(_OWN.fullmatch(between))


def _places_from(text: str, start: int) -> Iterator[Fact]:
    """Places in a row from `start` on: "the State of New York and the federal laws of the United States"."""
    end = _past_preface(text, start)
    matches: list[re.Match[str]] = []
    while len(matches) < 5 and (place := place_pattern().match(text, end)):
        matches.append(place)
        join = _JOIN.match(text, place.end())
        end = _past_preface(text, join.end() if join else place.end())
    kept = without_countries(tuple(canonical(place[0]) for place in matches))
    for place in matches:
        if canonical(place[0]) in kept:
            yield Fact("governing_law", canonical(place[0]), "law", Span(*place.span()))


def _past_preface(text: str, start: int) -> int:
    """Behind "the State of", unless it is part of the name: "the Republic of China" is not China."""
    end = start
    while not place_pattern().match(text, end) and (preface := _PREFACE.match(text, end)):
        end = preface.end()
    return end


def _courts(text: str) -> Iterator[Fact]:
    for match in _COURTS.finditer(text):
        sentence = sentence_at(text, match.start())
        if not _EXCLUSIVE.search(text, sentence.start, sentence.end) or _ELSEWHERE.search(match["between"]):
            continue
        place = place_pattern().search(text, match.end(), match.end() + 90)
        seat = _SEAT.search(text, match.end(), place.start()) if place else None
        if place and seat and seat.start() - match.end() <= 4 and not _LANGUAGE.match(place[0]):
            span = Span(seat.start("seat"), place.end())
            yield Fact("governing_law", _court(text, seat, place), "courts", span)


def _court(text: str, seat: re.Match[str], place: re.Match[str]) -> str:
    """ "Dallas County, Texas" for "the State courts in Dallas County in the State of Texas"."""
    printed = " ".join(text[seat.start("seat") : place.start()].split())
    printed = re.sub(
        r"(?:,\s?)?(?:the\s)?(?:State|Commonwealth|Province|Republic)\sof\s?$", "", printed
    ).strip(" ,")
    name = canonical(place[0])
    if printed.lower().endswith(" of"):
        return f"{printed} {name}"
    return f"{printed}, {name}" if printed and printed.lower() not in place_names() else name
