"""Words, n-grams and rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.ngrams import Vocabulary, count_rows, opening, pack, weigh
from clausekit.classification.phrases import compile_phrases
from clausekit.classification.words import document_words, read_words
from clausekit.datamodel import Block, Document, Span
from clausekit.training.vocabulary import fit_vocabulary

WORDS = ["the", "supplier", "pays", "the", "fee", "when", "the", "supplier", "pays"]


def vocabulary() -> Vocabulary:
    return fit_vocabulary(WORDS, [[(0, len(WORDS))]], (1, 1, 1))


def test_words_keep_their_places() -> None:
    text = "Fees: 30 days, “net”."
    words = read_words(text)
    assert words.words == ["fees", ":", "#2", "days", '"', "net", '"']
    assert [text[start] for start in words.starts] == ["F", ":", "3", "d", "“", "n", "”"]


def test_furniture_is_not_read() -> None:
    text = "First half\nPage 3\nsecond half"
    blocks = (
        Block(Span(0, 10), "paragraph"),
        Block(Span(11, 17), "footer"),
        Block(Span(18, 29), "paragraph"),
    )
    document = Document("a", "", "text/plain", text, blocks)
    assert document_words(document).words == ["first", "half", "second", "half"]


def test_each_ngram_has_one_column() -> None:
    single, double, triple = vocabulary().columns(WORDS)
    assert single[0] == single[3] == single[6]
    assert double[1] == double[7] >= 0
    assert double[0] == double[6] != double[3]
    assert triple[-1] == triple[-2] == -1


def test_unknown_words_have_no_column() -> None:
    assert vocabulary().columns(["zebra", "the"])[0].tolist()[0] == -1


def test_no_ngram_runs_over_the_end_of_a_range() -> None:
    known = vocabulary()
    counts = count_rows(known.columns(WORDS), [[(0, 2), (2, 4)], [(0, 4)]], len(known.keys))
    assert counts[0].sum() == 4 + 2
    assert counts[1].sum() == 4 + 3 + 2


def test_rows_have_length_one() -> None:
    known = vocabulary()
    counts = count_rows(known.columns(WORDS), [[(0, 9)], [(3, 3)]], len(known.keys))
    rows = weigh(counts, np.ones(len(known.keys), np.float32))
    assert np.isclose(np.sqrt(rows[0].multiply(rows[0]).sum()), 1)
    assert rows[1].nnz == 0


def test_the_opening_is_the_first_words() -> None:
    assert opening([(0, 3), (10, 20)], 5) == [(0, 3), (10, 12)]


@given(st.lists(st.integers(0, 50), max_size=30), st.integers(1, 3))
def test_packing_is_one_to_one(numbers: list[int], order: int) -> None:
    packed = pack(np.array(numbers, np.int64), order).tolist()
    seen: dict[int, tuple[int, ...]] = {}
    for at, key in enumerate(packed):
        ngram = tuple(numbers[at : at + order])
        if key:
            assert seen.setdefault(key, ngram) == ngram
        else:
            assert len(ngram) < order or 0 in ngram


def test_cues_match_whole_words_and_openings() -> None:
    cues = compile_phrases({"a": ["terminat*"], "b": ["service credit*"], "c": ["term"]})
    words = ["terminating", "service", "credits", "term", "terms"]
    assert [(match.type, match.start) for match in cues.find(words)] == [("a", 0), ("b", 1), ("c", 3)]
