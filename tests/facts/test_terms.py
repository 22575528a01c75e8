"""Key terms of a contract: each right or absent."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.datamodel import Clause, Document, Label, Span
from clausekit.facts import TERM_NAMES, find_facts, find_parties, find_terms
from clausekit.facts.terms.ends import plus


def terms_of(document: Document, clauses: tuple[Clause, ...] = ()) -> dict[str, str]:
    facts = find_facts(document)
    terms = find_terms(document, clauses, facts, find_parties(document, clauses))
    assert [term.name for term in terms] == [
        name for name in TERM_NAMES if name in {term.name for term in terms}
    ]
    return {term.name: term.value for term in terms}


OPENING = (
    "This Supply Agreement is made as of March 1, 2024 (the “Effective Date”) between Marlow Ltd and "
    "Fenn GmbH."
)


def test_the_opening_names_the_contract_and_its_days(contract: Any) -> None:
    terms = terms_of(contract("Exhibit 10.1", "SUPPLY AGREEMENT", OPENING))
    assert terms["document_name"] == "SUPPLY AGREEMENT"
    assert terms["agreement_date"] == "2024-03-01"
    assert terms["effective_date"] == "2024-03-01"


def test_the_effective_date_may_be_another_day(contract: Any) -> None:
    text = "This Agreement, dated March 1, 2024, between A Ltd and B Ltd, is effective as of May 15, 2024."
    terms = terms_of(contract("SUPPLY AGREEMENT", text))
    assert (terms["agreement_date"], terms["effective_date"]) == ("2024-03-01", "2024-05-15")


def test_a_blank_date_stays_absent(contract: Any) -> None:
    text = (
        "This Agreement is made as of ____ day of ____, 20__ by A Ltd and B Ltd. Prices of May 2, 2020 apply."
    )
    assert "agreement_date" not in terms_of(contract("SUPPLY AGREEMENT", text))


def test_the_date_of_another_paper_is_not_the_contract_s(contract: Any) -> None:
    text = "This Agreement refers to that certain Lease Agreement dated May 2, 2019 between A Ltd and B Ltd."
    assert "agreement_date" not in terms_of(contract("SUPPLY AGREEMENT", text))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The term of this Agreement is three (3) years from the Effective Date.", "2027-03-01"),
        (
            "This Agreement shall commence on the Effective Date and continue until December 31, 2025.",
            "2025-12-31",
        ),
        ("This Agreement terminates on the second anniversary of the Effective Date.", "2026-03-01"),
        ("This Agreement will remain in effect for 18 months from the date hereof.", "2025-09-01"),
        ("This Agreement shall continue indefinitely until terminated by either party.", "perpetual"),
        ("Expiration Date: August 31, 2027", "2027-08-31"),
        ("“Contract Period” means the time from June 1, 2024 through May 31, 2026.", "2026-05-31"),
        ("Term: twelve (12) months from the date of the Agreement.", "2025-03-01"),
        (
            "This Agreement remains in force until either party notifies its termination to the other.",
            "perpetual",
        ),
    ],
)
def test_the_end_is_stated_or_counted(contract: Any, sentence: str, value: str) -> None:
    assert terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))["expiration_date"] == value


@pytest.mark.parametrize(
    "sentence",
    [
        "The term of this Agreement is one year from the Launch Date.",
        "The term of this Agreement shall commence on the Effective Date and continue for [***] years.",
        "The confidentiality obligations survive for five years after this Agreement ends.",
        "Either party may terminate this Agreement upon 30 days notice.",
    ],
)
def test_an_end_that_the_words_do_not_settle_is_absent(contract: Any, sentence: str) -> None:
    assert "expiration_date" not in terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))


BY_YEARS = """This Agreement shall automatically renew for successive one (1) year terms unless either party
 gives notice of non-renewal at least sixty (60) days prior to the end of the current term."""
YEAR_TO_YEAR = """Thereafter this Agreement renews from year to year unless cancelled by written notice ninety
 days before the end of the term."""
BY_MONTHS = """The Term will be extended automatically for additional periods of 6 months each, unless a party
 notifies the other not less than 30 days before expiration."""


@pytest.mark.parametrize(
    ("sentence", "renewal", "notice"),
    [(BY_YEARS, "P1Y", "P60D"), (YEAR_TO_YEAR, "P1Y", "P90D"), (BY_MONTHS, "P6M", "P30D")],
)
def test_renewal_and_its_notice_are_told_apart(
    contract: Any, sentence: str, renewal: str, notice: str
) -> None:
    terms = terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence.replace("\n", "")))
    assert (terms["renewal_term"], terms["notice_to_terminate_renewal"]) == (renewal, notice)


SAME_DURATION = """The initial term is five (5) years (the “Initial Term”).|Upon its expiry this Agreement
 shall automatically renew for successive terms of the same duration unless a party gives notice."""
SAME_TERMS = """This Agreement shall be for the term of one year; thereafter the Agreement shall renew
 automatically under these same terms unless superseded."""
UP_TO = "This Agreement shall automatically be extended on a yearly basis up to ten (10) years."


@pytest.mark.parametrize(
    ("sentences", "renewal"),
    [
        (SAME_DURATION, "P5Y"),
        (SAME_TERMS, "P1Y"),
        (UP_TO, "P1Y"),
        ("This term shall be extended for a 1 year period if 300 crates are sold.", "P1Y"),
        ("Thereafter this Agreement is effective month to month until ended upon 60 days' notice.", "P1M"),
        (
            "This Agreement renews automatically beyond the Initial Term for successive one (I) year terms.",
            "P1Y",
        ),
    ],
)
def test_a_renewal_is_read_in_more_forms(contract: Any, sentences: str, renewal: str) -> None:
    document = contract("SUPPLY AGREEMENT", OPENING, *sentences.replace("\n", "").split("|"))
    assert terms_of(document)["renewal_term"] == renewal


@pytest.mark.parametrize(
    "sentence",
    [
        "All policies require thirty (30) days' prior notice of cancellation or lapse of the insurance.",
        "A party may terminate after thirty (30) days' notice of a breach that is not cured.",
    ],
)
def test_a_notice_of_something_else_stops_no_renewal(contract: Any, sentence: str) -> None:
    renewal = "This Agreement shall automatically renew for successive one year terms."
    document = contract("SUPPLY AGREEMENT", OPENING, sentence, renewal)
    assert "notice_to_terminate_renewal" not in terms_of(document)


def test_renewal_by_agreement_is_none(contract: Any) -> None:
    sentence = "This Agreement may be renewed for additional one year terms by mutual written agreement."
    assert "renewal_term" not in terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))


def test_a_defined_calendar_year_renews_nothing(contract: Any) -> None:
    sentence = (
        "“Calendar Year” means each successive period of twelve months; the first of them "
        "begins on the Effective Date of this Agreement and runs to December 31 thereafter."
    )
    assert "renewal_term" not in terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))


def test_law_and_courts(contract: Any) -> None:
    sentence = (
        "This Agreement is governed by the laws of the State of Texas. The parties submit to the exclusive "
        "jurisdiction of the courts located in Dallas County, Texas."
    )
    terms = terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))
    assert (terms["governing_law"], terms["jurisdiction"]) == ("Texas", "Dallas County, Texas")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (
            "Total liability shall not exceed the fees paid or payable in the twelve (12) months before.",
            "fees:P12M:paid_or_payable",
        ),
        ("In no event will liability exceed $1,000,000.", "USD 1000000"),
        (
            "Liability is limited to the greater of £750,000 and 150% of the charges paid in that year.",
            "GBP 750000 | 1.5x fees:P1Y:paid",
        ),
        ("Its liability is limited to two times the fees paid under this Agreement.", "2x fees:all:paid"),
    ],
)
def test_the_cap_on_liability_has_a_grammar(contract: Any, sentence: str, value: str) -> None:
    assert terms_of(contract("SUPPLY AGREEMENT", sentence))["liability_cap"] == value


def test_the_general_cap_goes_before_one_for_certain_breaches(contract: Any) -> None:
    document = contract(
        "The liability of a party for breach of clauses 8 and 9 is limited to £3,000,000.",
        "The total liability of a party is limited to £500,000.",
    )
    assert terms_of(document)["liability_cap"] == "GBP 500000"


def test_insurance_is_no_cap(contract: Any) -> None:
    assert "liability_cap" not in terms_of(
        contract("It keeps liability insurance up to $1,000,000 per occurrence.")
    )


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Customer shall pay each invoice within thirty (30) days after receiving it.", "30"),
        ("Invoices are payable net 45.", "45"),
        ("All amounts are due within 10 days of the invoice date.", "10"),
    ],
)
def test_days_to_pay(contract: Any, sentence: str, value: str) -> None:
    assert terms_of(contract(sentence))["payment_days"] == value


def test_days_to_send_an_invoice_and_names_of_sites_are_no_days_to_pay(contract: Any) -> None:
    for sentence in (
        "Invoices for final payment must be submitted within 60 days from receipt of the goods.",
        "Supplier shall submit in writing, within 15 days after the month, an invoice of the Fees due.",
        "Domains with payment: lumber.net 25-Jul-2019, timber.net 30-Jul-2019, invoice attached.",
    ):
        assert "payment_days" not in terms_of(contract(sentence))


def test_days_to_dispute_are_no_days_to_pay(contract: Any) -> None:
    sentence = "Customer may dispute an invoice within 15 days of receipt of the invoice."
    assert "payment_days" not in terms_of(contract(sentence))


def test_uptime(contract: Any) -> None:
    assert (
        terms_of(contract("The Service will be available 99.95% of each month."))["uptime_percent"] == "99.95"
    )
    assert "uptime_percent" not in terms_of(contract("A discount of 95% is granted."))
    capacity = "Old shippers have ninety percent (90%) of the Available Capacity."
    assert "uptime_percent" not in terms_of(contract(capacity))


def test_years_that_are_only_counted_do_not_renew(contract: Any) -> None:
    sentence = (
        "“Contract Year” shall mean the year from the Effective Date and each successive twelve (12) month "
        "period thereafter during the term of this Agreement."
    )
    assert "renewal_term" not in terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))


def test_a_labelled_clause_is_looked_at_first(contract: Any) -> None:
    document = contract(
        "Bills are paid within 60 days of the invoice.", "Invoices are paid within 20 days of receipt."
    )
    second = document.blocks[1].span
    clause = Clause("2", "2", "Payment", second, second, labels=(Label("payment", 0.9),))
    assert terms_of(document, (clause,))["payment_days"] == "20"
    assert terms_of(document)["payment_days"] == "60"


def test_the_span_proves_the_value(contract: Any) -> None:
    document = contract(
        "SUPPLY AGREEMENT", OPENING, "The term of this Agreement is one year from the Effective Date."
    )
    facts = find_facts(document)
    term = next(item for item in find_terms(document, (), facts, ()) if item.name == "expiration_date")
    assert "one year from the Effective Date" in document.quote(term.span)
    assert term.span in Span(0, len(document.text))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-12-15", "P2W", "2024-12-29"),
        ("2024-12-15", "P18M", "2026-06-15"),
        ("2024-12-15", "PT5H", None),
        ("2024-12-15", "P99999Y", None),
    ],
)
def test_a_period_is_added_by_the_calendar(start: str, period: str, end: str | None) -> None:
    assert plus(start, period) == end
