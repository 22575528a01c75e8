"""`reference`: a section or an exhibit that is spoken of and does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from clausekit.datamodel import Fact
from clausekit.playbook.attached import EXHIBITS, attached
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
_CODE = re.compile(r"\b(?:C\.?F\.?R|U\.?S\.?C)\.?\s{0,3}$", re.IGNORECASE)
# A paper on data that speaks of the EU's standard clauses means their clauses and annexes, not its own.
_CLAUSES_OF_THE_EU = ("standard contractual clauses", "sccs")
_FOREIGN = {"clause", "annex"}
# "Section 8 of the Lease", but not "Section 8 of the Agreement" or "of this Attachment".
_OF_ANOTHER = re.compile(r"[^.;\n]{0,40}?\s(?:of|in|to)\s(?:the|that|such|each)\s(?!Agreement\b)[A-Z]")
# A line no longer than this that names an exhibit is its title, not a reference to it.
_LONGEST_TITLE = 40
# Sections of contracts have numbers of one or two figures; laws go to the hundreds.
_LARGEST = 2
_LAWS = (
    "scc", "standard contractual clauses", "clauses", "far", "dfar", "dfars", "usc", "code", "cfr", "act",
    "gdpr", "regulation", "directive", "bankruptcy", "title", "statute", "law", "uk addendum", "order form",
    "prime contract", "(master|other|original|existing|lease|prior) agreement",
)  # fmt: skip


class Reference(Check):
    """One hit for all broken references `to` sections (a risk), or to exhibits (unread: they were not
    given)."""

    words: ClassVar[frozenset[str]] = frozenset({"found"})

    kind: Literal["reference"]
    to: Literal["sections", "exhibits"]

    def hits(self, scope: Scope) -> Iterator[Hit]:
        """One hit or none."""
        reading = scope.reading
        foreign = _FOREIGN if reading.find(_CLAUSES_OF_THE_EU) else set()
        facts = [
            fact for fact in reading.contract.facts if fact.kind == "reference" and fact.unit not in foreign
        ]
        broken = list(_sections(reading, facts) if self.to == "sections" else _exhibits(reading, facts))
        astray = self.to == "sections" and len({fact.value for fact in broken}) > _MOST_BROKEN
        if broken and not astray:
            spans = (
                reading.quote(Match(fact.span, reading.sentence_at(fact.span.start), fact)) for fact in broken
            )
            named = dict.fromkeys(f"{fact.unit.capitalize()} {fact.value}" for fact in broken)
            yield Hit(
                tuple(dict.fromkeys(spans))[:_MOST],
                "risk" if self.to == "sections" else "unread",
                words={"found": ", ".join(list(named)[:_MOST])},
            )


def _sections(reading: Reading, facts: list[Fact]) -> Iterator[Fact]:
    numbers = {
        leading[0] for clause in reading.contract.clauses if (leading := _LEADING.search(clause.number))
    }
    if len(numbers) < _UNDERSTOOD:
        return
    for fact in facts:
        leading = _LEADING.match(fact.value)
        if fact.unit not in _INSIDE or not leading or leading[0] in numbers or _elsewhere(reading, fact):
            continue
        parent = leading[0].rpartition(".")[0]
        siblings = any(number.startswith(f"{parent}.") for number in numbers)
        if (siblings or parent not in numbers) and not _printed(reading, leading[0]):
            yield fact


def _elsewhere(reading: Reading, fact: Fact) -> bool:
    """Whether the reference is into a law or another paper, by its number or by the words around it."""
    before = reading.text[max(0, fact.span.start - 12) : fact.span.start]
    if _OF_ANOTHER.match(reading.text, fact.span.end) or _CODE.search(before):
        return True
    large = any(len(part) > _LARGEST for part in re.findall(r"\d+", fact.value))
    return large or reading.says(_LAWS, reading.sentence_at(fact.span.start))


def _printed(reading: Reading, number: str) -> bool:
    """Whether any line of the text begins with the number, whatever became of it in segmentation."""
    pattern = re.compile(
        rf"(?:^|\n)\W{{0,4}}(?:(?:section|article|clause)\s{{1,3}})?{re.escape(number)}(?!\d)", re.IGNORECASE
    )
    return bool(pattern.search(reading.text))


def _exhibits(reading: Reading, facts: list[Fact]) -> Iterator[Fact]:
    for fact in facts:
        spoken_of = len(reading.sentence_at(fact.span.start)) > _LONGEST_TITLE
        if fact.unit in EXHIBITS and spoken_of and not attached(reading, fact):
            yield fact
