"""Parties: names, aliases, sides, and the reasons given."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.datamodel import Party
from clausekit.facts import find_parties, side_of

PREAMBLE = (
    "This Services Agreement is made as of May 1, 2024 by and between Quill & Harrow, Inc., a Delaware "
    "corporation with offices in Denver, Colorado 80202 (“Customer”), and NORTHFIELD DATA LIMITED, a company "
    "registered in England "
    "(the “Provider”)."
)


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def test_names_aliases_and_sides_come_from_the_preamble(contract: Any) -> None:
    parties = find_parties(contract("SERVICES AGREEMENT", PREAMBLE), ())
    assert names(parties) == ["Quill & Harrow, Inc.", "NORTHFIELD DATA LIMITED"]
    assert [party.aliases for party in parties] == [("Customer",), ("Provider",)]
    assert [party.role for party in parties] == ["customer", "vendor"]
    assert parties[0].reason == "called “Customer”"


def test_the_span_is_the_name_as_printed(contract: Any) -> None:
    document = contract("SERVICES AGREEMENT", PREAMBLE)
    assert [document.quote(party.span) for party in find_parties(document, ())] == [
        "Quill & Harrow, Inc.",
        "NORTHFIELD DATA LIMITED",
    ]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "is between Marlow Ltd (hereinafter 'Licensor') and Fenn GmbH (hereinafter 'Licensee').",
            ["Marlow Ltd", "Fenn GmbH"],
        ),
        (
            "is made by and among Orrin, LLC, Tasse S.A. and Bellwick Trust (collectively, the “Parties”).",
            ["Orrin, LLC", "Tasse S.A.", "Bellwick Trust"],
        ),
        (
            "is between i-Parcel, Inc. (“A”) and 24Seven Hosting B.V. (“B”).",
            ["i-Parcel, Inc.", "24Seven Hosting B.V."],
        ),
        (
            "is between Jane R. Doe, an individual (“Consultant”), and Sable Corp. (“Company”).",
            ["Jane R. Doe", "Sable Corp."],
        ),
        (
            "is between: (1) ORRIN 2010 LIMITED of 19 Quay Road (the Company) (2) ADA STONE (the Executive).",
            ["ORRIN 2010 LIMITED", "ADA STONE"],
        ),
        (
            "is between Bell Tower Speakers of 90 High Street (“BTS”) and Sable Corp. of 7 Low Row (“Co”).",
            ["Bell Tower Speakers", "Sable Corp."],
        ),
        (
            "is between Centre for Turbine Research and Instruction (“CTRI”) and Sable Corp. (“Company”).",
            ["Centre for Turbine Research and Instruction", "Sable Corp."],
        ),
        (
            "is among HARBOUR OWNER TRUST 2020-A, as issuer (“Issuer”), and Sable Corp. (“Company”).",
            ["HARBOUR OWNER TRUST 2020-A", "Sable Corp."],
        ),
    ],
)
def test_many_ways_to_name_parties(contract: Any, preamble: str, expected: Any) -> None:
    assert names(find_parties(contract("This Agreement " + preamble), ())) == expected


def test_the_word_for_all_parties_is_no_alias(contract: Any) -> None:
    text = "This Agreement is between Marlow Ltd and Fenn GmbH (each a “Party” and together the “Parties”)."
    assert all(party.aliases == () for party in find_parties(contract(text), ()))


def test_an_order_form_names_parties_in_its_fields(contract: Any) -> None:
    parties = find_parties(
        contract("Order Form", "Customer: Brightwater Ltd", "Provider\tCloudmere, Inc."), ()
    )
    assert [(party.name, party.role) for party in parties] == [
        ("Brightwater Ltd", "customer"),
        ("Cloudmere, Inc.", "vendor"),
    ]


def test_an_unfilled_form_has_its_terms_as_parties(contract: Any) -> None:
    duties = ["Provider shall provide the Service.", "Customer shall pay the Fees."] * 5
    parties = find_parties(contract("Cloud Terms", *duties), ())
    assert [(party.name, party.role) for party in parties] == [
        ("Provider", "vendor"),
        ("Customer", "customer"),
    ]
    assert "unfilled" in parties[0].reason


def test_what_parties_do_tells_their_sides(contract: Any) -> None:
    document = contract(
        "This Agreement is between Marlow Ltd (“Marlow”) and Fenn GmbH (“Fenn”).",
        *["Fenn shall pay the fees. Marlow shall provide the Services to Fenn."] * 3,
    )
    marlow, fenn = find_parties(document, ())
    assert (marlow.role, fenn.role) == ("vendor", "customer")
    assert "pays" in fenn.reason


def test_one_side_known_leaves_the_other(contract: Any) -> None:
    marlow, fenn = find_parties(
        contract("This Agreement is between Marlow Ltd and Fenn GmbH (“Licensee”)."), ()
    )
    assert fenn.role == "customer"
    assert (marlow.role, marlow.reason) == ("vendor", "the other party is the customer")


def test_a_mutual_nda_has_no_sides(contract: Any) -> None:
    document = contract(
        "MUTUAL NON-DISCLOSURE AGREEMENT",
        "This Agreement is between Marlow Ltd (“Marlow”) and Fenn GmbH (“Fenn”). Each party may disclose.",
    )
    parties = find_parties(document, ())
    assert [party.role for party in parties] == ["neutral", "neutral"]
    assert side_of("Recipient", parties) == "neutral"


def test_nobody_is_named_where_nobody_is(contract: Any) -> None:
    assert find_parties(contract("A poem about rain."), ()) == ()


@pytest.mark.parametrize(
    ("term", "side"),
    [
        ("Licensee", "customer"),
        ("the Service Provider", "vendor"),
        ("Enterprise Customers", "customer"),
        ("moon", "unknown"),
    ],
)
def test_terms_have_sides_of_their_own(term: str, side: str) -> None:
    assert side_of(term, ()) == side


def test_a_party_s_own_alias_decides_before_the_dictionary(contract: Any) -> None:
    document = contract(PREAMBLE.replace("Customer", "Contractor").replace("Provider", "Owner"))
    parties = find_parties(document, ())
    assert side_of("Contractor", parties) == "vendor"
    assert side_of("the Owner", parties) == "customer"


CIRCLE = ("Arne Telecom AS", "Brisa Cabo S.A.", "Corvid Networks plc", "Delta Cable GmbH", "Elm Carriers Ltd")


@pytest.mark.parametrize(("signing", "expected"), [(5, 5), (3, 0)])
def test_a_circle_of_parties_is_read_from_its_signatures(contract: Any, signing: int, expected: int) -> None:
    words = [f"Part {number} of the works is kept by its owner." for number in range(20)]
    signed = [f"For and on behalf of\n{name}\n______" for name in CIRCLE[:signing]]
    document = contract("CABLE AGREEMENT", "Made between Arne Telecom AS and others.", *words, *signed)
    found = set(names(find_parties(document, ()))) & set(CIRCLE)
    assert len(found) == expected


def test_parties_listed_in_a_schedule_are_read_from_the_signatures(contract: Any) -> None:
    preamble = (
        "This Agreement is by and among the persons and entities listed on Schedule A (the “Holders”), "
        "Marlow Systems, Inc. (the “Company”) and Fenn Labs, Inc. (the “Agent”)."
    )
    signed = "IN WITNESS WHEREOF, the parties have signed. Tasse Partners, L.P. By: ____ Name: Jo Ray"
    document = contract("COOPERATION AGREEMENT", preamble, signed)
    assert names(find_parties(document, ())) == [
        "Marlow Systems, Inc.", "Fenn Labs, Inc.", "Tasse Partners, L.P.",
    ]  # fmt: skip
    unlisted = preamble.replace("the persons and entities listed on Schedule A (the “Holders”), ", "")
    assert len(find_parties(contract("COOPERATION AGREEMENT", unlisted, signed), ())) == 2


@pytest.mark.parametrize(
    "term", ["Amendment", "Signing Date", "1933 Act", "Supply Agreement", "not to exceed"]
)
def test_a_paper_or_a_day_is_no_party_s_alias(contract: Any, term: str) -> None:
    preamble = f"This is between Marlow Ltd (“{term}”) and Fenn GmbH (“Buyer”)."
    assert [party.aliases for party in find_parties(contract(preamble), ())] == [(), ("Buyer",)]
