"""Bands of numbers: from which value on a number is a finding, and how severe it is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from clausekit.datamodel import Fact, Hurts, Role, Severity
from clausekit.facts.durations import days_of
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import NumberKind, Phrases
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope
from clausekit.playbook.words import SeverityWord

T = TypeVar("T")
_BOUND: dict[Role, Hurts] = {"customer": "customer", "vendor": "vendor"}


class Band(BaseModel, Generic[T]):
    """Numbers strictly over `over` and strictly under `under` (either may be left out) are that severe."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    over: T | None = None
    under: T | None = None
    severity: SeverityWord

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.over is None and self.under is None:
            raise ValueError("a band needs 'over' or 'under'")
        return self


class NumberCheck(Check, Generic[T]):
    """A number governed by `anchors` (each with `#` where the number stands) and judged by `bands`.

    `unless`: words in the same sentence that make it harmless. `binds`: the number binds the party that
    `<party>` catches in an anchor, and hurts that side only. `standard`: what is usual, for `{limit}`; left
    out, `{limit}` is the edge of the mildest band. `term`: a key term of the contract that says the same
    number, which is judged as well, since key terms are read from more wordings than anchors foresee.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found", "limit"})
    merges: ClassVar[bool] = False
    number: ClassVar[NumberKind]

    anchors: Phrases
    bands: tuple[Band[T], ...]
    unless: Phrases = ()
    binds: bool = False
    standard: T | None = None
    term: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for anchor in self.anchors:
            if "#" not in anchor:
                raise ValueError(f"the anchor '{anchor}' needs a '#' where the number stands")
        if not self.bands:
            raise ValueError("at least one band is needed")
        return self

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each different value that falls in a band, the most severe band it falls in."""
        seen: set[tuple[str, str]] = set()
        matches = scope.find(self.anchors, number=self.number, unless=self.unless)
        ordered = sorted(matches, key=_binds_nobody) if self.binds else matches
        for match in (*ordered, *self._of_term(scope)):
            amount = self.amount(match.fact, scope) if match.fact else None
            if match.fact is None or amount is None or (match.fact.value, match.fact.unit) in seen:
                continue
            seen.add((match.fact.value, match.fact.unit))
            band = self._band(amount)
            if band:
                words = {"found": self.shown(match.fact, scope), "limit": self._limit(), **self.more(amount)}
                evidence = (scope.reading.quote(match),)
                yield Hit(evidence, severity=band.severity, hurts=self._bound(match), words=words)

    def _of_term(self, scope: Scope) -> Iterator[Match]:
        """The number that gives the key term, unless its sentence makes it harmless."""
        reading = scope.reading
        term = reading.contract.term(self.term) if self.term else None
        if term is None:
            return
        for fact in reading.contract.facts_in(term.span, self.number):
            sentence = reading.sentence_at(fact.span.start)
            if term.value in {fact.value, _plainly(fact)} and not reading.says(self.unless, sentence):
                yield Match(fact.span, sentence, fact)
                return

    def _bound(self, match: Match) -> Hurts | None:
        return _BOUND.get(match.mention.role) if self.binds and match.mention else None

    def _band(self, amount: float) -> Band[T] | None:
        fitting = [band for band in self.bands if self._fits(band, amount)]
        return max(fitting, key=_severity, default=None)

    def _fits(self, band: Band[T], amount: float) -> bool:
        above = band.over is None or amount > self.size(band.over)
        return above and (band.under is None or amount < self.size(band.under))

    def _limit(self) -> str:
        if self.standard is not None:
            return self.written(self.standard)
        mildest = min(self.bands, key=_severity)
        edge = mildest.over if mildest.over is not None else mildest.under
        return self.written(edge) if edge is not None else ""

    @abstractmethod
    def amount(self, fact: Fact, scope: Scope) -> float | None:
        """The number in the unit of comparison; None when it cannot be compared."""

    @abstractmethod
    def size(self, threshold: T) -> float:
        """A threshold in the unit of comparison."""

    def written(self, threshold: T) -> str:
        """A threshold as a reader would write it."""
        return str(threshold)

    def shown(self, fact: Fact, scope: Scope) -> str:
        """The number as printed."""
        return " ".join(scope.reading.text[fact.span.start : fact.span.end].split())

    def more(self, amount: float) -> dict[str, str]:  # noqa: ARG002 -- for the kinds that have more to say
        """Further values for the message."""
        return {}


def _plainly(fact: Fact) -> str:
    """A period as a number of days, as the key term of payment gives it."""
    return f"{days_of(fact.value):g}" if fact.kind == "duration" else fact.value


def _binds_nobody(match: Match) -> bool:
    return match.mention is None


def _severity(band: Band[T]) -> Severity:
    return band.severity
