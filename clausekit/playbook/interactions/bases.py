"""A defined fee that two clauses count from: a limit of "the Fees" where these are one month's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.datamodel import Definition, Fact, Severity, Span
from clausekit.playbook.interactions.shared import Clash, sum_of
from clausekit.playbook.reading import Match, Reading

_FEE = re.compile(r"(?:\w{1,20}\s){0,2}(?:fees?|charges?|price)", re.IGNORECASE)
_MONTHLY = re.compile(r"\b(?:monthly|(?:per|each|a|every|calendar)\smonth)\b", re.IGNORECASE)
_LONGER = re.compile(r"\b(?:annual|yearly|year|annum|quarter|term|total)", re.IGNORECASE)
_LIMIT = (
    "(liability|liable|damages) .... (exceed*|limited to|more than|greater than|excess of) .. [the] {}",
    "(limit|cap) .. (is|of|equals) [the] {}",
)
_NOT_A_MONTH = (
    "(paid|payable|due|during|preceding|prior|previous) .... (month|year|quarter|period|term|<duration>)",
    "(times|multiplied|annual|yearly|<percentage>)",
)


def cap_of_one_month(reading: Reading) -> Iterator[Clash]:
    """A limit of liability of "the Fees", which the contract defines as the fee of a month."""
    for definition in reading.contract.definitions:
        if not _FEE.fullmatch(definition.term) or not _of_a_month(reading, definition):
            continue
        limit = _limit(reading, definition.term)
        if limit:
            evidence = (reading.quote(limit), reading.sentence_at(definition.span.start))
            yield Clash(
                tuple(dict.fromkeys(evidence)), definition.term, _steps(reading, definition), Severity.HIGH
            )
            return


def _of_a_month(reading: Reading, definition: Definition) -> bool:
    meaning = reading.text[definition.meaning.start : definition.meaning.end]
    return bool(_MONTHLY.search(meaning)) and not _LONGER.search(meaning)


def _limit(reading: Reading, term: str) -> Match | None:
    for match in reading.find(phrase.format(term.lower()) for phrase in _LIMIT):
        rest = Span(match.span.end, match.sentence.end)
        if not reading.says(_NOT_A_MONTH, rest):
            return match
    return None


def _steps(reading: Reading, definition: Definition) -> str:
    """The sum of a month and of a year, when the definition names one sum."""
    sums: list[Fact] = list(reading.contract.facts_in(definition.meaning, "money"))
    if len({(fact.value, fact.unit) for fact in sums}) != 1:
        return "one month of twelve"
    monthly, unit = float(sums[0].value), sums[0].unit
    month, year = sum_of(unit, monthly), sum_of(unit, 12 * monthly)
    return f"{month} for a month, of 12 × {month} = {year} for a year"
