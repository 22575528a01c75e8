"""The days of a contract: when it was made, from when it binds, when it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Block, Document, Span
from clausekit.facts import find_facts, find_terms
from clausekit.facts.dates import MONTHS
from clausekit.facts.dates import find as find_dates
from clausekit.facts.durations import find as find_durations
from clausekit.facts.terms.ends import plus

OPENING = (
    "This Supply Agreement is made as of March 1, 2024 (the “Effective Date”) between Marlow Ltd and "
    "Fenn GmbH."
)
WAITING = (
    "This Supply Agreement is made on March 1, 2024 between Marlow Ltd and Fenn GmbH. It binds as of "
    "the date (the “Effective Date”) on which the depot opens."
)


def terms_of(document: Document) -> dict[str, str]:
    return {term.name: term.value for term in find_terms(document, (), find_facts(document), ())}


@pytest.mark.parametrize(
    ("opening", "made"),
    [
        (
            "This Amendment to the Lease Agreement dated June 2, 2019 is made this 4 day of May 2021.",
            "2021-05-04",
        ),
        (
            "SPONSORSHIP AGREEMENT for a race on July 9, 2022. This paper, dated as of May 5, 2022, binds.",
            "2022-05-05",
        ),
        (
            "This contract is entered into this 1st day of --- November, 2023 by A Ltd and B Ltd.",
            "2023-11-01",
        ),
    ],
)
def test_the_contract_s_own_day_goes_before_others(contract: Any, opening: str, made: str) -> None:
    assert terms_of(contract(opening, "WHEREAS the parties agree."))["agreement_date"] == made


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("“Effective Date” means the day the plant was handed over, i.e. June 4, 2024.", "2024-06-04"),
        ("This letter agreement will be effective as of July 1, 2024.", "2024-07-01"),
        ("The term is one year commencing on the date first above written.", "2024-03-01"),
    ],
)
def test_the_day_of_effect_is_read_from_the_words(contract: Any, words: str, bound: str) -> None:
    document = contract(
        "This contract is made on March 1, 2024 by A Ltd and B Ltd.", *["WHEREAS."] * 3, words
    )
    assert terms_of(document)["effective_date"] == bound


def test_the_last_signature_may_be_the_day_of_effect(contract: Any) -> None:
    document = contract(
        "This contract is between A Ltd and B Ltd.",
        *["The parties trade in timber and in tools."] * 8,
        "The Effective Date of this contract shall be the later of the dates shown by the signatures below.",
        "A Ltd By: J. Doe Date: May 2, 2024 B Ltd By: R. Roe Date: May 6, 2024",
    )
    assert terms_of(document)["effective_date"] == "2024-05-06"


def test_the_effective_date_of_another_paper_is_not_this_one_s(contract: Any) -> None:
    recital = "The parties have entered into a Hosting Agreement dated May 7, 2023 (the “Effective Date”)."
    terms = terms_of(contract("This contract is made on March 1, 2024 by A Ltd and B Ltd.", recital))
    assert terms.get("effective_date") != "2023-05-07"


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("The term of this Agreement ends on the last day of February, 2028.", "2028-02-29"),
        ("TERMINATION DATE: September 30, 2027", "2027-09-30"),
        ("Termination Date: 1 April 2029", "2029-04-01"),
        (
            "Expiration Date: on the last day of the month three (3) years from the Effective Date",
            "2027-03-31",
        ),
        (
            "The term of this Agreement expires upon the later of (a) the last race and (b) June 30, 2026.",
            "2026-06-30",
        ),
        ("Terms of the project: 12 weeks from April 8, 2024 to July 1, 2024", "2024-07-01"),
        ("It shall be effective on April 6, 2024 and shall have a duration of two years.", "2026-04-06"),
        ("This Agreement shall continue for one (I) year from the Effective Date.", "2025-03-01"),
    ],
)
def test_an_end_is_found_in_more_forms(contract: Any, sentence: str, end: str) -> None:
    assert terms_of(contract("SUPPLY AGREEMENT", OPENING, sentence))["expiration_date"] == end


@pytest.mark.parametrize(
    ("opening", "sentence"),
    [
        (OPENING, "The term of this Agreement is three years from the Haulage Agreement Effective Date."),
        (
            OPENING,
            "The term of this Agreement shall continue for the longer of two years or the Depot Lease.",
        ),
        (OPENING, "The term of this Agreement shall end twelve (12) months after the Launch."),
        (WAITING, "The term of this Agreement is two years from the Effective Date."),
    ],
)
def test_nothing_is_counted_from_a_start_that_no_one_knows(
    contract: Any, opening: str, sentence: str
) -> None:
    assert "expiration_date" not in terms_of(contract("SUPPLY AGREEMENT", opening, sentence))


def written(day: date) -> st.SearchStrategy[str]:
    month, ending = MONTHS[day.month - 1], {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    ending = "th" if day.day in {11, 12, 13} else ending
    return st.sampled_from(
        [
            f"{month} {day.day}, {day.year}",
            f"{day.day} {month} {day.year}",
            f"the {day.day}{ending} day of {month}, {day.year}",
            f"{month[:3].upper()} {day.day:02d}, {day.year}",
            f"{day.day:02d}.{day.month:02d}.{day.year}",
            f"{day.month}/{day.day}/{day.year}",
            day.isoformat(),
        ]
    )


DAYS = st.dates(date(1950, 1, 1), date(2068, 12, 31))


@settings(max_examples=150)
@given(DAYS.flatmap(lambda day: st.tuples(st.just(day), written(day))))
def test_a_day_comes_back_from_each_form(pair: tuple[date, str]) -> None:
    day, words = pair
    assert [fact.value for fact in find_dates(f"made on {words} by A Ltd")] == [day.isoformat()]


@settings(max_examples=80)
@given(st.integers(1, 99), st.sampled_from([("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")]))
def test_a_period_comes_back_from_words_and_figures(number: int, unit: tuple[str, str]) -> None:
    plural = "s" if number > 1 else ""
    for words in (f"{number} {unit[0]}{plural}", f"{spoken(number)} ({number}) {unit[0]}{plural}"):
        assert [fact.value for fact in find_durations(f"for {words} from then")] == [f"P{number}{unit[1]}"]


@settings(max_examples=80)
@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(1, 40))
def test_the_end_is_the_start_and_the_period(start: date, years: int) -> None:
    day = f"{MONTHS[start.month - 1]} {start.day}, {start.year}"
    words = (
        f"This contract is made as of {day} (the “Effective Date”).\n"
        f"The term of this Agreement is {spoken(years)} ({years}) years from the Effective Date."
    )
    blocks = tuple(Block(Span(at, at + len(line)), "paragraph") for at, line in placed(words))
    found = terms_of(Document("test", "", "text/plain", words, blocks))
    assert found["expiration_date"] == plus(start.isoformat(), f"P{years}Y")


def placed(text: str) -> list[tuple[int, str]]:
    return [(text.index(line), line) for line in text.split("\n")]


SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spoken(number: int) -> str:
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
