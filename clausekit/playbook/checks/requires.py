"""`requires`: a clause is there, but lacks something that it should say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from clausekit.datamodel import Clause, Span
from clausekit.playbook.absence import Absence, absence, searched
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.scope import Hit, Scope


class Requires(Check):
    """A hit when the thing is there (`given` words, or a clause of the rule's types) and its needs are not
    met.

    `needs`: any of these is enough. `each`: named needs, of which at most `tolerate` may be unmet;
    `{missing}`
    in the message lists the unmet ones. `within`: look in the clauses only, or in the whole document.
    `met_by`: provisions of which any meets the need, whatever its words.
    `met_in`: types of clause; to name the number of such a clause there meets the need too.
    `state`: "missing", or "risk" when the words that are there hurt as long as the others are not.
    """

    words: ClassVar[frozenset[str]] = frozenset({"missing", "count"})
    absence: ClassVar[bool] = True

    kind: Literal["requires"]
    given: Phrases = ()
    unless: Phrases = ()
    needs: Phrases = ()
    each: dict[str, Phrases] = Field(default_factory=dict)
    tolerate: int = 0
    met_by: tuple[str, ...] = ()
    met_in: tuple[str, ...] = ()
    within: Literal["document", "clause"] = "document"
    state: Literal["missing", "risk"] = "missing"
    subject: Phrases = ()

    @model_validator(mode="after")
    def _needs_something(self) -> Self:
        if bool(self.needs) == bool(self.each):
            raise ValueError("give either 'needs' or 'each'")
        return self

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        evidence = self._evidence(scope)
        if not evidence or replace(scope, provisions=self.met_by).sure_provisions():
            return
        places = self._places(scope, evidence)
        if self.met_in and _names(scope, places, self.met_in):
            return
        unmet = [name for name, phrases in self._needed() if not _met(scope, phrases, places)]
        if len(unmet) <= self.tolerate:
            return
        words = tuple(phrase for name, phrases in self._needed() if name in unmet for phrase in phrases)
        why = self._why(scope)
        yield Hit(
            why.evidence or evidence,
            "unread" if why.unread else self.state,
            words={"missing": _listed(unmet), "count": str(len(unmet))},
            searched=(*searched(scope, words), *why.reasons),
            unread=why.parts,
        )

    def _why(self, scope: Scope) -> Absence:
        """Why the needs may be met where we could not look; a clause that was read was read."""
        if self.subject or self.within == "document":
            return absence(scope.reading, self.subject)
        return Absence()

    def _needed(self) -> list[tuple[str, Phrases]]:
        return list(self.each.items()) if self.each else [("", self.needs)]

    def _evidence(self, scope: Scope) -> tuple[Span, ...]:
        if self.given:
            return tuple(
                scope.reading.quote(match) for match in scope.find(self.given, unless=self.unless)[:2]
            )
        return tuple(_opening(clause) for clause in scope.clauses[:1])

    def _places(self, scope: Scope, evidence: tuple[Span, ...]) -> list[Span]:
        """Where the needs may be met: everywhere, or in the labelled clauses and those that hold the
        evidence."""
        whole = Span(0, len(scope.reading.text))
        if self.within == "document":
            return [whole]
        holding = [scope.reading.clause_at(span) for span in evidence]
        return [clause.span if clause else whole for clause in (*scope.clauses, *holding)]


def _names(scope: Scope, places: list[Span], types: tuple[str, ...]) -> bool:
    """Whether a reference in one of the places names a clause of these types, or a part of one."""
    contract = scope.reading.contract
    wanted = [clause.span for clause in scope.reading.labelled(types)]
    spans = {clause.id: clause.span for clause in contract.clauses}
    for reference in contract.references:
        target = spans.get(reference.clause or "")
        near = any(reference.span in place for place in places)
        if target and near and any(target in span for span in wanted):
            return True
    return False


def _met(scope: Scope, phrases: Phrases, places: list[Span]) -> bool:
    return any(match.span in place for match in scope.reading.find(phrases) for place in places)


def _opening(clause: Clause) -> Span:
    """The clause from its number to the end of its first words, short enough to show."""
    return Span(clause.span.start, min(clause.span.end, max(clause.body.start, clause.span.start + 1) + 160))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)
