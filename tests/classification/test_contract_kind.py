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


@pytest.mark.parametrize(
    "head",
    [
        "4 May 2026\n\nMs A. Reyes\nBirch Foods Ltd\n\nRe: Confidentiality Letter\n\nDear Ms Reyes:",
        "CONFIDENTIALITY UNDERTAKING\n\nTo: Alder plc",
        "LETTER OF CONFIDENTIALITY\n\nDear Sirs,",
        "DEED OF CONFIDENTIALITY\n\nThis deed is made on 4 May 2026.",
        "Subject: Non-disclosure letter\n\nDear Mr Holt,",
    ],
)
def test_a_letter_about_secrets_is_an_nda_without_the_usual_words(head: str) -> None:
    body = "You may see our sensor. You will show it to nobody, will hand it back, and pay for what is lost. "
    assert kind_of_contract(document_from_string(f"{head}\n\n{body * 20}"), ()).type == "nda"


@pytest.mark.parametrize(
    "title",
    [
        "SERVICES AGREEMENT",
        "SOFTWARE LICENSE AGREEMENT",
        "MASTER SUBSCRIPTION AGREEMENT",
        "Engagement letter",
    ],
)
def test_a_form_of_undertaking_at_the_end_makes_no_nda(title: str) -> None:
    body = "Provider performs the services for Customer and hands over the deliverables. " * 40
    form = (
        "SCHEDULE 4\n\nCONFIDENTIALITY UNDERTAKING\n\nThe undersigned keeps Confidential Information secret."
    )
    signed = "Each person whom Provider employs signs a confidentiality undertaking. "
    text = f"{title}\n\n{signed}{body}\n\n{form}"
    assert kind_of_contract(document_from_string(text), ()).type != "nda"
