"""What the provision model adds to the rules: it points, they read."""

from __future__ import annotations

from typing import Any

from clausekit.datamodel import Document, Provision, Span
from clausekit.facts import find_facts, find_terms

OPENING = "This Supply Agreement is made as of March 1, 2024 (the “Effective Date”) by A Ltd and B Ltd."


def terms_of(document: Document, *provisions: Provision) -> dict[str, str]:
    return {term.name: term.value for term in find_terms(document, (), find_facts(document), (), provisions)}


def at(document: Document, words: str, type: str, score: float = 0.9) -> Provision:
    start = document.text.index(words)
    return Provision(type, Span(start, start + len(words)), score)


def test_a_sentence_that_the_model_is_sure_of_is_read(contract: Any) -> None:
    sentence = "All of the above runs for three (3) years from the Effective Date."
    document = contract("SUPPLY AGREEMENT", OPENING, sentence)
    assert "expiration_date" not in terms_of(document)
    assert terms_of(document, at(document, sentence, "expiration_date"))["expiration_date"] == "2027-03-01"


def test_of_two_sentences_the_model_s_is_taken(contract: Any) -> None:
    first = "The term of this Agreement shall end on May 31, 2025."
    second = "The term of this Agreement shall end on June 30, 2026."
    document = contract("SUPPLY AGREEMENT", OPENING, first, second)
    assert terms_of(document)["expiration_date"] == "2025-05-31"
    assert terms_of(document, at(document, second, "expiration_date"))["expiration_date"] == "2026-06-30"


def test_a_told_sentence_without_a_value_gives_none(contract: Any) -> None:
    sentence = "This Agreement ends when the last pallet has been returned."
    document = contract("SUPPLY AGREEMENT", OPENING, sentence)
    assert "expiration_date" not in terms_of(document, at(document, sentence, "expiration_date"))


def test_a_date_that_no_word_announces_is_the_model_s_to_find(contract: Any) -> None:
    document = contract("Last Updated: April 6, 2021 Affiliate terms of A Ltd", "Some words follow here.")
    assert "agreement_date" not in terms_of(document)
    told = at(document, "April 6, 2021", "agreement_date", 0.6)
    assert terms_of(document, told)["agreement_date"] == "2021-04-06"
    assert "agreement_date" not in terms_of(document, at(document, "April 6, 2021", "agreement_date", 0.2))


def test_the_model_does_not_make_another_paper_s_date_the_contract_s(contract: Any) -> None:
    document = contract("The parties know the Purchase Agreement dated July 23, 2019 well.")
    told = at(document, "July 23, 2019", "agreement_date")
    assert "agreement_date" not in terms_of(document, told)


def test_a_law_torn_apart_by_a_page_is_read_where_the_model_points(contract: Any) -> None:
    document = contract(
        "It is construed in accordance with, and governed by, the", "laws of the State of Ohio."
    )
    assert "governing_law" not in terms_of(document)
    told = at(document, "laws of the State of Ohio.", "governing_law")
    assert terms_of(document, told)["governing_law"] == "Ohio"
    low = at(document, "laws of the State of Ohio.", "governing_law", 0.3)
    assert "governing_law" not in terms_of(document, low)


def test_renewal_by_agreement_stays_none_whatever_the_model_says(contract: Any) -> None:
    sentence = "This Agreement may be renewed for additional one year terms by mutual written agreement."
    document = contract("SUPPLY AGREEMENT", OPENING, sentence)
    assert "renewal_term" not in terms_of(document, at(document, sentence, "renewal_term"))


def test_notice_is_heard_where_the_rules_see_no_renewal(contract: Any) -> None:
    sentence = "A party that wants no more of it tells the other in writing 45 days before the term ends."
    document = contract("SUPPLY AGREEMENT", OPENING, sentence)
    name = "notice_to_terminate_renewal"
    assert name not in terms_of(document)
    assert terms_of(document, at(document, sentence, name))[name] == "P45D"
