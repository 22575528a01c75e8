"""What is better than usual, and the half-minute digest of a review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clausekit.datamodel import Document, Problem, Review, Schedule, Side, Span
from clausekit.playbook import assess, load_playbook
from clausekit.playbook.digest import digest
from clausekit.playbook.proof import contract_from, findings_in
from clausekit.playbook.reading import Reading
from clausekit.playbook.schema import Rule
from clausekit.playbook.strengths import StrengthRule, find_strengths, strength_rules

OWN = [pytest.param(*pair, id=pair[0].id) for pair in strength_rules() if pair[0].check]
NOTICE = (
    "3. Renewal. It renews for a year unless a party gives notice of non-renewal at least {} days before."
)
UPTIME = "5. Service Levels. The Service will be available at least {} of each month."
PAYMENT = "7. Payment. Customer shall pay each invoice within {} days after receipt of the invoice."
LIMIT = "9. Limitation of Liability. Total liability shall not exceed the fees paid in the {} months before."


def found(text: str, side: Side = "customer", kind: str = "saas") -> set[str]:
    contract = contract_from(text)
    strengths = find_strengths(Reading(contract), kind, side=side)
    for strength in strengths:
        assert strength.evidence
        assert all(contract.document.quote(span).strip() for span in strength.evidence)
        assert "{" not in strength.message
    return {strength.rule for strength in strengths}


@pytest.mark.parametrize(("strength", "rule"), OWN)
def test_its_examples(strength: StrengthRule, rule: Rule) -> None:
    assert len(strength.examples.good) >= 2
    assert len(strength.examples.bad) >= 2
    for text in strength.examples.bad:
        assert findings_in(rule, text), text
    for text in strength.examples.good:
        assert not findings_in(rule, text), text


@pytest.mark.parametrize(
    ("text", "side", "rule"),
    [
        (NOTICE.format(15), "customer", "STR-01"),
        (UPTIME.format("99.95%"), "customer", "STR-02"),
        (PAYMENT.format(60), "customer", "STR-05"),
        (LIMIT.format(24), "customer", "STR-04"),
        (LIMIT.format(3), "vendor", "STR-52"),
        (PAYMENT.format(7), "vendor", "STR-51"),
    ],
)
def test_a_number_that_is_better_than_usual(text: str, side: Side, rule: str) -> None:
    assert rule in found(text, side)


def test_what_is_usual_is_no_strength() -> None:
    usual = "\n".join((NOTICE.format(30), UPTIME.format("99.9%"), PAYMENT.format(30)))
    assert found(usual) == set()
    assert found(usual, "vendor") == set()


def reviewed(text: str) -> Review:
    contract = contract_from(text)
    findings, strengths = assess(load_playbook("saas"), contract, side="customer")
    return Review(contract, "saas", "customer", findings, (), strengths)


BAD = f"{PAYMENT.format(60)}\n9. Limitation of Liability. Vendor's liability is limited to USD 100."


def test_the_digest_names_what_decided_and_the_worst() -> None:
    review = reviewed(BAD)
    short = digest(review)
    assert short.verdict == "do_not_sign"
    assert short.decided in review.findings
    assert len(short.top) == 5
    assert len({finding.rule for finding in short.top}) == 5
    worst = [finding.severity for finding in short.top]
    assert worst == sorted(worst, reverse=True)
    assert {strength.rule for strength in short.strengths} == {"STR-05"}


def test_the_digest_says_what_was_not_read() -> None:
    review = reviewed(BAD)
    document: Document = replace(
        review.contract.document, problems=(Problem("no_text", "the page has no text", 3),)
    )
    schedules = (
        Schedule("Exhibit A", "", "blank", Span(0, 1)),
        Schedule("Exhibit B", "", "present", Span(0, 1)),
    )
    contract = replace(review.contract, document=document, schedules=schedules)
    not_read = digest(replace(review, contract=contract)).not_read
    assert "page 3: the page has no text" in not_read
    assert "Exhibit A is blank" in not_read
    assert not any("Exhibit B" in words for words in not_read)


def test_nothing_found_is_ready_to_sign() -> None:
    short = digest(replace(reviewed(BAD), findings=()))
    assert short.verdict == "ready_to_sign"
    assert short.decided is None
    assert short.top == ()
