"""Normalised values as people write them."""

from __future__ import annotations

import pytest

from clausekit.exports.values import term_in_words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("notice_to_terminate_renewal", "P30D", "30 days"),
        ("renewal_term", "P1Y", "1 year"),
        ("renewal_term", "P1Y6M", "1 year 6 months"),
        ("renewal_term", "PT48H", "48 hours"),
        ("renewal_term", "P2W", "2 weeks"),
        ("renewal_term", "P", "P"),
        ("renewal_term", "successive", "successive"),
        ("agreement_date", "2027-03-12", "2027-03-12"),
        ("payment_days", "1", "1 day"),
        ("payment_days", "30", "30 days"),
        ("payment_days", "on receipt", "on receipt"),
        ("uptime_percent", "99.95", "99.95 %"),
        ("liability_cap", "USD 1000000", "USD 1,000,000"),
        ("liability_cap", "USD 1000.00", "USD 1,000"),
        ("liability_cap", "EUR 1000.50", "EUR 1,000.50"),
        ("liability_cap", "fees:P12M:paid_or_payable", "the fees paid or payable in 12 months"),
        (
            "liability_cap",
            "2x fees:P12M:paid | USD 50000",
            "2 times the fees paid in 12 months or, if greater, USD 50,000",
        ),
        ("liability_cap", "fees:P3M:paid & USD 5", "the fees paid in 3 months or, if lower, USD 5"),
        ("liability_cap", "unlimited", "unlimited"),
    ],
)
def test_values_are_spelled_out(name: str, value: str, words: str) -> None:
    assert term_in_words(name, value) == words
