"""Percentages and the periods they run for."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.percentages import find


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("available 99.9% of the time", "99.9%", "99.9", "percent"),
        (
            "one and one-half percent (1.5%) per month",
            "one and one-half percent (1.5%) per month",
            "1.5",
            "percent_per_month",
        ),
        ("at 1.5% per month", "1.5% per month", "1.5", "percent_per_month"),
        ("18% per annum", "18% per annum", "18", "percent_per_year"),
        ("at two per centum for each month", "two per centum for each month", "2", "percent_per_month"),
        ("50 per cent of", "50 per cent", "50", "percent"),
        ("25 basis points", "25 basis points", "0.25", "percent"),
        ("ten percent (10%)", "ten percent (10%)", "10", "percent"),
        ("fifty (50) percent of", "fifty (50) percent", "50", "percent"),
        ("1½%", "1½%", "1.5", "percent"),
        ("a monthly rate of 1.5%", "1.5%", "1.5", "percent_per_month"),
        ("eighteen percent (18%) per annum", "eighteen percent (18%) per annum", "18", "percent_per_year"),
        ("2% a month", "2% a month", "2", "percent_per_month"),
    ],
)
def test_a_percentage_is_read_with_its_period(
    read: Any, text: str, words: str, value: str, unit: str
) -> None:
    assert read(find, text) == [(words, value, unit)]


@pytest.mark.parametrize("text", ["the percentage", "%", "percent of the fees", "100 points", "per centre"])
def test_a_sign_without_a_number_is_none(read: Any, text: str) -> None:
    assert read(find, text) == []
