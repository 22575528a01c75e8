"""A limit of liability read back from its normalised words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.facts.terms.cap import Cap, FeesCap, SumCap, read_cap

YEAR = FeesCap(Decimal(1), "P12M", "paid")


@pytest.mark.parametrize(
    ("value", "caps"),
    [
        ("USD 1000000", ((SumCap("USD", Decimal(1000000)),),)),
        ("fees:P12M:paid", ((YEAR,),)),
        ("2x fees:all:paid_or_payable", ((FeesCap(Decimal(2), "all", "paid_or_payable"),),)),
        ("USD 5.50 | fees:P12M:paid", ((SumCap("USD", Decimal("5.50")),), (YEAR,))),
        ("fees:P12M:paid & USD 5", ((YEAR, SumCap("USD", Decimal(5))),)),
        ("", ()),
        ("unlimited", ()),
        ("USD 5 | something", ()),
    ],
)
def test_the_grammar(value: str, caps: tuple[tuple[Cap, ...], ...]) -> None:
    assert read_cap(value) == caps


@given(st.text(max_size=40))
def test_other_words_are_no_cap(value: str) -> None:
    assert all(group for group in read_cap(value))
