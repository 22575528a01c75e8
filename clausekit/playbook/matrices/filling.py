"""A Matrix and a Contract in, one Answer for each requirement out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel import Contract, Span
from clausekit.playbook.absence import absence, spoken
from clausekit.playbook.matrices.schema import Limit, Matrix, Requirement
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

AnswerState: TypeAlias = Literal["met", "partly", "gap", "unread"]

_MOST_WORDS = 4
# Parts that tell what the contract is about and bind nobody.
_TELLS = {"recitals", "definition"}
_MEANS = ("(means|mean)", "(is|are) defined in", "has the meaning", "have the meaning")
_DOES = (
    "(shall|will|must|may|can|agree|agrees|undertake|undertakes|ensure|ensures|maintain|maintains)",
    "(is|are) .. (bound|subject|entitled|permitted|required|obliged|liable|responsible|authori*ed|allowed)",
    "<vendor> (process|processes|assist|assists|notifies|informs|deletes|returns|provides|remains|keeps)",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the contract says to one requirement.

    "met": every part is there. "partly": some are, `unmet` names the others. "gap": none is, or a period is
    outside the law's bound. "unread": it may be in something that was not given or could not be read.
    `evidence` are the words that meet it (or break its bound), `clauses` the ids of the clauses that hold
    them. For what is unmet, `searched` says what would have counted.
    """

    requirement: Requirement
    state: AnswerState
    evidence: tuple[Span, ...] = ()
    clauses: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    evidence: Span | None = None
    broken: str = ""
    words: tuple[str, ...] = ()


def fill_matrix(matrix: Matrix, contract: Contract) -> tuple[Answer, ...]:
    """One answer for each requirement of `matrix`, in its order."""
    reading = Reading(contract)
    return tuple(_answer(requirement, reading) for requirement in matrix.requirements)


def _answer(requirement: Requirement, reading: Reading) -> Answer:
    parts = [*_needs(requirement, reading), *_limits(requirement, reading)]
    evidence = tuple(dict.fromkeys(part.evidence for part in parts if part.evidence))
    unmet = [part for part in parts if part.evidence is None or part.broken]
    why = absence(reading, requirement.subject)
    searched = tuple(_looked(part) for part in unmet if not part.broken)
    if not unmet:
        state: AnswerState = "met"
    elif len(unmet) < len(parts):
        state = "partly"
    elif why.unread and not any(part.broken for part in parts):
        state, evidence, searched = "unread", why.evidence, (*searched, *why.reasons)
    else:
        state = "gap"
    names = tuple(part.broken or part.name for part in unmet)
    return Answer(requirement, state, evidence, _clauses(evidence, reading), names, searched)


def _needs(requirement: Requirement, reading: Reading) -> Iterator[_Part]:
    for name, phrases in requirement.needs.items():
        found = reading.find(phrases)
        first = next((match for match in found if requirement.anywhere or _binds(match, reading)), None)
        yield _Part(name, reading.quote(first) if first else None, words=phrases)


def _binds(match: Match, reading: Reading) -> bool:
    """Whether the sentence says what somebody does or may do: neither a heading nor what a word means."""
    if reading.says(_MEANS, match.sentence) or not reading.says(_DOES, match.sentence):
        return False
    clause = reading.clause_at(match.span)
    return clause is None or clause.kind not in _TELLS


def _limits(requirement: Requirement, reading: Reading) -> Iterator[_Part]:
    """A bounded period is met when every period that the phrases govern keeps the bound."""
    for name, limit in requirement.limits.items():
        found = [
            match
            for match in reading.find(limit.phrases, "duration")
            if match.fact and not reading.says(limit.unless, match.sentence)
        ]
        broken = next((match for match in found if not _kept(limit, match)), None)
        first = broken or (found[0] if found else None)
        evidence = reading.quote(first) if first else None
        yield _Part(name, evidence, _said(name, limit, broken, reading) if broken else "", limit.phrases)


def _kept(limit: Limit, match: Match) -> bool:
    length = days(match.fact.value, match.fact.unit) if match.fact else None
    if length is None:
        return True
    if limit.at_most is not None:
        return length <= limit.at_most.days
    return limit.at_least is None or length >= limit.at_least.days


def _said(name: str, limit: Limit, match: Match, reading: Reading) -> str:
    found = " ".join(reading.text[match.fact.span.start : match.fact.span.end].split()) if match.fact else ""
    if limit.at_most is not None:
        return f"{name}: {found}, where at most {limit.at_most.text} is allowed"
    return f"{name}: {found}, where at least {limit.at_least.text if limit.at_least else ''} is required"


def _looked(part: _Part) -> str:
    words = ", ".join(f"“{spoken(word)}”" for word in part.words[:_MOST_WORDS])
    return f"{part.name}: the whole document, for {words}"


def _clauses(evidence: tuple[Span, ...], reading: Reading) -> tuple[str, ...]:
    found = (reading.clause_at(span) for span in evidence)
    return tuple(dict.fromkeys(clause.id for clause in found if clause))
