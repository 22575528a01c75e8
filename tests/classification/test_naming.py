"""Parties are told by their side."""

from __future__ import annotations

import pytest

from clausekit.classification.naming import SideNames
from clausekit.datamodel import Party, Span

HERE = Span(0, 1)
PARTIES = (
    Party("Gannet Networks Ltd", ("Gannet", "we"), "vendor", HERE),
    Party("Fern Mutual Society", ("the Society", "Fern"), "customer", HERE),
    Party("Fern Holdings", ("Guarantor",), "neutral", HERE),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gannet may end this Order.", "Vendor may end this Order."),
        ("Gannet Networks Ltd and GANNET", "Vendor and Vendor"),
        ("Fern’s data", "Customer’s data"),
        ("the Society pays us", "Customer pays Vendor"),
        ("Our liability", "Vendor liability"),
        ("The Guarantor pays.", "The Guarantor pays."),
        ("Gannets and Fernwood", "Gannets and Fernwood"),
    ],
)
def test_names_become_sides(text: str, expected: str) -> None:
    assert SideNames(PARTIES).plain(text) == expected


def test_without_parties_nothing_changes() -> None:
    assert SideNames(()).plain("Gannet may end this Order.") == "Gannet may end this Order."


def test_names_are_words_and_not_patterns() -> None:
    odd = Party("A+B (Bern)", ("A+B",), "vendor", HERE)
    assert SideNames((odd,)).plain("A+B pays") == "Vendor pays"
