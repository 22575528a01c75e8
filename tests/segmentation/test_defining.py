"""Defined terms, by sentence and in passing."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.segmentation.defining import find


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("“Customer Data” means data of the Customer.", "Customer Data", "means"),
        ('"Term" shall mean the period', "Term", "means"),
        ("Fees has the meaning given in Section 5.", "Fees", "means"),
        ("Customer Data means all data", "Customer Data", "means"),
        ('This agreement (the "Agreement") is made', "Agreement", "inline"),
        ('ACME Inc. (hereinafter referred to as "Licensor")', "Licensor", "inline"),
        ('ACME Inc. (collectively, "Aura")', "Aura", "inline"),
    ],
)
def test_a_definition_is_found(read: Any, text: str, value: str, unit: str) -> None:
    assert [(value, unit) for _, value, unit in read(find, text)] == [(value, unit)]


def test_two_terms_in_one_pair_of_brackets(read: Any) -> None:
    text = "(each, a “Party” and together, the “Parties”)"
    assert [value for _, value, _ in read(find, text)] == ["Party", "Parties"]


@pytest.mark.parametrize("text", ['he said "hello" to them', "by any means necessary", "(see below)", '"'])
def test_a_quotation_is_no_definition(read: Any, text: str) -> None:
    assert read(find, text) == []
