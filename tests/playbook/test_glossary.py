"""Defined terms held against the words that are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.playbook.glossary import Place, defined_twice, never_defined, never_used
from clausekit.playbook.proof import contract_from
from clausekit.playbook.reading import Reading

Finder = Callable[[Reading], Iterator[Place]]
TERMS = "1. Definitions. “Fees” means the sums in the order. “Service” means the work.\n"


def found(finder: Finder, text: str) -> set[str]:
    contract = contract_from(text)
    places = list(finder(Reading(contract)))
    for place in places:
        assert place.term.split()[0] in contract.document.quote(place.span)
    return {place.term for place in places}


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Keep to the Target Level. If we miss the Target Level, show the Target Level.", {"Target Level"}),
        ("We keep to the Target Level. You may read the Target Level.", set()),
        ("We use the Fees. You pay the Fees. He likes the Fees and any Service Fees.", set()),
        ("It is of New York. The law of New York holds. The courts of New York too.", set()),
        ("Under the Data Act we act. The Data Act binds us. Read the Data Act.", set()),
        ("See the Target Level. Ask for the target level. The target level is the Target Level.", set()),
    ],
)  # fmt: skip
def test_terms_that_nothing_defines(sentence: str, terms: set[str]) -> None:
    assert found(never_defined, f"{TERMS}2. Work. {sentence}") == terms


def test_terms_of_another_paper_may_be_defined_there() -> None:
    text = "We keep the Target Level. Raise the Target Level. Miss the Target Level."
    pointer = "Capitalised terms have the meaning given in the master agreement. "
    assert found(never_defined, f"{TERMS}2. Work. {text}") == {"Target Level"}
    assert found(never_defined, f"{TERMS}2. Work. {pointer}{text}") == set()


def test_a_plural_or_a_possessive_is_a_use() -> None:
    text = "1. Definitions. “Policy” means a rule. “Virus” means harmful code. “User” means you.\n2. Work. {}"
    assert found(never_used, text.format("Nothing.")) == {"Policy", "Virus", "User"}
    assert found(never_used, text.format("Our Policies forbid Viruses in the User’s files.")) == set()


def test_an_abbreviation_may_be_for_the_reader_only() -> None:
    text = "1. Definitions. “GDPR” means the law on data. “Fees” means the sums.\n2. Payment. Pay the Fees."
    assert found(never_used, text) == set()


def test_a_pointer_to_the_definition_is_no_second_one() -> None:
    text = "“Support” has the meaning given in section 7. “Support” means help. We give Support."
    assert found(defined_twice, text) == set()


@given(st.sampled_from(["Target Level", "Order Summary", "Delivery Point"]), st.integers(0, 6))
def test_a_term_counts_from_its_third_use_on(term: str, uses: int) -> None:
    sentences = " ".join(f"We keep to the {term}." for _ in range(uses))
    expected = {term} if uses >= 3 else set()
    assert found(never_defined, f"{TERMS}2. Work. {sentences} Done.") == expected
