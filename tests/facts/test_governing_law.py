"""Whose law governs and whose courts decide."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.governing_law import find
from clausekit.facts.places import canonical, without_countries


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "It is governed by and construed under the internal laws of the State of New York.",
            "New York",
        ),
        ("The laws of England and Wales shall apply to this contract.", "England and Wales"),
        ("This contract is governed by Delaware law.", "Delaware"),
        (
            "It is governed by the laws of the Province of Ontario and the federal laws of Canada.",
            "Ontario",
        ),
        ("Governed by the substantive laws of the People's Republic of China.", "China"),
        ("Governing Law: Texas", "Texas"),
        (
            "THIS AGREEMENT SHALL BE CONSTRUED UNDER THE LAWS OF THE COMMONWEALTH OF MASSACHUSETTS.",
            "Massachusetts",
        ),
        ("English law governs this agreement.", "England"),
        (
            "It shall be enforced and performed in accordance with the laws of the State of California.",
            "California",
        ),
    ],
)
def test_the_chosen_law_is_named(read: Any, text: str, value: str) -> None:
    assert [(value, unit) for _, value, unit in read(find, text)] == [(value, "law")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "The courts located in Santa Clara County, California have exclusive jurisdiction.",
            "Santa Clara County, California",
        ),
        ("The courts of England have exclusive jurisdiction.", "England"),
        ("Venue lies in the courts sitting in the City of New York.", "City of New York"),
    ],
)
def test_the_chosen_courts_are_named(read: Any, text: str, value: str) -> None:
    assert [(value, unit) for _, value, unit in read(find, text) if unit == "courts"] == [(value, "courts")]


@pytest.mark.parametrize(
    "text",
    [
        "ACME, Inc., a corporation organized and existing under the laws of the State of Delaware.",
        "Each party shall comply with the laws of Germany.",
        "Governing Law: [fill in the state]",
        "The parties are lawful residents of Ohio.",
    ],
)
def test_where_a_company_was_formed_is_no_choice_of_law(read: Any, text: str) -> None:
    assert read(find, text) == []


def test_places_have_one_name() -> None:
    assert canonical("people's  republic of china") == "China"
    assert canonical("Ruritania") == "Ruritania"
    assert without_countries(("Ontario", "Canada")) == ("Ontario",)
    assert without_countries(("Canada",)) == ("Canada",)


@pytest.mark.parametrize(
    "text",
    [
        "Disputes are resolved by binding arbitration to be conducted in English.",
        "It bars rules that would apply laws of any jurisdiction other than those of the State of Ohio.",
    ],
)
def test_a_language_or_an_excluded_law_is_no_seat(read: Any, text: str) -> None:
    assert [fact for fact in read(find, text) if fact[2] == "courts"] == []


def test_the_republic_of_china_and_a_misread_state_are_places(read: Any) -> None:
    assert [value for _, value, _ in read(find, "Governed by the laws of the R.O.C. alone.")] == ["Taiwan"]
    assert [value for _, value, _ in read(find, "GOVERNED BY THE LAWS OF THE SIATE OF TEXAS.")] == ["Texas"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It shall be governed exclusively by Finnish law.", "Finland"),
        ("All questions on this contract are decided under the laws of Nevada.", "Nevada"),
        ("It is governed by the laws of the Republic of China (Taiwan).", "Taiwan"),
        ("It is governed by the laws of the Sultanate of Oman.", "Oman"),
        (
            "GOVERNED BY THE INTERNAL LAWS (AND NOT THE LAW OF CONFLICTS) OF THE STATE OF ILLINOIS.",
            "Illinois",
        ),
        ("Swiss substantive law applies.", "Switzerland"),
        ("Its validity shall be governed by PRC Laws.", "China"),
        ("It is made in the State of Idaho and shall be governed by the laws thereof.", "Idaho"),
        ("It is deemed made in Maine and is construed under the laws of that State.", "Maine"),
        ("It is governed by the laws in force in the Province of Ontario.", "Ontario"),
        ("The law applicable to it is the law of Cyprus.", "Cyprus"),
        ("It is governed by the laws of Ohio, but the General Corporation Law of Delaware binds.", "Ohio"),
    ],
)
def test_a_law_is_chosen_in_more_words(read: Any, text: str, value: str) -> None:
    assert {value for _, value, unit in read(find, text) if unit == "law"} == {value}
