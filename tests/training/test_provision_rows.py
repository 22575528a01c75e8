"""Candidates as numbers: the same in training and in use."""

from __future__ import annotations

import numpy as np
import pytest

from clausekit.classification.scene import SHAPES, scenes, see
from clausekit.classification.sentence_rows import ORDERS
from clausekit.classification.words import document_words
from clausekit.datamodel import Span
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment
from clausekit.training.dataset import Example
from clausekit.training.provision_model import traits_of
from clausekit.training.provision_rows import Material, gather

TEXT = """SERVICES AGREEMENT

This Services Agreement is made as of March {day}, 2027 between Alder Robotics, Inc. and Penrose Capital, LLC.

1. Insurance. Supplier shall keep insurance against fire. Customer may ask for a certificate of insurance.

2. Governing Law. This Agreement is governed by the laws of the State of Oregon.
"""
INSURED = "Supplier shall keep insurance against fire."


def example(day: int) -> Example:
    text = TEXT.format(day=day)
    start = text.index(INSURED)
    marks = (
        ("insurance", Span(start, start + len(INSURED))),
        ("governing_law", Span(text.index("State of"), text.index("State of") + 15)),
        ("document_name", Span(0, 18)),
    )
    return Example(str(day), "", "", document_from_string(text), marks)


EXAMPLES = tuple(example(day) for day in range(1, 9))


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(EXAMPLES, np.arange(8) % 4)


def test_training_and_use_see_the_same(material: Material) -> None:
    for place, one in enumerate(EXAMPLES):
        words, clauses = document_words(one.document), segment(one.document)
        found = scenes(one.document, words, clauses)
        columns = material.vocabulary.columns(words.words, orders=ORDERS)
        for corpus in material.corpora:
            sight = see(found[corpus.shape], material.vocabulary, columns, words, clauses)
            rows = sight.rows(material.idf)
            trained = corpus.rows[corpus.starts[place] : corpus.starts[place + 1]]
            assert abs(rows - trained).max() == 0
            assert found[corpus.shape].spans == corpus.scenes[place].spans


def test_what_the_experts_marked_is_an_answer_and_what_touches_it_is_unknown(material: Material) -> None:
    corpus = material.corpora[SHAPES.index("sentences")]
    quotes = [EXAMPLES[0].document.quote(span) for span in corpus.scenes[0].spans]
    answers = corpus.answers[: corpus.starts[1]]
    insured = answers[:, corpus.types.index("insurance")]
    assert [quote for quote, said in zip(quotes, insured, strict=True) if said == 1] == [
        next(quote for quote in quotes if INSURED in quote)
    ]
    law = answers[:, corpus.types.index("governing_law")]
    assert (law == -1).sum() == 1
    assert (law == 1).sum() == 0


def test_types_are_told_apart_by_how_common_they_are(material: Material) -> None:
    logits = [np.zeros(corpus.answers.shape, np.float32) for corpus in material.corpora]
    sentences = traits_of(material.corpora, logits)[SHAPES.index("sentences")]
    types = material.corpora[SHAPES.index("sentences")].types
    rank, share, often, _ = sentences[types.index("insurance")]
    assert (share, often) == (1.0, 1.0)
    assert rank > sentences[types.index("audit_rights")][0]
    assert sentences[types.index("audit_rights")][1] == 0
