"""Missing, unread and risk are kept apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from clausekit.datamodel import Block, Contract, Finding, Problem, Span
from clausekit.playbook import check, load_playbook
from clausekit.playbook.attached import titled
from clausekit.playbook.proof import contract_from
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Playbook, Rule

Understand = Callable[[str], Contract]
Find = Callable[[Rule, str], tuple[Finding, ...]]

PRESENCE = {"kind": "presence", "phrases": ["backup"], "subject": ["resilience"]}
REQUIRES = {"kind": "requires", "given": ["available .. <percentage>"], "needs": ["terminate"]}


def alone(check: dict[str, object]) -> Playbook:
    rule = {
        "id": "X-1", "title": "Thing", "hurts": "customer", "owner": "it", "severity": "high", "check": check,
        "message": "It is not there.", "why": "why", "source": "judgement", "suggestion": "Add it.",
    }  # fmt: skip
    return Playbook.model_validate({"id": "x", "title": "One rule", "version": "1", "rules": [rule]})


def found(contract: Contract, terms: dict[str, object]) -> list[Finding]:
    return list(check(alone(terms), contract, side="customer"))


LONG = "The provider operates two rooms in two towns and moves the load from one to the other in a test."


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Resilience is set out in Exhibit D.", "unread"),
        (f"Resilience is set out in Exhibit D.\n\nExhibit D\n\n{LONG}", "missing"),
        ("Resilience is set out in Exhibit D.\n\nExhibit D\n\n[Intentionally left blank]", "unread"),
        (f"Resilience is set out in Exhibit D.\n\nExhibit D\n\n{LONG} Hours: [TBD].", "unread"),
        (f"Resilience is set out in Exhibit D.\n\nExhibit E\n\n{LONG}", "unread"),
        ("Resilience is described at https://www.example.com/resilience.", "unread"),
        ("Resilience matters to both parties.", "missing"),
    ],
)
def test_only_what_is_not_here_is_unread(understand: Understand, text: str, state: str) -> None:
    (finding,) = found(understand(text), dict(PRESENCE))
    assert finding.state == state


def test_what_a_clause_lacks_is_missing_and_shown_at_the_clause(understand: Understand) -> None:
    contract = understand("Uptime. The Platform is available 99.9% of each month.")
    (finding,) = found(contract, dict(REQUIRES))
    assert finding.state == "missing"
    assert contract.document.quote(finding.evidence[0]).startswith("The Platform is available")
    assert any("terminate" in words for words in finding.searched)


def test_a_rule_may_call_the_words_that_are_there_a_risk(understand: Understand) -> None:
    contract = understand("Uptime. The Platform is available 99.9% of each month.")
    (finding,) = found(contract, {**REQUIRES, "state": "risk"})
    assert finding.state == "risk"


@pytest.mark.parametrize("terms", [PRESENCE, REQUIRES])
def test_a_page_that_was_not_read_is_named(understand: Understand, terms: dict[str, object]) -> None:
    contract = understand("Uptime. The Platform is available 99.9% of each month.")
    document = replace(contract.document, problems=(Problem("no_text", "The page is a picture.", 7),))
    (finding,) = found(replace(contract, document=document), dict(terms))
    assert finding.state == "unread"
    assert "page 7" in finding.message


@pytest.mark.parametrize(
    "text", ["Start: [TBD].", "Lead: [To be named by the client].", "Fee: {annual_fee}.", "Rate: [●]."]
)
def test_a_blank_is_unread_and_keeps_its_severity(findings_of: Find, text: str) -> None:
    rule = load_playbook("general").rule("ENT-03")
    (finding,) = findings_of(rule, text)
    assert finding.state == "unread"
    assert finding.severity == rule.check.few_severity  # type: ignore[union-attr]


def test_quotation_marks_are_not_nested(findings_of: Find) -> None:
    rule = load_playbook("nda").rule("CNF-06")
    (finding,) = findings_of(rule, "Only information marked with the word “Confidential” is protected.")
    assert finding.message.count("“") == 1


def test_a_paper_that_heads_its_own_pages_is_here() -> None:
    words = "The Standard Terms posted at https://vendor.example/terms are part of this agreement."
    text = f"STANDARD TERMS\n{words}\n1. Fees. Customer shall pay the fees that the order names."
    contract = contract_from(text)
    head = Block(Span(0, len("STANDARD TERMS")), "header")
    document = replace(contract.document, blocks=(head, *contract.document.blocks[1:]))
    assert titled(Reading(replace(contract, document=document)), ("standard terms",))
    assert not titled(Reading(contract_from(words)), ("standard terms",))
