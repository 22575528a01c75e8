"""Valuations: the arithmetic of service levels, renewal, commitment and limit, and what is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Contract
from clausekit.errors import UsageError
from clausekit.playbook.proof import contract_from
from clausekit.playbook.values import Valuation, read_inputs, value_terms

SLA = (
    "5. Service Levels. The Service will be available at least 99.9% of each calendar month. "
    "Availability of 99.0% or more but less than 99.9% earns a credit of 5% of the monthly fee. "
    "Availability of 95.0% or more but less than 99.0% earns a credit of 10% of the monthly fee. "
    "Availability less than 95.0% earns a credit of 25% of the monthly fee. "
    "Credits in a month will not exceed a maximum of 20% of the monthly fee."
)
FEE = "\n6. Fees. The annual subscription fee is USD 120,000."
RENEWAL = (
    "This Agreement is effective as of 1 March 2026 (the “Effective Date”). 2. Term. The initial term is two "
    "(2) years from the Effective Date. 3. Renewal. It renews automatically for periods of one year unless "
    "either party gives written notice of non-renewal at least ninety (90) days before the end of the term."
)
COMMITMENT = (
    "4. Commitment. In each year Customer shall spend at least USD 500,000. If it spends less, Customer "
    "shall pay 50% of the shortfall."
)


def valued(text: str, *inputs: str) -> dict[str, Valuation]:
    contract: Contract = contract_from(text)
    found = value_terms(contract, read_inputs(inputs))
    for valuation in found:
        assert bool(valuation.result) != bool(valuation.asked)
        for step in valuation.steps:
            assert step.span is None or contract.document.quote(step.span).strip()
    return {valuation.subject: valuation for valuation in found}


def said(valuation: Valuation) -> str:
    return "\n".join(step.words for step in valuation.steps)


def test_a_contract_without_such_terms_has_no_valuation() -> None:
    assert valued("1. Notices. Notices are in writing.") == {}


def test_the_promise_allows_so_many_minutes() -> None:
    levels = valued(SLA + FEE)["service_levels"]
    assert "43.2 min of downtime a month are allowed" in levels.result


def test_credits_are_worked_out_at_each_level_and_stop_at_the_ceiling() -> None:
    steps = said(valued(SLA + FEE)["service_levels"])
    assert "a month at 99% is 7 h 12 min down and earns 5% of USD 10,000 = USD 500" in steps
    assert "a month at 97% is 21 h 36 min down and earns 10% of USD 10,000 = USD 1,000" in steps
    assert "12 such months come to USD 24,000, 20% of them" in steps


def test_a_fee_that_the_contract_does_not_name_is_asked_for() -> None:
    asked = valued(SLA)["service_levels"]
    assert [each.name for each in asked.asked] == ["annual_fee"]
    answered = valued(SLA, "annual_fee=240,000")["service_levels"]
    assert "one month pays at most 4,000, 1.67% of a year's fees" in answered.result


def test_the_last_day_and_the_cost_of_a_renewal() -> None:
    asked = valued(RENEWAL + FEE)["renewal"]
    assert [each.name for each in asked.asked] == ["fee_increase"]
    known = valued(RENEWAL + FEE, "fee_increase=5")["renewal"]
    assert "the last day for the notice is 1 December 2027" in known.result
    assert "one renewal that nobody wanted costs USD 126,000" in known.result


def test_what_is_given_goes_before_what_is_read() -> None:
    known = valued(RENEWAL + FEE, "fee_increase=0", "start_date=2027-01-01", "first_term_months=12")[
        "renewal"
    ]
    assert "2 October 2027" in known.result


def test_a_shortfall_is_tried_at_several_falls() -> None:
    assert [each.name for each in valued(COMMITMENT)["commitment"].asked] == ["expected_spend"]
    known = valued(COMMITMENT, "expected_spend=400000")["commitment"]
    assert known.result == "a year in which USD 400,000 are spent costs USD 50,000 more"
    assert "USD 500,000 − USD 280,000 (30% less) = USD 220,000 short; 50% of it = USD 110,000" in said(known)


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("the fees paid or payable in the six (6) months before the claim", "at most USD 60,000, 25%"),
        ("the fees paid in the six (6) months before the claim", "and USD 0 on the first day"),
        ("USD 24,000", "at most USD 24,000, 10%"),
        (
            "the greater of USD 24,000 and the fees paid in the twelve months before the claim",
            "at most USD 120,000",
        ),
        (
            "two times the fees paid or payable in the twelve (12) months before it",
            "at most USD 240,000, 100%",
        ),
    ],
)
def test_the_limit_beside_the_fees_of_the_first_term(limit: str, expected: str) -> None:
    text = f"{RENEWAL}{FEE}\n9. Limitation of Liability. Vendor's total liability shall not exceed {limit}."
    assert expected in valued(text)["liability"].result


def test_another_currency_is_not_exchanged() -> None:
    text = f"{RENEWAL}{FEE}\n9. Limitation of Liability. Total liability is limited to EUR 24,000."
    liability = valued(text)["liability"]
    assert liability.result == "the limit cannot be compared with the fees"
    assert "EUR 24000 is not in USD" in said(liability)


@pytest.mark.parametrize(
    "words",
    [
        "fee=3",
        "annual_fee",
        "annual_fee=many",
        "annual_fee=-1",
        "start_date=tomorrow",
        "first_term_months=1.5",
    ],
)
def test_a_wrong_input_is_one_sentence(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_inputs([words])
    assert "\n" not in str(caught.value)


@given(st.integers(1, 10**9), st.integers(0, 100))
@settings(max_examples=25, deadline=None)
def test_no_charge_exceeds_the_commitment(spend: int, price: int) -> None:
    known = valued(COMMITMENT, f"expected_spend={spend}", f"shortfall_price={price}")["commitment"]
    charges = [
        float(step.words.rsplit("USD ", 1)[1].replace(",", ""))
        for step in known.steps
        if "short;" in step.words
    ]
    assert len(charges) == 4
    assert charges == sorted(charges)
    assert charges[-1] <= 500_000 * price / 100 + 0.01


def test_a_period_that_is_not_of_months_is_not_taken_for_the_whole_contract() -> None:
    text = f"{RENEWAL}{FEE}\n9. Limitation of Liability. Total liability is limited to USD 24,000."
    contract = contract_from(text)
    term = replace(contract.term("liability_cap"), value="fees:P30D:paid")
    (liability,) = (
        valuation
        for valuation in value_terms(replace(contract, terms=(term, *contract.terms)))
        if valuation.subject == "liability"
    )
    assert liability.result == "the limit cannot be compared with the fees"
