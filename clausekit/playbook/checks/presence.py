"""`presence`: something must be in the contract: a clause of a type, a provision, or certain words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar, Literal

from clausekit.datamodel import Span
from clausekit.playbook.absence import absence, searched
from clausekit.playbook.checks.base import Check
from clausekit.playbook.phrases import Phrases
from clausekit.playbook.reading import Reading
from clausekit.playbook.scope import Hit, Scope

# A provision below this is no sign at all; between this and `SURE` it is worth a look by a person.
_PERHAPS = 0.25


class Presence(Check):
    """A hit when neither a labelled clause, nor a provision, nor any of `phrases` is there.

    A labelled clause that is a bare heading says nothing; `labels` false: no labelled clause counts for
    itself. `unless`: a sentence that says any of these only mentions the thing and does not count, by its
    words nor as a provision. `subject`: words that name the thing, by which a sentence may send the reader
    to another document (the hit is then "unread"). `provision_says`: a provision counts only where its
    sentence says one of these. `papers`: names of documents in which it would stand; to
    name one is to send the reader there. `term`: a key term whose value counts where its sentence says one
    of `term_says`.
    """

    absence: ClassVar[bool] = True

    kind: Literal["presence"]
    phrases: Phrases = ()
    unless: Phrases = ()
    labels: bool = True
    provision_says: Phrases = ()
    subject: Phrases = ()
    papers: Phrases = ()
    term: str | None = None
    term_says: Phrases = ()

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        headed = self.labels and any(clause.body for clause in scope.clauses)
        if headed or self._said(scope) or self._told(scope.reading):
            return
        doubtful = [
            each
            for each in scope.found_provisions(at_least=_PERHAPS)
            if self._tells(each.span, scope) and self._says(each.span, scope)
        ]
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

    def _said(self, scope: Scope) -> bool:
        """Whether a provision or a sentence says the thing itself."""
        found = chain(
            (each.span for each in scope.sure_provisions() if self._says(each.span, scope)),
            (match.sentence for match in scope.reading.find(self.phrases)),
        )
        return any(self._tells(span, scope) for span in found)

    def _tells(self, span: Span, scope: Scope) -> bool:
        return not (self.unless and scope.reading.says(self.unless, span))

    def _says(self, span: Span, scope: Scope) -> bool:
        return not self.provision_says or scope.reading.says(self.provision_says, span)

    def _told(self, reading: Reading) -> bool:
        """Whether the sentence of the key term settles the thing, rather than speak of it in passing."""
        term = reading.contract.term(self.term) if self.term else None
        return term is not None and reading.says(self.term_says, reading.sentence_at(term.span.start))
