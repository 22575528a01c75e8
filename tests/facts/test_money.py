"""Sums of money: value, currency and words."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.money import find


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("pay USD 1,000 now", "USD 1,000", "1000", "USD"),
        ("costs US$5.50.", "US$5.50", "5.5", "USD"),
        ("a fee of $10,000 per month", "$10,000 per month", "10000", "USD"),
        ("£2.5m in total", "£2.5m", "2500000", "GBP"),
        ("€500 per hour", "€500 per hour", "500", "EUR"),
        ("ten thousand dollars ($10,000)", "ten thousand dollars ($10,000)", "10000", "USD"),
        ("up to $1.5 million,", "$1.5 million", "1500000", "USD"),
        ("EUR 2m", "EUR 2m", "2000000", "EUR"),
        ("$12/user/month", "$12/user/month", "12", "USD"),
        ("C$50", "C$50", "50", "CAD"),
        ("100 USD", "100 USD", "100", "USD"),
        ("par value $.01 a", "$.01", "0.01", "USD"),
        ("1,000 euros", "1,000 euros", "1000", "EUR"),
        (
            "two million United States dollars (US$2,000,000)",
            "two million United States dollars (US$2,000,000)",
            "2000000",
            "USD",
        ),
        ("a RMB 300 deposit", "RMB 300", "300", "CNY"),
        ("A $5 fee", "$5", "5", "USD"),
    ],
)
def test_a_sum_is_read_with_all_its_words(read: Any, text: str, words: str, value: str, unit: str) -> None:
    assert read(find, text) == [(words, value, unit)]


def test_a_range_has_two_ends_of_one_scale(read: Any) -> None:
    assert read(find, "from $5-10 million") == [("$5", "5000000", "USD"), ("10 million", "10000000", "USD")]


@pytest.mark.parametrize(
    "text", ["the US dollar", "USD", "1,000 units", "costs $", "pounds of flesh", "100 %"]
)
def test_what_names_no_sum_is_left(read: Any, text: str) -> None:
    assert read(find, text) == []
