"""Who acts in a contract: we and you, each of us, and those who buy to sell again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from clausekit.datamodel import Contract, Party, Span
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


def test_words_behind_a_name_belong_to_it(understand: Understand) -> None:
    contract = understand("Either party hereto may leave. Customer hereunder may stay.")
    spans = [mention.span for mention in mentions(contract)]
    assert [contract.document.text[span.start : span.end] for span in spans] == [
        "Either party hereto",
        "Customer hereunder",
    ]


def test_a_name_that_begins_with_a_small_letter_is_a_name(understand: Understand) -> None:
    contract = understand("iPlum Inc. sells. iPlum may leave, and a customer may not.")
    party = Party("iPlum", (), "vendor", Span(0, 5))
    assert sides(replace(contract, parties=(party,))) == {"iplum": "vendor"}
