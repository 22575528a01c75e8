"""Step by step: what an engine reads, asks for and writes down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from clausekit.datamodel import Span
from clausekit.playbook.interactions.levels import monthly_fee
from clausekit.playbook.interactions.renewal import yearly_fee
from clausekit.playbook.interactions.shared import share, sum_of
from clausekit.playbook.reading import Reading
from clausekit.playbook.values.inputs import INPUTS, Input, Inputs

Subject: TypeAlias = Literal["service_levels", "renewal", "commitment", "liability"]


@dataclass(frozen=True, slots=True)
class ValueStep:
    """One line of the arithmetic; `span` are the contract's words for the number that it brings in, None for
    what was given or computed."""

    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Valuation:
    """What one subject is worth. `result` is "" as long as something is `asked`."""

    subject: Subject
    title: str
    result: str
    steps: tuple[ValueStep, ...]
    asked: tuple[Input, ...] = ()


@dataclass(slots=True)
class Sums:
    """Collects steps and questions while an engine works; one for each engine."""

    reading: Reading
    inputs: Inputs
    steps: list[ValueStep] = field(default_factory=list)
    asked: list[Input] = field(default_factory=list)

    def say(self, words: str, span: Span | None = None) -> None:
        """Write one step down."""
        self.steps.append(ValueStep(words, span))

    def ask(self, name: str) -> None:
        """Remember that a number is needed."""
        if INPUTS[name] not in self.asked:
            self.asked.append(INPUTS[name])

    def given(self, name: str) -> float | None:
        """A number from the inputs, written down; None when it was not given."""
        number = self.inputs.numbers.get(name)
        if number is not None:
            self.say(f"{name} = {number:,.10g} (given)")
        return number

    def day(self, name: str) -> date | None:
        """A date from the inputs, written down; None when it was not given."""
        day = self.inputs.dates.get(name)
        if day is not None:
            self.say(f"{name} = {day.isoformat()} (given)")
        return day

    def year_of_fees(self) -> tuple[str, float] | None:
        """Currency and fees of a year: given, else from the contract, else asked for."""
        stated = self._stated()
        number = self.given("annual_fee")
        if number is not None:
            return (stated[0] if stated else ""), number
        if stated is None:
            self.ask("annual_fee")
            return None
        currency, amount, span = stated
        self.say(f"fees of a year: {money(currency, amount)}", span)
        return currency, amount

    def result(self, subject: Subject, title: str, words: str) -> Valuation:
        """What was collected, as a valuation."""
        asked = tuple(self.asked)
        return Valuation(subject, title, "" if asked else words, tuple(self.steps), asked)

    def _stated(self) -> tuple[str, float, Span] | None:
        yearly = yearly_fee(self.reading)
        if yearly and yearly.fact:
            return yearly.fact.unit, float(yearly.fact.value), self.reading.quote(yearly)
        monthly = monthly_fee(self.reading)
        return (monthly[0], monthly[1] * 12, monthly[2]) if monthly else None


def money(currency: str, amount: float) -> str:
    """ "USD 1,325", or "1,325" when the currency is not known."""
    return sum_of(currency, amount).strip()


def percent(value: float) -> str:
    """ "12.5%", at most three digits that count."""
    return share(float(f"{value:.3g}"))


def duration_of(minutes: float) -> str:
    """ "7 h 12 min", "43.2 min"."""
    if minutes < 60:
        return f"{minutes:.4g} min"
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02} min"
