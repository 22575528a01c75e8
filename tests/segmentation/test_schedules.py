"""Schedules: there with words, there and blank, or only named."""

from __future__ import annotations

import pytest

from clausekit.documents.from_text import document_from_string
from clausekit.segmentation import schedules, segment

BODY = (
    "This agreement is made between Acme Inc. and Beta LLC on 1 May 2027 and is about the supply of services "
    "for the price and in the time that are set out in it and in what is attached to it.\n"
    * 4
    + "1. Services. As in {name}.\n2. Fees. None are due.\n3. Term. One year from today.\n"
)
WORDS = "The supplier answers within two hours and repairs within a day."


def states(text: str) -> dict[str, str]:
    document = document_from_string(text)
    return {item.name: item.state for item in schedules(document, segment(document))}


@pytest.mark.parametrize(
    ("name", "attached", "state"),
    [
        ("Exhibit A", f"EXHIBIT A\nSERVICE LEVELS\n{WORDS}", "present"),
        ("Exhibit A", "EXHIBIT A\nLIABILITIES\nNone.", "present"),
        ("Exhibit A", "EXHIBIT A\nSERVICE LEVELS", "blank"),
        ("Exhibit A", "EXHIBIT A\nSERVICE LEVELS\n[to be attached]", "blank"),
        ("Exhibit A", "EXHIBIT A\nThis page is intentionally left blank.", "blank"),
        ("Exhibit A", "EXHIBIT A\nTBD", "blank"),
        ("Exhibit A", "EXHIBIT A\nContact:\nTelephone:\nAddress: ____________", "blank"),
        ("Schedule 1.10", f"SCHEDULE 1.10\nANTIBODY\n{WORDS}", "present"),
        ("Schedule 1.10", "SCHEDULE 1.10\nANTIBODY\nOmitted pursuant to Item 601(a)(5)", "blank"),
        ("Annex II", "", "absent"),
    ],
)
def test_a_schedule_has_a_state(name: str, attached: str, state: str) -> None:
    found = states(BODY.format(name=name) + attached)
    assert list(found.values()) == [state]
    assert next(iter(found)).casefold() == name.casefold()


def test_a_list_of_exhibits_is_not_the_exhibits() -> None:
    text = BODY.format(name="Exhibit A") + "Exhibit A – Services\nExhibit B – Prices"
    assert states(text) == {"Exhibit A": "absent", "Exhibit B": "absent"}


def test_a_schedule_may_be_made_of_annexes() -> None:
    text = BODY.format(name="Schedule 1") + f"SCHEDULE 1\nANNEX I\nPARTIES\n{WORDS}\nANNEX II\n{WORDS}"
    assert states(text) == {"SCHEDULE 1": "present", "ANNEX I": "present", "ANNEX II": "present"}


def test_exhibits_of_other_papers_are_none_of_this_one() -> None:
    assert states(BODY.format(name="Exhibit A to the Master Services Agreement")) == {}


def test_the_name_a_contract_was_filed_under_is_no_exhibit() -> None:
    assert states("Exhibit 10.1\n" + BODY.format(name="this paper")) == {}


def test_an_annexure_is_the_annex_that_the_text_speaks_of() -> None:
    found = states(BODY.format(name="Annexure 1") + f"ANNEXURE 1\nTEAM\n{WORDS}")
    assert list(found.values()) == ["present"]
