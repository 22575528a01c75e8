"""What sentences are found to say of the things that no public set labels."""

from __future__ import annotations

import pytest

from clausekit.classification import find_provisions
from clausekit.classification.own_provisions import find_own, teller_of
from clausekit.classification.weights import Weights, load_weights
from clausekit.classification.words import document_words, read_words
from clausekit.datamodel import Provision, Span
from clausekit.documents.from_text import document_from_string
from clausekit.errors import ModelError
from clausekit.segmentation import segment
from clausekit.taxonomy import cuad_provisions, own_provisions

CONTRACT = """HOSTING AGREEMENT

1. Late payment. Overdue invoices bear interest at the rate of one percent per month until they are paid.

2. Disputes. Each party irrevocably waives any right to trial by jury in any action under this Agreement.

3. Warranties. Except as stated here, the Host makes no warranty of any kind, express or implied, and
disclaims all implied warranties of merchantability and fitness for a particular purpose.

4. Offices. The Host keeps an office in Hamburg and another one in Kiel.
"""


def found(text: str, threshold: float | None = None) -> tuple[Provision, ...]:
    document = document_from_string(text)
    return find_provisions(document, segment(document), threshold=threshold)


@pytest.mark.parametrize(
    ("type", "words"),
    [
        ("late_interest", "bear interest"),
        ("jury_waiver", "trial by jury"),
        ("warranty_disclaimer", "makes no warranty"),
    ],
)
def test_plain_words_are_understood(type: str, words: str) -> None:
    said = [CONTRACT[each.span.start : each.span.end] for each in found(CONTRACT) if each.type == type]
    assert any(words in each for each in said)


def test_a_sentence_about_nothing_says_nothing() -> None:
    spans = [each.span for each in found(CONTRACT) if each.type in own_provisions()]
    assert not any("Hamburg" in CONTRACT[span.start : span.end] for span in spans)


def test_own_provisions_stand_among_the_others_in_text_order() -> None:
    provisions = found(CONTRACT, 0.001)
    assert [each.span for each in provisions] == sorted(each.span for each in provisions)
    types = {each.type for each in provisions}
    assert types & set(own_provisions()) and types & set(cuad_provisions())
    assert all(0.001 <= each.score <= 1 for each in provisions)


def test_a_lower_threshold_gives_more() -> None:
    assert len(found(CONTRACT, 0.001)) > len(found(CONTRACT, 0.5)) > 0


def test_scores_do_not_depend_on_what_stands_around() -> None:
    sentence = "Overdue invoices bear interest at the rate of one percent per month until they are paid."
    alone = document_words(document_from_string(sentence))
    among = document_words(document_from_string(f"Nothing here.\n\n{sentence}"))
    shift = len("Nothing here.\n\n")
    first = list(find_own(alone, [Span(0, len(sentence))], threshold=0.001))
    second = list(find_own(among, [Span(shift, shift + len(sentence))], threshold=0.001))
    assert [(each.type, each.score) for each in first] == [(each.type, each.score) for each in second]


@pytest.mark.parametrize("words", ["", "Jury Waiver", "Late payment interest"])
def test_few_words_are_never_judged(words: str) -> None:
    assert list(find_own(read_words(words), [Span(0, len(words))], threshold=0.0)) == []


def test_weights_of_another_taxonomy_are_refused() -> None:
    weights = load_weights("own_provisions")
    other = Weights(weights.arrays, {**weights.settings, "types": ["tide"]}, "0")
    with pytest.raises(ModelError, match="train it again"):
        teller_of(other)
