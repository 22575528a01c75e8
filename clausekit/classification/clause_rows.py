"""Which words a clause is judged by: its own, and those of its children that have no heading of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clausekit.classification.ngrams import Ranges
from clausekit.classification.words import Words, document_words
from clausekit.datamodel import Clause, Document, Span

# With fewer words of its own a clause is a container, judged by all that lies in it.
OWN_WORDS = 15

Children = Mapping[str | None, Sequence[Clause]]


def clause_rows(words: Words, clauses: Sequence[Clause]) -> list[Ranges]:
    """For each clause the ranges of words it is judged by; its heading is never among them."""
    children: defaultdict[str | None, list[Clause]] = defaultdict(list)
    for clause in clauses:
        children[clause.parent].append(clause)
    return [_row(words, clause, children) for clause in clauses]


def own_row(words: Words, clause: Clause, children: Children) -> Ranges:
    """The words of the clause less those under headings of their own."""
    ranges = (words.range(span) for span in _own(clause, children))
    return [(first, last) for first, last in ranges if last > first]


def _row(words: Words, clause: Clause, children: Children) -> Ranges:
    row = own_row(words, clause, children)
    if sum(last - first for first, last in row) >= OWN_WORDS or not children.get(clause.id):
        return row
    return [words.range(Span(clause.body.start, clause.span.end))]


def _own(clause: Clause, children: Children) -> Iterator[Span]:
    at = clause.body.start
    for child in children.get(clause.id, ()):
        yield Span(at, max(at, child.span.start))
        if not child.heading:
            yield from _own(child, children)
        at = child.span.end
    yield Span(at, max(at, clause.span.end))


def judged_text(document: Document, clause: Clause, clauses: Sequence[Clause]) -> str:
    """The text whose words the clause is judged by, its pieces joined by newlines."""
    children: defaultdict[str | None, list[Clause]] = defaultdict(list)
    for each in clauses:
        children[each.parent].append(each)
    spans = list(_own(clause, children))
    words = document_words(document)
    if clause.id in children and sum(last - first for first, last in words.ranges(spans)) < OWN_WORDS:
        spans = [Span(clause.body.start, clause.span.end)]
    return "\n".join(filter(None, (document.quote(span).strip() for span in spans)))
