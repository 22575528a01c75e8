"""Runs of spaces: read as one, pointed at as they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Span
from clausekit.segmentation.spacing import single_spaced


@given(st.text(alphabet="ab \t\n", max_size=60))
def test_every_letter_finds_its_way_back(text: str) -> None:
    single = single_spaced(text)
    for place, letter in enumerate(single.text):
        if not letter.isspace():
            span = single.original(Span(place, place + 1))
            assert text[span.start : span.end] == letter
