"""What is altered for the worse, and what would be no harm to alter."""

from __future__ import annotations

import pytest

from clausekit.playbook.proof import contract_from
from clausekit.selftest.alterations import alterations

OPENING = (
    "This Services Agreement is made between Alder Ltd (“Supplier”) and Birch Inc. (“Customer”).\n"
    "1. Services. Supplier runs the service for Customer.\n"
)
CAP = "2. Limitation of Liability. {} total liability under this Agreement shall not exceed USD 500,000.\n"
TAKEN = "limit of liability taken out"


def names_of(text: str) -> list[str]:
    return [change.name for change in alterations(contract_from(OPENING + text), "customer")]


@pytest.mark.parametrize("whose", ["Each party's", "Customer's", "Save for Supplier's fraud, Customer's"])
def test_a_limit_that_protects_us_is_taken_out(whose: str) -> None:
    assert TAKEN in names_of(CAP.format(whose))


@pytest.mark.parametrize(
    "whose", ["Supplier's", "Supplier's and its staff's", "Save for Customer's claims, Supplier's"]
)
def test_a_limit_that_protects_the_other_side_alone_is_not(whose: str) -> None:
    assert TAKEN not in names_of(CAP.format(whose))


def test_a_renewal_that_is_ours_to_choose_is_not_made_longer() -> None:
    own = "3. Term. The term is one year. {} this Agreement shall renew for a successive term of two years.\n"
    assert "renewal made longer" not in names_of(own.format("At Customer's option,"))
    assert "renewal made longer" in names_of(own.format("Then"))


def test_no_reference_of_an_amendment_is_broken() -> None:
    text = "1. Change. The price is new.\n1.1 Date. Section 1.2 holds.\n1.2 Rest. As before.\n"
    broken = "cross-reference broken"
    assert broken in [change.name for change in alterations(contract_from(text), "customer")]
    amends = contract_from("AMENDMENT NO. 2\n" + text)
    assert broken not in [change.name for change in alterations(amends, "customer")]
