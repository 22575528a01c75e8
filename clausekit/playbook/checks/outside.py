"""`outside`: terms that stand on a web page, where they can change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Span
from clausekit.playbook.attached import titled
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.scope import Hit, Scope


class Outside(Check):
    """A hit for each sentence that holds an address on the web and one of `phrases` (names of documents).

    `papers`: names of documents that are not outside when they also stand in this one.
    """

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["outside"]
    phrases: Phrases
    unless: Phrases = ()
    papers: Phrases = ()

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One unread hit for each address."""
        reading = scope.reading
        seen = set()
        for fact in reading.contract.facts:
            sentence = reading.sentence_at(fact.span.start)
            if fact.kind != "url" or fact.value in seen or not reading.says(self.phrases, sentence):
                continue
            if not reading.says(self.unless, sentence) and not self._is_here(reading, sentence):
                seen.add(fact.value)
                yield Hit(
                    (reading.quote(Match(fact.span, sentence, fact)),), "unread", words={"found": fact.value}
                )

    def _is_here(self, reading: Reading, sentence: Span) -> bool:
        """Whether a paper that the sentence names stands in this document under its title."""
        return any(reading.says((paper,), sentence) and titled(reading, (paper,)) for paper in self.papers)
