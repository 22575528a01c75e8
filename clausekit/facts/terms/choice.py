"""Whose law and whose courts: governing_law and jurisdiction, several places joined by "; "."""

from __future__ import annotations

import re

from clausekit.datamodel import Fact, Span, Term
from clausekit.facts.governing_law import laws_named, sentence_at
from clausekit.facts.terms.source import Source

_AGREEMENT = re.compile(
    r"\b(?:this|the)\s(?:\w+\s){0,3}?(?:agreement|contract|amendment|addendum|letter|terms|nda|mnda|"
    r"guaranty|license)\b|\bhereof\b|\bhereunder\b|governing\slaw|\binterpretation\b",
    re.IGNORECASE,
)
_SURE = 0.5
_GOVERN = re.compile(
    r"\bgovern(?:ed|ing|s)?\b|\bconstru(?:ed|ction)\b|\binterpreted\b|governing\slaw", re.IGNORECASE
)


def find(source: Source) -> list[Term]:
    """governing_law and jurisdiction, those found."""
    law = _best(source, "law") or _told(source)
    courts = _best(source, "courts")
    terms = [Term("governing_law", _joined(law), _cover(law))] if law else []
    return [*terms, Term("jurisdiction", courts[0].value, _cover(courts))] if courts else terms


def _best(source: Source, unit: str) -> list[Fact]:
    """The facts of the sentence that speaks most plainly of this contract."""
    facts = [fact for fact in source.within(Span(0, len(source.text)), "governing_law") if fact.unit == unit]
    best: tuple[int, list[Fact]] = (0, [])
    for fact in facts:
        sentence = sentence_at(source.text, fact.span.start)
        words = source.text[sentence.start : sentence.end]
        score = (
            1 + 2 * bool(_AGREEMENT.search(words)) + 2 * bool(_GOVERN.search(words)) + _labelled(source, fact)
        )
        if score > best[0]:
            together = [other for other in facts if other.span in sentence]
            best = (score, together)
    return best[1]


def _told(source: Source) -> list[Fact]:
    """Laws named where the model is sure of a choice whose words a page break tore apart."""
    for each in source.provisions.get("governing_law", ()):
        if each.score >= _SURE:
            start = each.span.start
            found = [_moved(fact, start) for fact in laws_named(source.document.quote(each.span))]
            if found:
                return found
    return []


def _moved(fact: Fact, by: int) -> Fact:
    return Fact(fact.kind, fact.value, fact.unit, Span(fact.span.start + by, fact.span.end + by))


def _labelled(source: Source, fact: Fact) -> int:
    return 2 * any(fact.span in span for span in source.labelled("governing_law", "dispute_resolution"))


def _joined(facts: list[Fact]) -> str:
    return "; ".join(dict.fromkeys(fact.value for fact in facts))


def _cover(facts: list[Fact]) -> Span:
    return Span(facts[0].span.start, max(fact.span.end for fact in facts))
