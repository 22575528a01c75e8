"""What a contract says in numbers and names: a Document in; facts, parties and key terms out.

Each module of a kind of fact has one function, `find(text) -> Iterator[Fact]`, whose spans are relative to
the text that it was given. Rules only; the values' grammar stands in each module's docstring.
"""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Document, Fact, Span
from clausekit.facts import (
    blanks,
    dates,
    durations,
    governing_law,
    money,
    percentages,
    urls,
)
from clausekit.facts.durations import days_of
from clausekit.facts.numerals import Mismatch, mismatches
from clausekit.facts.parties import find_parties, side_of
from clausekit.facts.terms import TERM_NAMES, find_terms
from clausekit.segmentation import defining, pointers
from clausekit.segmentation.spacing import find_in

__all__ = [
    "FINDERS", "TERM_NAMES", "Mismatch", "days_of", "find_facts", "find_parties", "find_terms", "mismatches",
    "side_of",
]  # fmt: skip

FINDERS = (
    durations.find, money.find, percentages.find, dates.find, governing_law.find, defining.find,
    pointers.find, blanks.find, urls.find,
)  # fmt: skip


def find_facts(document: Document) -> tuple[Fact, ...]:
    """Every fact of the document, sorted by span; none crosses a block and none lies in furniture.

    Words that lead to the web ("here") are a "url" with the address that the file keeps for them.
    """
    facts = list(find_in(document, _in_text))
    printed = [fact.span for fact in facts if fact.kind == "url"]
    facts += (
        Fact("url", link.address, "url", link.span)
        for link in document.links
        if link.address and not any(span.overlaps(link.span) for span in printed)
    )
    return tuple(sorted(facts, key=_order))


def _in_text(text: str) -> Iterator[Fact]:
    facts = [fact for find in FINDERS for fact in find(text)]
    dated = [fact.span for fact in facts if fact.value == "date" and fact.kind == "blank"]
    for fact in facts:
        within_date = (
            fact.kind == "blank" and fact.value != "date" and any(fact.span in span for span in dated)
        )
        if not within_date:
            yield fact


def _order(fact: Fact) -> tuple[Span, str, str]:
    return fact.span, fact.kind, fact.value
