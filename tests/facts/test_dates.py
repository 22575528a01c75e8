"""Dates in many forms; those left partly blank."""

from __future__ import annotations

from typing import Any

import pytest

from clausekit.facts.dates import find


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("on March 3, 2004.", "March 3, 2004", "2004-03-03", "day"),
        ("this the 3rd day of March, 2004", "the 3rd day of March, 2004", "2004-03-03", "day"),
        ("from 1 January 2027", "1 January 2027", "2027-01-01", "day"),
        ("by 2027-01-01", "2027-01-01", "2027-01-01", "day"),
        ("dated 6/21/1999", "6/21/1999", "1999-06-21", "day"),
        ("dated 3/4/2004", "3/4/2004", "2004-03-04", "day_us_order"),
        ("ends 31/01/2025", "31/01/2025", "2025-01-31", "day"),
        ("Nov. 02, 2019", "Nov. 02, 2019", "2019-11-02", "day"),
        ("22 Dec. 2017", "22 Dec. 2017", "2017-12-22", "day"),
        ("the first day of March, 2004", "the first day of March, 2004", "2004-03-01", "day"),
        ("the 18t h day of August 2014", "the 18t h day of August 2014", "2014-08-18", "day"),
        ("July 2013", "July 2013", "2013-07", "month"),
        ("31.12.2020", "31.12.2020", "2020-12-31", "day"),
        ("from 1.4.2011 on", "1.4.2011", "2011-04-01", "day"),
        ("ends 12.31.2011", "12.31.2011", "2011-12-31", "day"),
        ("the last day in February, 2024", "the last day in February, 2024", "2024-02-29", "day"),
        (
            "the final day of the month of June 2025",
            "the final day of the month of June 2025",
            "2025-06-30",
            "day",
        ),
        ("this 1st day of --- November, 2003", "1st day of --- November, 2003", "2003-11-01", "day"),
        ("to 315t December 2013", "315t December 2013", "2013-12-31", "day"),
        ("on ____ day of ____, 20__", "____ day of ____, 20__", "date", "open"),
        ("January ___, 2010", "January ___, 2010", "date", "open"),
        ("May 31, 20__", "May 31, 20__", "date", "open"),
    ],
)
def test_a_date_is_read_in_whatever_form(read: Any, text: str, words: str, value: str, unit: str) -> None:
    assert read(find, text) == [(words, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Section 1.2.10",
        "February 30, 2010",
        "this 1st day of May",
        "you may 5 2010",
        "13/13/2013",
        "1/2",
        "1-800-555-01-02",
    ],
)
def test_what_is_no_day_is_left(read: Any, text: str) -> None:
    assert read(find, text) == []
