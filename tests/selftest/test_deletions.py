"""Clauses taken out: what counts as said of a thing, and what is no clause to take out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausekit.datamodel import Contract, Provision, Span
from clausekit.playbook.proof import contract_from
from clausekit.playbook.schema import Rule
from clausekit.selftest.deletions import deletions

TEXT = (
    "1. Fees. You pay within 30 days.\n\n"
    "2. Governing law. The laws of Ohio govern this Agreement.\n\n"
    "3. Miscellaneous. Ohio is chosen for these terms, too.\n\n"
    "4. Notices. Write to us at the place that each of us has named, and keep a copy of what you wrote."
)


@pytest.fixture
def rule() -> Rule:
    return Rule.model_validate({
        "id": "A-1", "title": "A title", "hurts": "both", "owner": "legal", "severity": "high",
        "why": "A reason.", "message": "A message.", "source": "judgement", "suggestion": "Better.",
        "clause": ["governing_law"], "provision": ["governing_law"], "check": {"kind": "presence"},
    })  # fmt: skip


def taken_out(contract: Contract, rule: Rule) -> list[str]:
    return [
        contract.document.quote(edit.span) for change in deletions(contract, [rule]) for edit in change.edits
    ]


def test_the_labelled_clause_is_taken_out(rule: Rule) -> None:
    (words,) = taken_out(contract_from(TEXT), rule)
    assert "laws of Ohio" in words


def test_a_clause_that_holds_a_provision_of_the_rule_goes_with_it(rule: Rule) -> None:
    contract = contract_from(TEXT)
    words = "Ohio is chosen for these terms, too."
    start = TEXT.index(words)
    chosen = Provision("governing_law", Span(start, start + len(words)), 0.99)
    first, second = taken_out(replace(contract, provisions=(chosen,)), rule)
    assert "laws of Ohio" in first
    assert "Ohio is chosen" in second


def test_a_bare_heading_is_no_clause_to_take_out(rule: Rule) -> None:
    contract = contract_from(TEXT)
    bare = tuple(replace(clause, body=Span(clause.span.end, clause.span.end)) for clause in contract.clauses)
    assert taken_out(replace(contract, clauses=bare), rule) == []
