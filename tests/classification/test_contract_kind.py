"""Kinds of contract from title and words."""

from __future__ import annotations

import pytest

from clausekit.classification import kind_of_contract
from clausekit.documents.from_text import document_from_string
from clausekit.taxonomy import contract_types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MUTUAL NON-DISCLOSURE AGREEMENT\n\nEach Receiving Party protects Confidential Information.", "nda"),
        ("DATA PROCESSING ADDENDUM\n\nThe Processor handles personal data for the Controller.", "dpa"),
        ("CLOUD SUBSCRIPTION AGREEMENT\n\nThe hosted service is available to users.", "saas"),
        (
            "SOFTWARE LICENSE AGREEMENT\n\nLicensor grants Licensee a licence of the object code.",
            "software_licence",
        ),
        ("DISTRIBUTION AGREEMENT\n\nDistributor resells the products in the Territory.", "reseller"),
        ("MAINTENANCE AGREEMENT\n\nSupplier repairs the equipment and supplies spare parts.", "maintenance"),
        ("TELECOMMUNICATIONS SERVICES AGREEMENT\n\nCarrier provides circuits and bandwidth.", "telecom"),
        ("FRANCHISE AGREEMENT\n\nFranchisor grants a restaurant franchise.", "other"),
        ("Nothing in particular.", "other"),
        ("", "other"),
    ],
)
def test_a_title_and_a_few_words_tell_the_kind(text: str, kind: str) -> None:
    label = kind_of_contract(document_from_string(text), ())
    assert label.type == kind
    assert 0 < label.score <= 1


def test_words_alone_tell_the_kind() -> None:
    body = "The Processor acts for the Controller. Personal data stay with the subprocessor. "
    label = kind_of_contract(document_from_string(body * 20), ())
    assert label.type == "dpa"
    assert "words: " in label.reason


@pytest.mark.parametrize("id", contract_types())
def test_a_kind_is_told_by_its_own_titles(id: str) -> None:
    if id == "other":
        return
    titles = [cue.replace("*", "").upper() for cue in contract_types()[id].cues.titles]
    kinds = [
        kind_of_contract(document_from_string(f"{title}\n\nThe parties agree."), ()).type for title in titles
    ]
    assert kinds.count(id) >= 0.8 * len(kinds)


def test_much_talk_of_secrecy_does_not_make_a_services_agreement_an_nda() -> None:
    secrecy = "The Receiving Party keeps Confidential Information of the Disclosing Party secret. "
    text = "SERVICES AGREEMENT\n\nProvider performs services for Recipient.\n\n" + secrecy * 30
    assert kind_of_contract(document_from_string(text), ()).type != "nda"
