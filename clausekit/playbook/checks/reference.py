"""`reference`: a section or an exhibit that is spoken of and does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Reference as Pointer
from clausekit.datamodel import Span
from clausekit.playbook.attached import EXHIBITS
from clausekit.playbook.checks.base import Check
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.scope import Hit, Scope

_INSIDE = {"section", "article", "clause"}
_LEADING = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}")
# Fewer numbered clauses than these and the numbering was not understood well enough to accuse anybody.
_UNDERSTOOD = 5
_MOST = 8
# With more broken references than these it is our reading of the numbers that is at fault.
_MOST_BROKEN = 4
# A line no longer than this that names an exhibit is its title, not a reference to it.
_LONGEST_TITLE = 40
# As many characters of an empty exhibit are shown.
_SHOWN = 200


class Reference(Check):
    """One hit for all broken references `to` sections (a risk), to exhibits (unread: they were not given), or
    to blanks: exhibits that are there with nothing in them (unread too)."""

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["reference"]
    to: Literal["sections", "exhibits", "blanks"]

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        reading = scope.reading
        if self.to == "blanks":
            yield from _empty(reading)
            return
        broken = list(_sections(reading) if self.to == "sections" else _exhibits(reading))
        named = dict.fromkeys(reference.number for reference in broken)
        astray = self.to == "sections" and len(named) > _MOST_BROKEN
        if broken and not astray:
            spans = (
                reading.quote(Match(place.span, reading.sentence_at(place.span.start))) for place in broken
            )
            yield Hit(
                tuple(dict.fromkeys(spans))[:_MOST],
                "risk" if self.to == "sections" else "unread",
                words={"found": ", ".join(list(named)[:_MOST])},
            )


def _sections(reading: Reading) -> Iterator[Pointer]:
    """References whose number no clause has, though clauses of its like are numbered."""
    numbers = {
        leading[0] for clause in reading.contract.clauses if (leading := _LEADING.search(clause.number))
    }
    if len(numbers) < _UNDERSTOOD:
        return
    for reference in reading.contract.references:
        unit, _, number = reference.number.partition(" ")
        leading = _LEADING.match(number)
        if reference.clause or unit.lower() not in _INSIDE or not leading or leading[0] in numbers:
            continue
        parent = leading[0].rpartition(".")[0]
        if parent not in numbers or any(number.startswith(f"{parent}.") for number in numbers):
            yield reference


def _empty(reading: Reading) -> Iterator[Hit]:
    """Exhibits that another place of the contract relies on, and that hold nothing but a title or a note."""
    clauses = {clause.id: clause.span for clause in reading.contract.clauses}
    empty = {schedule.name: schedule for schedule in reading.contract.schedules if schedule.state == "blank"}
    named: dict[str, Span] = {}
    for reference in reading.contract.references:
        schedule = reading.schedule(reference.number)
        if schedule is None or schedule.name not in empty:
            continue
        place = clauses.get(schedule.clause or "", schedule.span)
        spoken_of = len(reading.sentence_at(reference.span.start)) > _LONGEST_TITLE
        if spoken_of and reference.span not in place:
            named.setdefault(schedule.name, Span(place.start, min(place.end, place.start + _SHOWN)))
    if named:
        yield Hit(tuple(named.values())[:_MOST], "unread", words={"found": ", ".join(list(named)[:_MOST])})


def _exhibits(reading: Reading) -> Iterator[Pointer]:
    """References to exhibits that the document does not hold."""
    for reference in reading.contract.references:
        schedule = reading.schedule(reference.number)
        spoken_of = len(reading.sentence_at(reference.span.start)) > _LONGEST_TITLE
        unit = reference.number.partition(" ")[0].lower()
        if unit in EXHIBITS and spoken_of and schedule is not None and schedule.state == "absent":
            yield reference
