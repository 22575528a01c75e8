"""What reports for people share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Review, Span
from clausekit.exports.presentation import (
    CONTEXT,
    LONGEST_QUOTE,
    counts,
    key_terms,
    passage,
    place_of,
    shortened,
    visible,
)


def test_counts_leave_out_what_is_not_there(review: Review) -> None:
    assert counts(review) == "1 critical, 1 high, 1 medium, 2 low"


def test_a_place_is_the_innermost_clause_and_the_page(review: Review, unpaged_review: Review) -> None:
    text = review.contract.document.text
    start = text.index("90 days")
    assert place_of(review, Span(start, start + 7)) == "section 1.1, page 2"
    assert place_of(unpaged_review, Span(start, start + 7)) == "section 1.1"
    assert place_of(review, Span(0, 6)) == "page 1"


@given(data=st.data())
def test_a_passage_is_the_contract_around_the_words(review: Review, data: st.DataObject) -> None:
    text = review.contract.document.text
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = passage(review, span)
    assert found.words == shortened(text[span.start : span.end])
    assert visible(text[: span.start]).endswith(found.before.removeprefix("… "))
    assert visible(text[span.end :]).startswith(found.after.removesuffix(" …"))
    assert len(found.before) <= CONTEXT + 2
    assert "\n" not in found.before + found.after


def test_a_long_quote_keeps_its_two_ends() -> None:
    words = "begin " + "word " * 1000 + "end"
    short = shortened(words)
    assert len(short) <= LONGEST_QUOTE + 10
    assert short.startswith("begin")
    assert short.endswith("end")
    assert " […] " in short


@given(st.text())
def test_visible_keeps_every_position_and_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert "\x1b" not in shown
    assert visible(shown) == shown


def test_key_terms_name_all_eleven(review: Review) -> None:
    terms = {term.name: term for term in key_terms(review)}
    assert len(terms) == 11
    assert terms["Agreement date"].value == "2027-03-12"
    assert terms["Courts"].words == ""
