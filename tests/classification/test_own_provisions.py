"""What sentences are found to say of the things that no public set labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.classification import find_provisions
from clausekit.classification.candidates import sentences
from clausekit.classification.own_provisions import find_own, teller_of
from clausekit.classification.weights import Weights, load_weights
from clausekit.datamodel import Party, Provision, Span
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


def own(text: str, parties: tuple[Party, ...] = ()) -> dict[str, float]:
    """Own provisions of the first sentence of `text`, with their scores."""
    document = document_from_string(text)
    spans = sentences(document)
    found = find_own(document, spans, segment(document), parties, threshold=0.001)
    return {each.type: each.score for each in found if each.span == spans[0]}


def test_scores_do_not_depend_on_what_stands_around() -> None:
    sentence = "Overdue invoices bear interest at the rate of one percent per month until they are paid."
    assert own(sentence) == own(f"{sentence}\n\nNothing here.") != {}


def test_who_is_bound_is_told_by_the_parties() -> None:
    words = "Gannet may terminate this Agreement at any time for its convenience on ten days’ notice to Fern."
    vendor = (Party("Gannet", (), "vendor", Span(0, 6)), Party("Fern", (), "customer", Span(0, 6)))
    swapped = (Party("Gannet", (), "customer", Span(0, 6)), Party("Fern", (), "vendor", Span(0, 6)))
    assert own(words, vendor)["vendor_may_leave_at_will"] > 0.7
    assert own(words, swapped).get("vendor_may_leave_at_will", 0) < 0.3


def test_an_item_is_read_behind_its_lead_in() -> None:
    lead = "1. The Provider shall not be liable for any failure or delay caused by:"
    text = f"{lead}\n\n(a) acts or omissions of the Provider's own sub-contractors and suppliers;"
    document = document_from_string(text)
    spans = sentences(document)
    alone = list(find_own(document, spans, threshold=0.2))
    behind = list(find_own(document, spans, segment(document), threshold=0.2))
    item = {each.type for each in behind if each.span == spans[-1]}
    assert "own_suppliers_failures_excused" in item
    assert item > {each.type for each in alone if each.span == spans[-1]}


def test_a_long_sentence_says_what_its_end_says() -> None:
    filler = "the Customer shall keep its own records of the sites, the users and the orders, and " * 12
    end = "Provider may suspend the Services immediately and without notice if any invoice is overdue."
    assert own(filler + end)["suspension_without_notice"] > 0.5


@pytest.mark.parametrize("words", ["", "Jury Waiver", "Late payment interest"])
def test_few_words_are_never_judged(words: str) -> None:
    document = document_from_string(words)
    assert list(find_own(document, [Span(0, len(words))], threshold=0.0)) == []


def test_weights_of_another_taxonomy_are_refused(tmp_path: Path) -> None:
    weights = load_weights("own_provisions")
    other = Weights(weights.arrays, {**weights.settings, "types": ["tide"]}, "0")
    with pytest.raises(ModelError, match="train it again"):
        teller_of(other, tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"no model"])
def test_an_encoder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "encoder.onnx").write_bytes(content)
    with pytest.raises(ModelError, match="install clausekit again"):
        teller_of(load_weights("own_provisions"), tmp_path)
