"""What sentences, dates and titles are found to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausekit.classification import find_provisions, label_clauses
from clausekit.classification.candidates import dates, sentences, titles
from clausekit.classification.presence import PresenceRule
from clausekit.classification.provisions import _believed, _finder
from clausekit.datamodel import Document, Provision, Span
from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import segment
from clausekit.taxonomy import provision_types

CONTRACT = """SOFTWARE LICENSE AGREEMENT

This Software License Agreement is entered into as of March 12, 2027 (the "Effective Date") by and between
Alder Robotics, Inc., a Delaware corporation ("Licensor"), and Penrose Capital, LLC ("Licensee").

1. License. Licensor hereby grants to Licensee a non-exclusive, non-transferable, perpetual license to use the
Software for its internal business purposes.

2. Term. The initial term of this Agreement is three (3) years from the Effective Date. It shall
automatically renew for successive one (1) year terms unless either party gives written notice of non-renewal
at least ninety (90) days before the end of the then-current term.

3. Liability. In no event shall either party's aggregate liability under this Agreement exceed the fees
paid by Licensee in the twelve (12) months before the claim.

4. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State
of Oregon, without regard to its conflict of laws principles.

5. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.
"""


def document() -> Document:
    return document_from_string(CONTRACT)


def found(threshold: float | None = None) -> tuple[Provision, ...]:
    text = document()
    return find_provisions(text, label_clauses(text, segment(text)), threshold=threshold)


@pytest.mark.parametrize(
    ("type", "words"),
    [
        ("document_name", "SOFTWARE LICENSE AGREEMENT"),
        ("agreement_date", "March 12, 2027"),
        ("parties", "Alder Robotics, Inc."),
        ("license_grant", "hereby grants"),
        ("notice_to_terminate_renewal", "non-renewal"),
        ("renewal_term", "successive one"),
        ("cap_on_liability", "aggregate liability"),
        ("governing_law", "of Oregon"),
        ("anti_assignment", "Neither party may assign"),
    ],
)
def test_a_plain_contract_is_understood(type: str, words: str) -> None:
    text = document()
    quotes = [text.quote(each.span).lower() for each in found() if each.type == type]
    assert any(words.lower() in quote for quote in quotes)


def test_provisions_are_in_text_order_within_the_text_and_known() -> None:
    provisions = found(0.001)
    assert [each.span for each in provisions] == sorted(each.span for each in provisions)
    assert {each.type for each in provisions} <= set(provision_types())
    assert all(0.001 <= each.score <= 1 for each in provisions)
    assert all(0 <= each.span.start < each.span.end <= len(CONTRACT) for each in provisions)


def test_a_lower_threshold_gives_more() -> None:
    assert len(found(0.001)) > len(found(0.5)) > 0


def test_of_one_type_no_two_overlap() -> None:
    provisions = found(0.001)
    for place, one in enumerate(provisions):
        for other in provisions[place + 1 :]:
            assert one.type != other.type or not one.span.overlaps(other.span)


def test_a_contract_has_one_name_and_one_date() -> None:
    types = [each.type for each in found()]
    assert types.count("document_name") == types.count("agreement_date") == 1


@pytest.mark.parametrize("text", ["", "\n\n", "?", "Hello", "1. 2. 3."])
def test_texts_that_say_nothing_are_fine(text: str) -> None:
    empty = document_from_string(text)
    assert find_provisions(empty, segment(empty)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "March 12, 2027",
        "the 7th day of April, 2017",
        "12 March 2027",
        "___ day of ________, 2013",
        "June __, 2006",
        "10/1/2019",
        "[·] day of [·], 2019",
        "JANUARY 1ST, 2020",
    ],
)
def test_dates_are_seen_filled_in_or_blank(text: str) -> None:
    whole = document_from_string(f"Made on {text} by us.")
    assert any(whole.quote(span).removeprefix("the ") in text for span in dates(whole))
    assert any(len(span) >= len(text.removeprefix("the ")) - 1 for span in dates(whole))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("MASTER SERVICES AGREEMENT\n\nThis Agreement is", "MASTER SERVICES AGREEMENT"),
        ("This Co-Branding and Advertising Agreement is", "Co-Branding and Advertising Agreement"),
        ("Exhibit 10.2 Data Processing Addendum between", "Data Processing Addendum"),
    ],
)
def test_titles_are_seen_without_what_stands_before_them(text: str, title: str) -> None:
    whole = document_from_string(text)
    assert title in [whole.quote(span) for span in titles(whole)]


def test_a_sentence_stays_within_its_block() -> None:
    whole = document_from_string("The fee is due at once. It bears\n\ninterest from then on.")
    blocks = [block.span for block in whole.blocks]
    spans = sentences(whole)
    assert whole.quote(spans[0]) == "The fee is due at once."
    assert all(any(Span(b.start, b.end).start <= s.start and s.end <= b.end for b in blocks) for s in spans)


def believed(*scores: float, share: float = 0.3) -> list[float]:
    """The scores that are kept by default of candidates for insurance, whose own threshold is 0.5."""
    rule = PresenceRule((0.0, 1.0, 0.0), 0.0, {"insurance": share}, {"insurance": 0.4})
    finder = replace(_finder(), presence=rule, thresholds={"insurance": 0.5})
    found = [Provision("insurance", Span(at * 10, at * 10 + 5), score) for at, score in enumerate(scores)]
    return [each.score for each in _believed(finder, found)]


def test_what_a_contract_is_judged_to_have_is_given_if_only_its_best() -> None:
    assert believed(0.3, 0.2, 0.1) == [0.3]
    assert believed(0.9, 0.6, 0.1) == [0.9, 0.6]


def test_what_a_contract_is_judged_to_lack_is_not_given() -> None:
    assert believed(0.2, 0.05) == []
