"""Service levels: two figures for one thing, and what the credits are worth in the worst month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from clausekit.datamodel import Fact, Span
from clausekit.playbook.interactions.shared import (
    Clash,
    governed,
    in_exhibit,
    only,
    printed,
    share,
    sum_of,
)
from clausekit.playbook.reading import Match, Reading

_SPOKEN_OF = re.compile(r"availab\w{0,8}|uptime")
_WORD = re.compile(r"[a-z][a-z-]{1,30}")
_GENERAL = re.compile(
    r"of|the|at|least|in|each|any|an?|and|or|with|be|is|are|shall|will|must|may|not?|less|than|to|for|from|"
    r"(?:month|annual|calendar|year|quarter)(?:ly)?|target|commitment|levels?|percentage|minimum|time|during|"
    r"guarantee[ds]?|provide[sr]?|vendor|supplier|customer|company|services?|platform|systems?|software|sla|"
    r"applications?|solution|product|hosted|subscription|saas|cloud|per|that|promised?|maintain(?:ed|s)?|which|"
    r"remains?|available|availability|uptime|commits?|ensures?|measured|states?|section|this|agreement|its|our|"
    r"exhibit|schedule|annex|appendix|we|means|achieve|meet|exceed|including|overall|rate|standard|production"
)
_SOFTER = (
    "credit",
    "(less|lower) than",
    "below",
    "example",
    "(development|staging|sandbox|test|beta|trial|non-production)",
    "(exceed*|greater|more) than",
    "between",
    "premium",
    "fee",
)
_BEHIND = 60
_PAIR = 2
_AHEAD = 90
_CEILING = (
    "credit ... (exceed|maximum of|maximum|capped at|limited to|more than) ... #",
    "maximum ... credit .. (is|of|be|equal*) .. #",
)
_SORT = "[subscription|licence|license|service|maintenance|support|platform|recurring]"
_YEARLY = (f"(annual|yearly) {_SORT} (fee|charge|price) .. #",)
_MONTHLY = (
    f"monthly {_SORT} (fee|charge|price) .. #",
    "# (per|each|a) month",
)
_NO_FEE = ("expense", "insurance", "liability", "late", "minimum", "commitment", "per user", "per site")
_ROW = re.compile(
    r"(?:(?P<less>less than|below|under|<)\s{0,3}(?P<top>\d{2}(?:\.\d{1,3})?)\s?%"
    r"|(?P<low>\d{2}(?:\.\d{1,3})?)\s?%?\s{0,3}"
    r"(?:or more,?\s(?:but|and)\s(?:less than|below|under)|-|to)\s{0,3}(?P<high>\d{2}(?:\.\d{1,3})?)\s?%)"
    r"[^%\n]{0,60}?(?P<credit>\d{1,3}(?:\.\d{1,2})?)\s?%",
)
# Of a month of 30 days and a quarter of 91.
MINUTES = {"month": 30 * 24 * 60, "quarter": 91 * 24 * 60}
MONTHS = {"month": 1, "quarter": 3}
# Below this share of the fee the credits of a month at 95 % are a token; banding is judgement.
_TOKEN = 10.0
# Levels of availability that credits are tried at, the last the worst; judgement.
WORST = (99.0, 97.0, 95.0)


@dataclass(frozen=True, slots=True)
class _Promise:
    match: Fact
    sentence: Span
    subject: frozenset[str]


def two_availabilities(reading: Reading) -> Iterator[Clash]:
    """Two shares of time for the same thing, by the words around each."""
    promises = list(_promises(reading))
    for one, other in combinations(promises, 2):
        same = one.subject == other.subject or (len(promises) == _PAIR and _apart(reading, one, other))
        if same and float(one.match.value) != float(other.match.value):
            found = f"{printed(reading, one.match.span)} and {printed(reading, other.match.span)}"
            places = [reading.quote(Match(p.match.span, p.sentence, p.match)) for p in (one, other)]
            about = " ".join(sorted(one.subject & other.subject))
            yield Clash(tuple(dict.fromkeys(places)), found, f"both for {about}" if about else "")
            return


def _apart(reading: Reading, one: _Promise, other: _Promise) -> bool:
    """A figure for the whole in the body and one in an exhibit, and no third: they speak of one service."""
    exhibits = in_exhibit(reading, one.match.span), in_exhibit(reading, other.match.span)
    return any(exhibits) and not all(exhibits) and not (one.subject and other.subject)


def _promises(reading: Reading) -> Iterator[_Promise]:
    for fact in reading.contract.facts:
        if fact.kind != "percentage" or not 90 <= float(fact.value) < 100:
            continue
        sentence = reading.sentence_at(fact.span.start)
        words = reading.plain[max(sentence.start, fact.span.start - _AHEAD) : fact.span.start]
        after = reading.plain[fact.span.end : min(sentence.end, fact.span.end + _BEHIND)]
        spoken = list(_SPOKEN_OF.finditer(words))
        if not (spoken or _SPOKEN_OF.match(after.strip())) or reading.says(_SOFTER, sentence):
            continue
        yield _Promise(fact, sentence, _subject(words, spoken[-1].start() if spoken else 0))


def _subject(words: str, spoken: int) -> frozenset[str]:
    """What is to be available: the words that say more than that it is a service."""
    said = words[spoken:] if words[spoken:].startswith(("availability of", "uptime of")) else words
    return frozenset(word.rstrip("s") for word in _WORD.findall(said) if not _GENERAL.fullmatch(word))


def credit_worth(reading: Reading) -> Iterator[Clash]:
    """What the credits pay at 99, 97 and 95 % when the fee, the steps and the ceiling are known."""
    rows = credit_rows(reading)
    ceiling, fee = ceiling_of_credits(reading), monthly_fee(reading)
    if not rows or not fee or not ceiling or not ceiling.fact:
        return
    top = float(ceiling.fact.value)
    quoted, period = reading.quote(ceiling), credit_period(reading, ceiling)
    currency, monthly, where = fee
    worth = {level: min(credit_at(rows, level), top) for level in WORST}
    if worth[WORST[-1]] >= _TOKEN:
        return
    amount = monthly * MONTHS[period]
    steps = "; ".join(_step(level, credit, currency, amount, period) for level, credit in worth.items())
    worst = sum_of(currency, amount * worth[WORST[-1]] / 100)
    row = Span(rows[0].start(), rows[0].end())
    yield Clash((quoted, where, row), f"{worst} of {sum_of(currency, amount)} a {period}", steps)


def credit_rows(reading: Reading) -> list[re.Match[str]]:
    """The steps of a table of credits: a range of availability, then the credit."""
    return list(_ROW.finditer(reading.plain))


def ceiling_of_credits(reading: Reading) -> Match | None:
    """The most that credits may come to, as a share of the fee of their period."""
    return only(reading, _CEILING, "percentage")


def credit_period(reading: Reading, ceiling: Match) -> Literal["month", "quarter"]:
    """The period to whose fee the ceiling of the credits belongs."""
    span = reading.quote(ceiling)
    return "quarter" if "quarter" in reading.plain[span.start : span.end] else "month"


def _step(level: float, credit: float, currency: str, fee: float, period: str) -> str:
    hours, minutes = divmod(round(MINUTES[period] * (100 - level) / 100), 60)
    paid = sum_of(currency, fee * credit / 100)
    return f"{share(level)} is {hours} h {minutes:02} min down and pays {share(credit)} = {paid}"


def credit_at(rows: list[re.Match[str]], level: float) -> float:
    """The credit of the step that holds `level`; 0 when none does."""
    for row in rows:
        below = float(row["top"]) if row["top"] else None
        if below is not None and level < below and not _better(rows, level):
            return float(row["credit"])
        if row["low"] and float(row["low"]) <= level < float(row["high"]):
            return float(row["credit"])
    return 0.0


def _better(rows: list[re.Match[str]], level: float) -> bool:
    return any(row["low"] and float(row["low"]) <= level < float(row["high"]) for row in rows)


def monthly_fee(reading: Reading) -> tuple[str, float, Span] | None:
    """Currency, fee of a month, and where it stands, when the contract names one fee only."""
    for phrases, months in ((_YEARLY, 12), (_MONTHLY, 1)):
        sums = list(governed(reading, phrases, "money", _NO_FEE))
        if len({match.fact.value for match in sums if match.fact}) == 1 and sums[0].fact:
            return sums[0].fact.unit, float(sums[0].fact.value) / months, reading.quote(sums[0])
    return None
