"""Clauses made to run one way: only what both have or owe, and always for the worse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausekit.datamodel import Contract, Label, Party, Span
from clausekit.playbook.proof import contract_from
from clausekit.playbook.reading import Reading
from clausekit.selftest.editing import Edit, edited
from clausekit.selftest.one_way import made_one_way

PARTIES = (
    Party("Alder Ltd", ("Customer",), "customer", Span(0, 1)),
    Party("Birch Ltd", ("Vendor",), "vendor", Span(0, 1)),
)


def changed(type_: str, words: str) -> list[str]:
    """The text of each change that can be made to a clause of that type for the worse of the customer."""
    contract = contract_from(words)
    clauses = tuple(replace(clause, labels=(Label(type_, 0.9),)) for clause in contract.clauses[:1])
    contract = replace(contract, parties=PARTIES, clauses=clauses)
    return [_text(contract, change.edits) for change in made_one_way(contract, Reading(contract), "customer")]


def _text(contract: Contract, edits: tuple[Edit, ...]) -> str:
    return edited(contract.document, edits).text.strip()


@pytest.mark.parametrize(("type_", "before", "after"), [
    ("termination", "Either party may terminate.", "Vendor may terminate."),
    ("termination", "Neither party may terminate early.", "Customer may not terminate early."),
    ("assignment", "Neither party may assign it.", "Customer may not assign it."),
    ("assignment", "Each party may assign it to a successor.", "Vendor may assign it to a successor."),
    ("confidentiality", "Each party shall keep it secret.", "Customer shall keep it secret."),
    ("indemnity", "Each party shall indemnify the other.", "Customer shall indemnify the other."),
    ("limitation_of_liability", "Neither party shall be liable for delay.",
     "Vendor shall not be liable for delay."),
    ("indemnity", "Neither party will be liable for delay.", "Vendor will not be liable for delay."),
    ("indemnity", "Neither party shall be required to indemnify the other for its own fault.",
     "Vendor shall not be required to indemnify the other for its own fault."),
    ("limitation_of_liability", "Neither party shall claim damages for delay.",
     "Customer shall not claim damages for delay."),
])  # fmt: skip
def test_what_both_had_only_one_has(type_: str, before: str, after: str) -> None:
    assert changed(type_, before) == [after]


@pytest.mark.parametrize(("type_", "words"), [
    ("termination", "On termination each party shall return what it holds."),
    ("termination", "On termination the rights of each party shall cease."),
    ("confidentiality", "Each party may disclose secrets to its lawyers."),
    ("indemnity", "Each party shall carry insurance."),
    ("limitation_of_liability", "Each party shall mitigate its damages."),
    ("termination", "Vendor may terminate."),
])  # fmt: skip
def test_what_would_not_hurt_or_is_about_something_else_stays(type_: str, words: str) -> None:
    assert changed(type_, words) == []
