"""`one_sided`: a right or a duty that only one side of the contract has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from clausekit.datamodel import Side
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope

_OTHER: dict[Side, Side] = {"customer": "vendor", "vendor": "customer"}


class OneSided(Check):
    """A hit when one side has the thing that `phrases` say and the other has not; `<party>` is whose it is.

    `it`: a "right" hurts the side without it, a "duty" the side with it. `mutual`: words that give it to
    both.
    Nothing is said when the side of a party is not known and another party has it too.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found", "who"})

    kind: Literal["one_sided"]
    it: Literal["right", "duty"]
    phrases: Phrases
    mutual: Phrases = ()
    unless: Phrases = ()

    @model_validator(mode="after")
    def _names_a_party(self) -> Self:
        for phrase in self.phrases:
            if "<party>" not in phrase:
                raise ValueError(f"'{phrase}' needs '<party>' where the party stands")
        return self

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        matches = [match for match in scope.find(self.phrases, unless=self.unless) if match.mention]
        holders = {(match.mention.role, match.mention.name) for match in matches if match.mention}
        roles = {role for role, name in holders}
        unknown = {name for role, name in holders if role == "unknown"}
        if not roles or "neutral" in roles or scope.find(self.mutual) or len(roles) > 1 or len(unknown) > 1:
            return
        yield from self._hit(scope, matches)

    def _hit(self, scope: Scope, matches: list[Match]) -> Iterator[Hit]:
        mention = matches[0].mention
        if mention is None:
            return
        printed = scope.reading.text[mention.span.start : mention.span.end]
        words = {"found": " ".join(scope.reading.text[slice(*_edges(matches[0]))].split()), "who": printed}
        evidence = tuple(dict.fromkeys(scope.reading.quote(match) for match in matches[:3]))
        if mention.role in {"customer", "vendor"}:
            hurts = mention.role if self.it == "duty" else _OTHER[mention.role]
            yield Hit(evidence, hurts=hurts, words=words)
        else:
            yield Hit(evidence, "unclear", words=words)


def _edges(match: Match) -> tuple[int, int]:
    return match.span.start, match.span.end
