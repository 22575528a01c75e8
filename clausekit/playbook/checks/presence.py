"""`presence`: something must be in the contract: a clause of a type, a provision, or certain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.playbook.absence import absence, searched
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.scope import Hit, Scope

# A provision below this is no sign at all; between this and `SURE` it is worth a look by a person.
_PERHAPS = 0.25


class Presence(Check):
    """A hit when neither a labelled clause, nor a provision, nor any of `phrases` is there.

    `labels` false: a labelled clause alone does not count. `subject`: words that name the thing, by which a
    sentence may send the reader to another document (the hit is then "unread"). `papers`: names of documents
    in which it would stand; to name one is to send the reader there. `term`: a key
    term whose value would count.
    """

    absence: ClassVar[bool] = True

    kind: Literal["presence"]
    phrases: Phrases = ()
    labels: bool = True
    subject: Phrases = ()
    papers: Phrases = ()
    term: str | None = None

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        if (self.labels and scope.clauses) or scope.sure_provisions() or scope.reading.find(self.phrases):
            return
        if self.term and scope.reading.contract.term(self.term):
            return
        doubtful = scope.found_provisions(at_least=_PERHAPS)
        hinted = scope.hinted if self.labels and not self.phrases else ()
        evidence = tuple(provision.span for provision in doubtful) or tuple(
            clause.body for clause in hinted[:2]
        )
        looked = searched(scope, self.phrases)
        why = absence(scope.reading, self.subject, self.papers)
        if why.unread:
            yield Hit(why.evidence, "unread", searched=(*looked, *why.reasons), unread=why.parts)
        else:
            yield Hit(evidence, "unclear" if evidence else "missing", searched=looked)
