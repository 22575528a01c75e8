"""Who acts in a contract: we and you, each of us, and those who buy to sell again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Contract
from clausekit.playbook.parties import mentions

Understand = Callable[[str], Contract]


def sides(contract: Contract) -> dict[str, str]:
    return {mention.name: mention.role for mention in mentions(contract)}


def test_a_distributor_is_the_customer_and_its_customers_are_third_parties(understand: Understand) -> None:
    text = "Supplier ships the Products to Distributor. Distributor informs each End User and Customer."
    assert sides(understand(text)) == {"supplier": "vendor", "distributor": "customer"}


def test_a_reseller_beside_a_customer_takes_no_side(understand: Understand) -> None:
    text = "Provider runs the Service for Customer. Customer may order through a Reseller. Customer pays."
    assert sides(understand(text)) == {"provider": "vendor", "customer": "customer"}


@pytest.mark.parametrize("words", ["Each of us", "Either of us", "Neither of us", "Both of us"])
def test_words_for_both_in_plain_english(understand: Understand, words: str) -> None:
    assert sides(understand(f"{words} may leave. You know that, and we do."))[words.lower()] == "neutral"


def test_one_you_is_enough_in_a_short_text_and_not_in_a_long_one(understand: Understand) -> None:
    short = "We keep your data safe."
    assert sides(understand(short)) == {"we": "vendor"}
    long = short + " The Services are described in the Order." * 60
    assert "we" not in sides(understand(long))
