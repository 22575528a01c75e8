"""One row a contract."""

from __future__ import annotations

from clausekit.datamodel import Outcome, Review
from clausekit.facts import TERM_NAMES
from clausekit.store.codec import pack, unpack
from clausekit.store.summary import COLUMNS, summarise


def test_a_row_says_what_a_portfolio_asks(review: Review) -> None:
    row = summarise(Outcome("deals/msa.txt", review))
    assert (row.kind, row.parties, row.renewal_term) == ("saas", "Harbour plc (customer)", "P1Y")
    assert (row.critical, row.high, row.medium, row.low) == (1, 0, 0, 1)
    assert row.missing == "No cap on liability"
    assert row.problems == "page 2 holds no text"


def test_a_file_without_review_has_a_row_too() -> None:
    assert summarise(Outcome("x", error="'x' is empty")).error == "'x' is empty"


def test_every_key_term_has_its_column() -> None:
    assert set(TERM_NAMES) < set(COLUMNS)


def test_packing_loses_nothing(review: Review) -> None:
    assert unpack(pack(review)) == review
