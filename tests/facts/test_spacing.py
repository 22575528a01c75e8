"""Runs of spaces: read as one, pointed at as they stand."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Span
from clausekit.facts import find_facts
from clausekit.facts.spacing import single_spaced


def test_a_fact_in_aligned_text_keeps_its_words(contract: Any) -> None:
    document = contract(
        "governed   by the  laws  of the   State of  New   York, within  thirty   (30)   days"
    )
    assert [(fact.value, document.quote(fact.span)) for fact in find_facts(document)] == [
        ("New York", "New   York"),
        ("P30D", "thirty   (30)   days"),
    ]


@given(st.text(alphabet="ab \t\n", max_size=60))
def test_every_letter_finds_its_way_back(text: str) -> None:
    single = single_spaced(text)
    for place, letter in enumerate(single.text):
        if not letter.isspace():
            span = single.original(Span(place, place + 1))
            assert text[span.start : span.end] == letter
