"""Two clauses read together: the sums are right, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Contract
from clausekit.playbook import load_playbook
from clausekit.playbook.interactions import INTERACTIONS, Name
from clausekit.playbook.interactions.shared import months_later, sum_of, whole_months
from clausekit.playbook.reading import Reading

Understand = Callable[[str], Contract]

START = (
    "This Agreement is effective as of {} (the “Effective Date”).\n"
    "2. Term. The initial term is {} from the Effective Date.\n"
)
RENEWAL = (
    "3. Renewal. It renews automatically for periods of one year unless either party gives written notice of "
    "non-renewal at least {} before the end of the term."
)


def clashes(understand: Understand, name: str, text: str) -> list[tuple[str, str]]:
    return [(clash.found, clash.steps) for clash in INTERACTIONS[name](Reading(understand(text)))]


def test_every_name_has_a_function_and_a_rule() -> None:
    assert set(get_args(Name)) == set(INTERACTIONS)
    used = {
        rule.check.name
        for id in ("general", "telecom")
        for rule in load_playbook(id).rules
        if rule.check.kind == "interaction"
    }
    assert used == set(INTERACTIONS)


@pytest.mark.parametrize(
    ("start", "term", "notice", "last"),
    [
        ("June 1, 2026", "two (2) years", "seventy-five (75) days", "17 March 2028"),
        ("March 1, 2027", "twelve (12) months", "ninety (90) days", "1 December 2027"),
        ("31 August 2026", "eighteen (18) months", "three (3) months", "28 November 2027"),
    ],
)
def test_the_last_day_is_worked_out(
    understand: Understand, start: str, term: str, notice: str, last: str
) -> None:
    text = START.format(start, term) + RENEWAL.format(notice)
    assert [found for found, _ in clashes(understand, "last_day_to_stop", text)] == [last]


@pytest.mark.parametrize(
    "text",
    [
        START.format("June 1, 2026", "two (2) years") + RENEWAL.format("thirty (30) days"),  # usual
        RENEWAL.format("ninety (90) days"),  # no first day, no first term
        START.format("June 1, 2026", "two (2) years"),  # no renewal
        START.format("June 1, 2026", "two (2) years")
        + "The initial term is three (3) years from the Effective Date.\n"
        + RENEWAL.format("ninety (90) days"),  # two lengths
    ],
)
def test_no_day_is_guessed(understand: Understand, text: str) -> None:
    assert clashes(understand, "last_day_to_stop", text) == []


FEE = "\n4. Fees. The annual fee is EUR 50,000. The fee may increase by up to {} on renewal."


def test_the_cost_of_a_renewal_is_fee_times_increase_times_years(understand: Understand) -> None:
    text = RENEWAL.format("ninety (90) days").replace("periods of one year", "periods of two (2) years")
    ((found, steps),) = clashes(understand, "renewal_cost", text + FEE.format("4%"))
    assert steps == "EUR 50,000 × 1.04 × 2 years = EUR 104,000"
    assert found.startswith("EUR 104,000 for 24 months")
    unknown = FEE.format("4%").replace("increase by up to 4%", "follow the list price")
    assert clashes(understand, "renewal_cost", text + unknown) == []


CREDITS = (
    "4. Fees. The monthly fee is EUR 10,000.\n5. Credits. Availability of 99.0% to 99.9% gives 1%, "
    "availability of 95.5% to 99.0% gives 3%, less than 95.5% gives 6%. "
    "Credits shall not exceed {} of the monthly fee."
)


def test_credits_are_looked_up_and_cut_at_the_ceiling(understand: Understand) -> None:
    ((found, steps),) = clashes(understand, "credit_worth", CREDITS.format("4%"))
    assert "99% is 7 h 12 min down and pays 1% = EUR 100" in steps
    assert "97% is 21 h 36 min down and pays 3% = EUR 300" in steps
    assert "95% is 36 h 00 min down and pays 4% = EUR 400" in steps
    assert found == "EUR 400 of EUR 10,000 a month"


def test_good_credits_are_no_finding(understand: Understand) -> None:
    good = CREDITS.format("40%").replace("gives 6%", "gives 35%")
    assert clashes(understand, "credit_worth", good) == []


def test_without_a_fee_credits_are_not_priced(understand: Understand) -> None:
    text = CREDITS.format("4%").replace("The monthly fee is EUR 10,000.", "The fee is in the order.")
    assert clashes(understand, "credit_worth", text) == []


def test_a_poor_year_is_priced_from_what_is_expected(understand: Understand) -> None:
    text = (
        "Customer will spend at least $900,000 in each year. "
        "Customer expects to spend $1,000,000 in each year. "
        "Customer pays 50% of the shortfall."
    )
    ((found, steps),) = clashes(understand, "shortfall_scenario", text)
    assert found == "USD 100,000"
    assert "USD 1,000,000 expected less 30% = USD 700,000" in steps


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("Availability of the mail servers is 99.9%", "Availability of mail servers: 99.5%", True),
        ("Availability of the mail servers is 99.9%", "Availability of file servers: 99.5%", False),
        ("The Service is available 99.9% of the time", "Uptime commitment: 99.5%", True),
        ("The Service is available 99.9% of the time", "If uptime is below 99.5% a credit is due", False),
        ("The Service is available 99.9% of the time", "Uptime of the test environment: 99.5%", False),
    ],
)
def test_two_availabilities_clash_only_when_they_are_of_one_thing(
    understand: Understand, one: str, other: str, clash: bool
) -> None:
    text = f"5. Levels. {one}.\n\nExhibit B – Levels\n\n{other}."
    assert bool(clashes(understand, "two_availabilities", text)) == clash


def test_a_list_with_an_unknown_section_is_not_judged(understand: Understand) -> None:
    text = (
        "1. Fees\nMonthly.\n\n2. Confidentiality\nInformation is secret.\n\n3. Term\nOne year.\n\n"
        "4. Law\nIrish law.\n\n5. Notices\nIn writing.\n\n6. Survival\nSections 1 and {} survive the end."
    )
    assert clashes(understand, "survival_omits", text.format("3"))
    assert not clashes(understand, "survival_omits", text.format("19"))
    assert not clashes(understand, "survival_omits", text.format("2"))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-120, 120))
def test_months_later_is_in_that_month_and_comes_back(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
    assert months_later(later, -months).month == day.month


def test_sums_and_periods_are_read_as_written() -> None:
    assert sum_of("USD", 1325) == "USD 1,325"
    assert sum_of("EUR", 12.5) == "EUR 12.50"
    assert (whole_months("P1Y6M"), whole_months("P30D"), whole_months("P")) == (18, None, None)


SUMMARY = (
    "1. Service. Availability is 99.95%.\n2. Price. Fees are due monthly.\n\nAPPENDIX C\nService levels\n"
)


@pytest.mark.parametrize(
    ("schedule", "found"),
    [
        ("Availability of the core is 99.7%.", ["99.95% and 99.7%"]),
        ("Availability of the core is 99.7%. Availability of the edge is 99.5%.", []),
        ("Availability of the core is 99.95%.", []),
    ],
)
def test_a_figure_for_the_whole_meets_the_only_one_of_an_exhibit(
    understand: Understand, schedule: str, found: list[str]
) -> None:
    assert [words for words, _ in clashes(understand, "two_availabilities", SUMMARY + schedule)] == found


def test_a_gap_that_is_paid_in_full_needs_no_figure(understand: Understand) -> None:
    text = (
        "Customer will spend at least $900,000 in each year. Customer expects to spend $1,000,000 in each "
        "year. If it spends less than the commitment it shall pay the {}."
    )
    [(found, _)] = clashes(understand, "shortfall_scenario", text.format("difference"))
    assert found == "USD 200,000"
    assert not clashes(understand, "shortfall_scenario", text.format("half of the difference"))


def test_insurance_in_a_list_meets_the_least_of_a_limit(understand: Understand) -> None:
    text = (
        "9. Limitation of Liability\nThe Supplier's liability is limited to the greater of GBP 10,000,000 "
        "and 150% of the fees paid in the preceding twelve months.\n\n"
        "10. Insurance\nSums: professional indemnity GBP {} in all insurance."
    )
    [(found, _)] = clashes(understand, "insurance_below_cap", text.format("1,000,000"))
    assert found == "GBP 9,000,000"
    assert not clashes(understand, "insurance_below_cap", text.format("12,000,000"))
