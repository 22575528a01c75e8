"""`phrase`: words that should not be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import Hit, Scope


class PhraseCheck(Check):
    """A hit for each sentence that says one of `phrases`.

    `only`: words of which one must be in the same sentence; `unless`: words there that make it harmless.
    `only_clause` and `unless_clause` say the same of the clause.
    `state`: "unread" for words that send the reader to a document that was not given.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["phrase"]
    phrases: Phrases
    only: Phrases = ()
    unless: Phrases = ()
    unless_clause: Phrases = ()
    only_clause: Phrases = ()
    state: Literal["risk", "unread"] = "risk"

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each sentence."""
        seen = set()
        for match in scope.find(self.phrases, unless=self.unless):
            if match.sentence not in seen and not self._excused(scope, match):
                seen.add(match.sentence)
                words = {"found": " ".join(scope.reading.text[match.span.start : match.span.end].split())}
                yield Hit((scope.reading.quote(match),), self.state, words=words)

    def _excused(self, scope: Scope, match: Match) -> bool:
        if self.only and not scope.reading.says(self.only, match.sentence):
            return True
        clause = scope.reading.clause_at(match.span)
        place = clause.span if clause else match.sentence
        wanting = self.only_clause and not scope.reading.says(self.only_clause, place)
        return bool(wanting or scope.reading.says(self.unless_clause, place))
