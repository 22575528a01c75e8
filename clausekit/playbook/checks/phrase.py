"""`phrase`: words that should not be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from clausekit.datamodel import Span
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Match
from clausekit.playbook.scope import OUTRIGHT, Hit, Scope

_MOST_WORDS: Final = 14


class PhraseCheck(Check):
    """A hit for each sentence that says one of `phrases`.

    `only`: words of which one must be in the same sentence; `unless`: words there that make it harmless.
    `only_clause` and `unless_clause` say the same of the clause.
    `state`: "unread" for words that send the reader to a document that was not given.
    `learned`: a sentence that carries one of the rule's provisions with such a score counts too, whatever its
    words, with the same exceptions; below `OUTRIGHT` the hit is "unclear".
    """

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["phrase"]
    phrases: Phrases
    only: Phrases = ()
    unless: Phrases = ()
    unless_clause: Phrases = ()
    only_clause: Phrases = ()
    state: Literal["risk", "unread"] = "risk"
    learned: Annotated[float, Field(ge=0.5, le=1)] | None = None

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit for each sentence."""
        seen: set[Span] = set()
        yield from self._said(scope, seen)
        if self.learned is not None:
            yield from self._learned(scope, seen, self.learned)

    def _said(self, scope: Scope, seen: set[Span]) -> Iterator[Hit]:
        for match in scope.find(self.phrases, unless=self.unless):
            if match.sentence not in seen and not self._excused(scope, match):
                seen.add(match.sentence)
                words = {"found": " ".join(scope.reading.text[match.span.start : match.span.end].split())}
                yield Hit((scope.reading.quote(match),), self.state, words=words)

    def _learned(self, scope: Scope, seen: set[Span], least: float) -> Iterator[Hit]:
        """Sentences that say it in other words, by the trained model."""
        found = scope.found_provisions(at_least=least)
        for provision in sorted(found, key=lambda each: (-each.score, each.span)):
            first = scope.reading.sentence_at(provision.span.start)
            # A number or a heading may split what the model read as one sentence.
            sentence = Span(first.start, max(first.end, provision.span.end))
            match = Match(provision.span, sentence)
            outside = not (scope.elsewhere or scope.holds(provision.span))
            if first in seen or outside or self._excused(scope, match):
                continue
            if not scope.reading.says(self.unless, sentence):
                seen.add(first)
                words = {"found": _opening(scope, provision.span)}
                state = self.state if provision.score >= OUTRIGHT else "unclear"
                yield Hit((provision.span,), state, words=words)

    def _excused(self, scope: Scope, match: Match) -> bool:
        if self.only and not scope.reading.says(self.only, match.sentence):
            return True
        clause = scope.reading.clause_at(match.span)
        place = clause.span if clause else match.sentence
        wanting = self.only_clause and not scope.reading.says(self.only_clause, place)
        return bool(wanting or scope.reading.says(self.unless_clause, place))


def _opening(scope: Scope, span: Span) -> str:
    """The first words of a sentence, as many as a message can hold."""
    words = scope.reading.text[span.start : span.end].split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
