"""Who shall, may or must not do a thing: told by where the party stands in the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Contract
from clausekit.playbook.reading import Reading

Understand = Callable[[str], Contract]


def told(contract: Contract) -> list[tuple[str, str]]:
    """Each subject with what kind of act it has; a role that either may play is "open"."""
    return [(act.mention.name if act.mention else "open", act.force) for act in Reading(contract).acts]


@pytest.mark.parametrize(("words", "expected"), [
    ("Customer shall pay.", ("customer", "duty")),
    ("Vendor hereto agrees to pay.", ("vendor", "duty")),
    ("Customer must: (a) not disclose Confidential Information.", ("customer", "duty")),
    ("Vendor (as the one that provides) will answer.", ("vendor", "duty")),
    ("Vendor, at its own cost, shall repair it.", ("vendor", "duty")),
    ("Customer and its affiliates shall keep it.", ("customer", "duty")),
    ("Customer may not assign this Agreement.", ("customer", "duty")),
    ("Customer may only use it for the Purpose.", ("customer", "duty")),
    ("Customer shall not have the right to assign it.", ("customer", "duty")),
    ("Vendor may terminate this Agreement.", ("vendor", "right")),
    ("Vendor shall, if Fees are overdue, be entitled to terminate.", ("vendor", "right")),
    ("Vendor has the right to terminate this Agreement.", ("vendor", "right")),
    ("Vendor shall not in any event be liable for delay.", ("vendor", "right")),
    ("Either party may terminate this Agreement.", ("either party", "right")),
    ("The receiving party shall keep it secret.", ("open", "duty")),
])  # fmt: skip
def test_the_subject_of_the_verb_acts(understand: Understand, words: str, expected: tuple[str, str]) -> None:
    assert told(understand(words)) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Customer's notice shall be in writing.",
        "Whatever is disclosed by Vendor shall be kept secret.",
        "The obligations of each party shall cease.",
        "Customer shall not be required to return it.",
        "The disclosing party shall mark it.",
    ],
)
def test_who_is_only_spoken_of_does_not_act(understand: Understand, words: str) -> None:
    assert told(understand(words)) == []


def test_an_act_ends_where_the_next_one_begins(understand: Understand) -> None:
    contract = understand("Customer shall pay the Fees, and Vendor may suspend the Service.")
    text = contract.document.text
    first, second = Reading(contract).acts
    assert text[first.span.start : first.span.end] == "Customer shall pay the Fees, and "
    assert text[second.span.start : second.span.end] == "Vendor may suspend the Service."
