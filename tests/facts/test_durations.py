"""Durations: what is read, with which words, and what is not one."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts import days_of, mismatches
from clausekit.facts.durations import find


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("within thirty (30) days of", "thirty (30) days", "P30D", "calendar_days"),
        ("for six months from", "six months", "P6M", "months"),
        ("a response in 24 hours", "24 hours", "PT24H", "hours"),
        ("in any 2 consecutive months", "2 consecutive months", "P2M", "months"),
        ("an initial 12-month term", "12-month", "P12M", "months"),
        ("one (1) year after", "one (1) year", "P1Y", "years"),
        ("ninety (90) business days", "ninety (90) business days", "P90D", "business_days"),
        ("five (5) Business Days", "five (5) Business Days", "P5D", "business_days"),
        ("eighteen (18) full calendar months", "eighteen (18) full calendar months", "P18M", "months"),
        ("for a year thereafter", "a year", "P1Y", "years"),
        ("a 30-day period", "30-day", "P30D", "calendar_days"),
        (
            "one hundred and eighty (180) days’ notice",
            "one hundred and eighty (180) days",
            "P180D",
            "calendar_days",
        ),
        ("successive five (5)-year terms", "five (5)-year", "P5Y", "years"),
        ("30 (thirty) days", "30 (thirty) days", "P30D", "calendar_days"),
        ("two and one-half years", "two and one-half years", "P2.5Y", "years"),
        ("half a year", "half a year", "P6M", "months"),
        ("two calendar quarters", "two calendar quarters", "P6M", "months"),
        ("at least 6 weeks before", "6 weeks", "P6W", "weeks"),
        ("within fifteen minutes", "fifteen minutes", "PT15M", "minutes"),
        ("[1 year(s)] from", "1 year(s)", "P1Y", "years"),
        ("sixty (90) days", "sixty (90) days", "P60D", "calendar_days"),
    ],
)
def test_a_duration_is_read_with_all_its_words(
    read: Any, text: str, words: str, value: str, unit: str
) -> None:
    assert read(find, text) == [(words, value, unit)]


def test_both_ends_of_a_range_are_read(read: Any) -> None:
    assert read(find, "in 30 to 60 days") == [
        ("30", "P30D", "calendar_days"),
        ("60 days", "P60D", "calendar_days"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "24 hours a day, 7 days a week, 365 days a year",
        "persons under 18 years of age",
        "the 2015 year",
        "the 30th day of the month",
        "USD 5 a year",
        "twice a year",
        "the holidays",
        "several days",
    ],
)
def test_rates_ages_and_calendar_years_are_no_durations(read: Any, text: str) -> None:
    assert read(find, text) == []


def test_words_that_disagree_with_their_figure_are_named() -> None:
    text = "pay within sixty (90) days, or ten (10) days"
    found = list(mismatches(text))
    assert [(str(item.words), str(item.figure)) for item in found] == [("60", "90")]
    assert text[found[0].span.start : found[0].span.end] == "sixty (90)"


@pytest.mark.parametrize(
    ("value", "days"), [("P30D", 30), ("P6M", 180), ("P1Y", 365), ("P2W", 14), ("PT48H", 2), ("P2.5Y", 912.5)]
)
def test_periods_compare_in_days(value: str, days: float) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize("value", ["", "30", "P1Y6M", "PT", "P-1D", "perpetual"])
def test_what_is_no_single_period_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="period"):
        days_of(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("payment on the fourteenth day after the date of the bill", "P14D", "calendar_days"),
        ("by the thirtieth (30th) day following receipt", "P30D", "calendar_days"),
        ("before the 10th business day from delivery", "P10D", "business_days"),
        ("on the twenty-first day after notice", "P21D", "calendar_days"),
    ],
)
def test_a_day_that_is_counted_to_is_a_period(text: str, value: str, unit: str) -> None:
    assert [(fact.value, fact.unit) for fact in find(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "on the fifteenth day of each month",
        "the sixth Working Day of the following month",
        "the 15th day of January",
        "on the first day after",
        "the second anniversary of that date",
    ],
)
def test_a_day_of_a_month_is_none(text: str) -> None:
    assert not list(find(text))
