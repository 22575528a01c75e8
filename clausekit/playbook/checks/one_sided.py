"""`one_sided`: a right or a duty that only one side of the contract has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from clausekit.datamodel import Clause, Side, Span
from clausekit.playbook.acts import Act
from clausekit.playbook.checks.base import Check
from clausekit.playbook.parties import Mention
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope

# How far behind the thing done an exception may stand, in characters.
_BEYOND = 60
_OPEN = re.compile(r"^(?:recipient|discloser|\w{1,20}ing party)$")
_OTHER: dict[Side, Side] = {"customer": "vendor", "vendor": "customer"}


class OneSided(Check):
    """A hit when one side has the thing that `phrases` say and the other has not; `<party>` is whose it is.

    `it`: a "right" hurts the side without it, a "duty" the side with it. `mutual`: words that give it to
    both. `does`: words for the thing done; in the clauses of the rule a party that is the subject of such a
    right or duty has it, whatever stands between, and a role that either may play gives it to both.
    What is said within the clauses of the rule is not made mutual by words outside of them.
    Nothing is said when the side of a party is not known and another party has it too.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found", "who"})

    kind: Literal["one_sided"]
    it: Literal["right", "duty"]
    phrases: Phrases
    does: Phrases = ()
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
        done = list(self._done(scope))
        said = [match for match in scope.find(self.phrases, unless=self.unless) if match.mention]
        inside = [match for match in said if scope.holds(match.span)]
        matches = sorted([*(inside if done else said), *done], key=_place)
        holders = [match.mention for match in (*said, *matches) if match.mention]
        if _is_one(holders, scope) and not self._is_mutual(scope, within=bool(done or inside)):
            yield from self._hit(scope, matches)

    def _done(self, scope: Scope) -> Iterator[Match]:
        """Acts of named parties in the clauses of the rule that `does` speaks of."""
        for act, end in self._acts(scope, scope.clauses):
            said = Span(act.span.start, min(end + _BEYOND, act.sentence.end))
            if act.mention and not _is_open(act.mention) and not scope.reading.says(self.unless, said):
                yield Match(Span(act.span.start, end), act.sentence, mention=act.mention)

    def _acts(self, scope: Scope, clauses: tuple[Clause, ...]) -> Iterator[tuple[Act, int]]:
        """Acts that `does` speaks of, each with where the words for the thing done end."""
        wanted = scope.reading.find(self.does)
        for act in scope.reading.acts if wanted else ():
            if act.force == self.it and any(act.span in clause.span for clause in clauses):
                ends = [match.span.end for match in wanted if match.span in act.span]
                if ends:
                    yield act, ends[0]

    def _is_mutual(self, scope: Scope, *, within: bool) -> bool:
        """Whether both have it: by words, or since the one who does it may be either."""
        clauses = scope.hinted if within and scope.types else ()
        if any(not act.mention or _is_open(act.mention) for act, _ in self._acts(scope, scope.hinted)):
            return True
        found = scope.find(self.mutual)
        return any(not clauses or any(match.span in clause.span for clause in clauses) for match in found)

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


def _is_one(holders: Iterable[Mention], scope: Scope) -> bool:
    """Whether they are all one side, or one party where sides are not known or all are on the same."""
    roles = {mention.role for mention in holders}
    if len(roles) != 1 or "neutral" in roles:
        return False
    sides = {party.role for party in scope.reading.contract.parties}
    told = len(scope.reading.contract.parties) < 2 or sides > roles
    return ("unknown" not in roles and told) or len({mention.name for mention in holders}) == 1


def _is_open(mention: Mention) -> bool:
    """Whether what looks like a party's name is a role that either party may play."""
    return mention.role == "unknown" and bool(_OPEN.search(mention.name))


def _edges(match: Match) -> tuple[int, int]:
    return match.span.start, match.span.end


def _place(match: Match) -> tuple[int, int]:
    return match.span.start, match.span.end
