"""Terms made worse: longer, lower, one-sided, blank, contradictory; each where the review had read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from clausekit.datamodel import Contract, Fact, Side, Span
from clausekit.facts.durations import days_of
from clausekit.playbook.reading import Reading
from clausekit.segmentation.elsewhere import Elsewhere
from clausekit.selftest.changes import Change
from clausekit.selftest.editing import Edit
from clausekit.selftest.one_way import made_one_way

_TERM_TYPES = ("term_and_renewal", "termination")
_CAP = ("limitation_of_liability",)
_BREACH = re.compile(
    r"\b(?:security|data|privacy)\s(?:breach|incident)|unauthori[sz]ed\saccess", re.IGNORECASE
)
_TELLS = re.compile(r"\b(?:notify|inform|report)\b", re.IGNORECASE)
_CURE = re.compile(r"\b(?:cure|cured|remed(?:y|ied)|rectif(?:y|ied))\b", re.IGNORECASE)
_BROKEN = re.compile(r"\bbreach|\bdefault", re.IGNORECASE)
_WORDS_AND_FIGURES = re.compile(
    r"\b(thirty|sixty|ninety|ten|fifteen|twenty)\s\(\s?(\d{2})\s?\)", re.IGNORECASE
)
# So many characters before the word stands whose option it is ("Client shall have the sole option").
_OPTION = re.compile(r"\boption\b", re.IGNORECASE)
_NEAR = 40
# Whose limit it is stands beside the liability, at most so many characters before it, and before the limit.
_LIMITS = re.compile(
    r"\b(?:exceed|limited|capped|maximum|greater|in\sexcess|more\sthan|up\sto)", re.IGNORECASE
)
_LIABLE = re.compile(r"\b(?:liab|responsib)", re.IGNORECASE)
_OWNER = 120
# Who is liable to somebody, not to whom.
_TO = re.compile(r"\bto\s(?:the\s)?\Z", re.IGNORECASE)
# What is most of the document is not an attachment to it.
_MOST = 0.5
_NOWHERE = "97.3"
_BLANK = "[__________]"


@dataclass(frozen=True, slots=True)
class _Given:
    contract: Contract
    reading: Reading
    side: Side


Alter: TypeAlias = Callable[[_Given], Iterator[Change]]


def alterations(contract: Contract, side: Side) -> Iterator[Change]:
    """Every change that can be made to this contract for the worse of `side`."""
    given = _Given(contract, Reading(contract), side)
    for alter in _ALL:
        yield from alter(given)


def _notice(given: _Given) -> Iterator[Change]:
    fact = _fact_of(given.contract, "notice_to_terminate_renewal", "duration")
    if fact and days_of(fact.value) < 120 and given.side == "customer" and not _optional(given, fact):
        yield _replaced(
            "notice to stop the renewal made longer",
            _TERM_TYPES,
            fact.span,
            "one hundred twenty (120) days",
            given.reading,
        )


def _renewal(given: _Given) -> Iterator[Change]:
    fact = _fact_of(given.contract, "renewal_term", "duration")
    if fact and days_of(fact.value) < 1200 and given.side == "customer" and not _optional(given, fact):
        yield _replaced("renewal made longer", _TERM_TYPES, fact.span, "five (5) years", given.reading)


def _uptime(given: _Given) -> Iterator[Change]:
    fact = _fact_of(given.contract, "uptime_percent", "percentage")
    if fact and float(fact.value) > 95 and given.side == "customer":
        yield _replaced("availability lowered", ("service_levels",), fact.span, "95%", given.reading)


def _payment(given: _Given) -> Iterator[Change]:
    term = given.contract.term("payment_days")
    fact = next((fact for fact in given.contract.facts_in(term.span, "duration")
                 if days_of(fact.value) == float(term.value)), None) if term else None  # fmt: skip
    worse = "five (5) days" if given.side == "customer" else "one hundred twenty (120) days"
    if fact and 5 < days_of(fact.value) < 120:
        yield _replaced("time to pay made worse", ("payment",), fact.span, worse, given.reading)


def _cap(given: _Given) -> Iterator[Change]:
    term = given.contract.term("liability_cap")
    if term is None or not any(term.span in clause.span for clause in given.reading.labelled(_CAP)):
        return
    if not _protects_them_alone(given, term.span):
        yield _replaced("limit of liability taken out", _CAP, term.span, "", given.reading)
    months = next(given.contract.facts_in(term.span, "duration"), None)
    if months and days_of(months.value) >= 180 and given.side == "customer":
        yield _replaced("limit of liability lowered", _CAP, months.span, "one (1) month", given.reading)


def _one_way(given: _Given) -> Iterator[Change]:
    yield from made_one_way(given.contract, given.reading, given.side)


def _breach(given: _Given) -> Iterator[Change]:
    for fact in given.contract.facts:
        if fact.kind != "duration" or given.side != "customer" or days_of(fact.value) > 7:
            continue
        sentence = given.reading.sentence_at(fact.span.start)
        words = given.reading.text[sentence.start : sentence.end]
        if _BREACH.search(words) and _TELLS.search(words):
            yield _replaced(
                "report of a breach made later",
                ("data_protection", "security"),
                fact.span,
                "thirty (30) days",
                given.reading,
            )
            return


def _cure(given: _Given) -> Iterator[Change]:
    for clause in given.reading.labelled(("termination",)):
        for fact in given.contract.facts_in(clause.span, "duration"):
            sentence = given.reading.sentence_at(fact.span.start)
            words = given.reading.text[sentence.start : sentence.end]
            if 10 <= days_of(fact.value) <= 60 and _CURE.search(words) and _BROKEN.search(words):
                yield _replaced(
                    "time to cure a breach made short",
                    ("termination",),
                    fact.span,
                    "two (2) days",
                    given.reading,
                )
                return


def _figures(given: _Given) -> Iterator[Change]:
    for clause in given.contract.clauses:
        match = _WORDS_AND_FIGURES.search(given.reading.text, clause.span.start, clause.span.end)
        if match:
            yield _replaced(
                "figures made to differ from their words",
                (),
                Span(*match.span(2)),
                str(int(match[2]) + 17),
                given.reading,
            )
            return


def _reference(given: _Given) -> Iterator[Change]:
    if Elsewhere(given.contract.document).amends:
        return  # the numbers are those of the contract that it changes, which nobody sees here
    for reference in given.contract.references:
        words = given.reading.text[reference.span.start : reference.span.end]
        number = re.search(r"\d{1,2}(?:\.\d{1,2}){1,3}", words)
        if reference.clause and number:
            start = reference.span.start + number.start()
            yield _replaced(
                "cross-reference broken", (), Span(start, start + len(number[0])), _NOWHERE, given.reading
            )
            return


def _schedule(given: _Given) -> Iterator[Change]:
    for schedule in given.contract.schedules:
        clause = given.contract.clause(schedule.clause) if schedule.clause else None
        if schedule.state == "present" and clause and 0 < len(clause.body) < _MOST * len(given.reading.text):
            yield _replaced(f"{schedule.name} blanked", (), clause.body, "[to be attached]", given.reading)
            return


def _law(given: _Given) -> Iterator[Change]:
    fact = _fact_of(given.contract, "governing_law", "governing_law")
    if fact:
        yield _replaced(
            "governing law left blank",
            ("governing_law", "dispute_resolution"),
            fact.span,
            _BLANK,
            given.reading,
        )


def _sum(given: _Given) -> Iterator[Change]:
    for clause in given.reading.labelled(("payment",)):
        fact = next(given.contract.facts_in(clause.span, "money"), None)
        if fact:
            yield _replaced("sum to be paid left blank", ("payment",), fact.span, "[TBD]", given.reading)
            return


def _interest(given: _Given) -> Iterator[Change]:
    for fact in given.contract.facts:
        if (
            fact.kind == "percentage"
            and fact.unit == "percent_per_month"
            and float(fact.value) <= 2
            and given.side == "customer"
        ):
            worse = given.reading.text[fact.span.start : fact.span.end].replace(fact.value, "5", 1)
            if worse != given.reading.text[fact.span.start : fact.span.end] and "(" not in worse:
                yield _replaced(
                    "interest on late payment raised", ("payment",), fact.span, worse, given.reading
                )
                return


_ALL: Sequence[Alter] = (
    _notice, _renewal, _uptime, _payment, _cap, _one_way, _breach, _cure, _figures, _reference, _schedule,
    _law, _sum, _interest,
)  # fmt: skip


def _fact_of(contract: Contract, name: str, kind: str) -> Fact | None:
    """The value of a key term, beside its words."""
    term = contract.term(name)
    if term is None:
        return None
    facts = (fact for fact in contract.facts if fact.kind == kind and fact.span in term.span)
    return next((fact for fact in facts if fact.value == term.value or kind == "governing_law"), None)


def _optional(given: _Given, fact: Fact) -> bool:
    """Whether it is for our side to choose the renewal: then a longer one binds nobody against its will."""
    sentence = given.reading.sentence_at(fact.span.start)
    options = _OPTION.finditer(given.reading.text, sentence.start, sentence.end)
    mentions = [each for each in given.reading.mentions.values() if each.span in sentence]
    return any(
        mention.role == given.side and mention.span.end <= option.start() < mention.span.end + _NEAR
        for option in options
        for mention in mentions
    )


def _protects_them_alone(given: _Given, cap: Span) -> bool:
    """Whether a limit of liability is the other side's only: without it our side is better off."""
    limits = _LIMITS.search(given.reading.text, cap.start, cap.end)
    end = limits.start() if limits else cap.end
    liable = [match.start() for match in _LIABLE.finditer(given.reading.text, cap.start, end)]
    if not liable:
        return False
    text = given.reading.text
    named = sorted(given.reading.mentions.items())
    mentions = [(at, each) for at, each in named if not _TO.search(text, max(0, at - 8), at)]
    before = [each for at, each in mentions if max(cap.start, liable[-1] - _OWNER) <= at < liable[-1]]
    behind = [each for at, each in mentions if liable[-1] <= at < end]
    whose = [*before[-1:], *behind][:1]
    return bool(whose) and whose[0].role == ("vendor" if given.side == "customer" else "customer")


def _replaced(name: str, types: tuple[str, ...], span: Span, words: str, reading: Reading) -> Change:
    return Change("alteration", name, types, _quoted(reading, span), words, (Edit(span, words),))


def _quoted(reading: Reading, span: Span) -> str:
    return " ".join(reading.text[span.start : span.end].split())[:80]
