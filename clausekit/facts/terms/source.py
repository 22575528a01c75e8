"""What key terms are read from: the contract with its facts in reach, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clausekit.datamodel import FURNITURE, Clause, Document, Fact, FactKind, Party, Provision, Span

# The stop comes first and the abbreviations are looked back for: five times as fast as the other way round.
_STOP = re.compile(
    r"[.](?<!\bNo\.)(?<!\bInc\.)(?<!\bCo\.)(?<!\bLtd\.)(?<!\bCorp\.)(?<!\b[A-Z]\.)(?<!\bvs\.)(?<!\bSec\.)"
    r"(?<!\bMr\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bNov\.)(?<!\bDec\.)[\"”)]?\s{1,6}"
    r"(?=[A-Z(“\"]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,4}[A-Z“\"])|\n"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A contract under reading. `facts` are sorted by span; `starts` are their starting
    positions. `sentences` are in text order, furniture left out. `provisions` are what a model says of
    sentences, by type: a second voice beside the rules, empty where nobody asked it.
    """

    document: Document
    clauses: tuple[Clause, ...]
    facts: tuple[Fact, ...]
    parties: tuple[Party, ...]
    starts: tuple[int, ...]
    sentences: tuple[Span, ...]
    provisions: Mapping[str, tuple[Provision, ...]]

    @property
    def text(self) -> str:
        """The contract's text."""
        return self.document.text

    def within(self, span: Span, *kinds: FactKind) -> Iterator[Fact]:
        """Facts of the kinds that lie within `span`, in order."""
        for fact in self.facts[bisect_left(self.starts, span.start) :]:
            if fact.span.start >= span.end:
                return
            if fact.kind in kinds and fact.span.end <= span.end:
                yield fact

    def labelled(self, *types: str) -> tuple[Span, ...]:
        """Spans of the clauses that carry one of the labels."""
        return tuple(
            clause.span for clause in self.clauses if any(label.type in types for label in clause.labels[:2])
        )

    def told(self, type: str, span: Span) -> float:
        """How surely (0–1) a provision of that type says that words of `span` are the ones."""
        return max(
            (each.score for each in self.provisions.get(type, ()) if each.span.overlaps(span)),
            default=0.0,
        )


def source_of(
    document: Document,
    clauses: tuple[Clause, ...],
    facts: tuple[Fact, ...],
    parties: tuple[Party, ...],
    provisions: tuple[Provision, ...] = (),
) -> Source:
    """The contract made ready for reading terms."""
    blocks = [block.span for block in document.blocks if block.kind not in FURNITURE]
    sentences = tuple(span for block in blocks for span in sentences_of(document.text, block))
    starts = tuple(fact.span.start for fact in facts)
    by_type: dict[str, tuple[Provision, ...]] = {}
    for each in provisions:
        by_type[each.type] = (*by_type.get(each.type, ()), each)
    return Source(document, clauses, facts, parties, starts, sentences, by_type)


def sentences_of(text: str, span: Span) -> Iterator[Span]:
    """Sentences in `span`, split at full stops before a capital and at line ends."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if stop.end() - start > 1:
            yield Span(start, stop.end())
            start = stop.end()
    if start < span.end:
        yield Span(start, span.end)
