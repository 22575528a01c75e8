"""What stands over and around a sentence."""

from __future__ import annotations

import numpy as np

from clausekit.classification.candidates import sentences
from clausekit.classification.context import clause_word_rows, heading_rows, holders, lead_rows, under
from clausekit.classification.ngrams import Vocabulary
from clausekit.classification.sight import singles
from clausekit.classification.words import document_words
from clausekit.datamodel import Document, Span
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types

TEXT = """1. Insurance. Supplier shall keep in force:

(a) cover against fire and flood in the amount of the fees; and

(b) cover against fraud for the whole term of this Agreement.

2. Liability. Nobody is liable for lost profits under this Agreement.
"""
WORDS = ("insurance", "liability", "keep", "force", "fire", "profits")


def seen() -> tuple[Document, list[str], list[Span]]:
    document = document_from_string(TEXT)
    spans = sentences(document)
    return document, [document.quote(span) for span in spans], spans


def vocabulary() -> Vocabulary:
    return Vocabulary({word: place for place, word in enumerate(WORDS, 1)}, np.arange(1, len(WORDS) + 1))


def test_every_sentence_stands_in_its_innermost_clause() -> None:
    document, _, spans = seen()
    clauses = segment(document)
    for span, place in zip(spans, holders(spans, clauses), strict=True):
        inside = [clause for clause in clauses if clause.span.start <= span.start < clause.span.end]
        assert clauses[place] == inside[-1]


def test_what_is_before_all_clauses_stands_in_none() -> None:
    document, _, spans = seen()
    later = [clause for clause in segment(document) if clause.span.start > spans[0].start]
    assert holders(spans, later)[0] == -1
    rows = heading_rows(vocabulary(), later, holders(spans, later), len(WORDS))
    assert rows[0].nnz == 0


def test_a_sentence_sees_the_heading_and_the_lead_in_over_it() -> None:
    document, quotes, spans = seen()
    clauses, words, known = segment(document), document_words(document), vocabulary()
    holder, single = holders(spans, clauses), known.columns(words.words, orders=1)[0]
    fraud = next(place for place, quote in enumerate(quotes) if "fraud" in quote)
    headings = heading_rows(known, clauses, holder, singles(known)).toarray()[fraud]
    leads = lead_rows(single, words, clauses, holder, singles(known)).toarray()[fraud]
    own = clause_word_rows(single, words, clauses, holder, singles(known)).toarray()[fraud]
    assert [word for word, count in zip(WORDS, headings, strict=True) if count] == ["insurance"]
    assert [word for word, count in zip(WORDS, leads, strict=True) if count] == ["keep", "force"]
    assert not own.any()


def test_the_heading_over_a_sentence_votes() -> None:
    document, quotes, spans = seen()
    clauses = segment(document)
    votes = under(clauses, holders(spans, clauses))
    profits = next(place for place, quote in enumerate(quotes) if "profits" in quote)
    assert votes[profits, list(clause_types()).index("limitation_of_liability")] > 0
    assert under((), np.full(2, -1)).shape == (2, 2 * len(clause_types()))
