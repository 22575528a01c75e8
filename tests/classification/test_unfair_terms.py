"""Unfair terms are looked for in online terms, and only there."""

from __future__ import annotations

import pytest

from clausekit.classification.candidates import sentences
from clausekit.classification.unfair_terms import find_unfair, looks_online
from clausekit.classification.words import document_words
from clausekit.datamodel import Provision
from clausekit.documents.from_text import document_from_string

ONLINE = (
    "Terms of Service\n\nBy using the site you agree to these Terms. You may read what others post. "
    "We may terminate your account at any time, for any reason, without notice and at our sole discretion. "
    "We may change these Terms at any time; your continued use of the service means that you accept them. "
    "To the fullest extent permitted by law we are not liable for any indirect or consequential damages. "
    "These Terms are governed by the laws of the State of California."
)
BUSINESS = (
    "Services Agreement\n\nSupplier may terminate this Agreement at any time, for any reason, without notice "
    "and at its sole discretion. To the fullest extent permitted by law Supplier is not liable for any "
    "indirect or consequential damages. This Agreement is governed by the laws of the State of California."
)


def found(text: str, threshold: float | None = None) -> list[Provision]:
    document = document_from_string(text)
    return list(find_unfair(document, document_words(document), sentences(document), threshold=threshold))


def test_online_terms_are_known_by_how_they_speak() -> None:
    for text, online in ((ONLINE, True), (BUSINESS, False), ("", False)):
        document = document_from_string(text)
        assert looks_online(document, document_words(document)) is online


def test_a_franchise_that_says_you_is_not_online() -> None:
    text = "Franchise Agreement\n\n" + "You shall pay us your royalty, and you keep your books. " * 20
    document = document_from_string(text)
    assert not looks_online(document, document_words(document))


def test_unfair_sentences_are_found_where_they_stand() -> None:
    said = {provision.type: provision for provision in found(ONLINE)}
    assert "terminate your account" in ONLINE[slice(*_ends(said["unfair_unilateral_termination"]))]
    assert "not liable" in ONLINE[slice(*_ends(said["unfair_limitation_of_liability"]))]
    assert "read what others post" not in " ".join(ONLINE[slice(*_ends(each))] for each in said.values())


def test_between_businesses_nothing_is_unfair() -> None:
    assert found(BUSINESS, 0.001) == []


@pytest.mark.parametrize("threshold", [0.05, 0.5, 0.95])
def test_a_threshold_of_ones_own_is_kept_to(threshold: float) -> None:
    assert all(provision.score >= threshold for provision in found(ONLINE, threshold))


def _ends(provision: Provision) -> tuple[int, int]:
    return provision.span.start, provision.span.end
