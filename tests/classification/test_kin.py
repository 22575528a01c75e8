"""Words told as one: sides of a contract, plurals, and what never changes again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.classification.kin import kin
from clausekit.classification.words import read_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vendor may cancel the Agreement forthwith", "the Provider can terminate this contract immediately"),
        ("We must refund your charges", "Licensor shall reimburse Customer fees"),
    ],
)
def test_the_same_said_by_others_shares_its_words(one: str, other: str) -> None:
    told, retold = (set(kin(read_words(text).words)) - {"the", "this"} for text in (one, other))
    assert told == retold


def test_the_two_sides_stay_apart() -> None:
    assert kin(["vendor", "customer", "company"]) == ["supplier", "customer", "company"]


def test_words_that_only_look_plural_stay() -> None:
    assert kin(["process", "status", "basis", "has", "its"]) == ["process", "status", "basis", "has", "its"]


@given(st.lists(st.text(alphabet=st.characters(categories=["Ll"]), min_size=1)))
def test_what_was_told_once_stays(words: list[str]) -> None:
    assert kin(kin(words)) == kin(words)
