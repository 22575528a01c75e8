"""What is understood of a document before any playbook is opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel.document import Document
from clausekit.datamodel.spans import Span

Role: TypeAlias = Literal["customer", "vendor", "neutral", "unknown"]

ClauseKind: TypeAlias = Literal[
    "preamble", "recitals", "clause", "definition", "schedule", "signature",
]  # fmt: skip

FactKind: TypeAlias = Literal[
    "duration", "money", "percentage", "date", "governing_law", "definition",
    "reference", "blank", "url",
]  # fmt: skip

ScheduleState: TypeAlias = Literal["present", "blank", "absent"]


@dataclass(frozen=True, slots=True)
class Label:
    """One guess: a type of the taxonomy, its calibrated probability (0–1), and what drove it."""

    type: str
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the contract's tree; `span` includes its children.

    `id` is unique in the contract and stable over runs ("7.2.b", "schedule-a.3"); `number` is as printed,
    "" when there is none; `heading` is without its number; `body` starts after number and heading.
    `labels` are best first and all above the threshold: empty means honestly unclassified.
    `changed` says that a pending revision touches its words, those of its children included.
    """

    id: str
    number: str
    heading: str
    span: Span
    body: Span
    parent: str | None = None
    kind: ClauseKind = "clause"
    level: int = 0
    labels: tuple[Label, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """A sentence that says a certain thing, by its type in `taxonomy/provisions`."""

    type: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Fact:
    """A value beside its words: 30 days, 1.5 % per month, USD 1,000,000, 12 March 2027.

    `value` is normalised text: an ISO 8601 period ("P30D", "PT48H"), a plain decimal ("1000000.00"), an
    ISO date, a name. `unit` says what it counts: "calendar_days", "business_days", "USD",
    "percent_per_month" …
    """

    kind: FactKind
    value: str
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Party:
    """Who: the name as printed, the defined terms it goes by, the side it takes and why we think so."""

    name: str
    aliases: tuple[str, ...]
    role: Role
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A key term of the contract ("renewal_term", "liability_cap" …) with the words that give it.

    `value` is normalised like a `Fact`'s; `span` may be wider than the value: the words that prove it.
    """

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and the words that say what it means. `span` is the term where it is defined."""

    term: str
    span: Span
    meaning: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another place of the same contract, "Section 7.2(b)" or "Exhibit A".

    `clause` is the id of the clause it names, None when the contract has no such clause.
    """

    number: str
    span: Span
    clause: str | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule, exhibit, annex or other attachment that the contract names or holds.

    "present" has words of its own in the document, "blank" only its heading, a placeholder or empty form
    fields, "absent" is named but not in the document. `span` is its heading, or the words that name it first.
    """

    name: str
    title: str
    state: ScheduleState
    span: Span
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign. Parts that the block does not fill in are "".

    `signed` is None when the text cannot tell (a signature drawn by hand leaves no words).
    """

    party: str
    signer: str
    title: str
    date: str
    signed: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Contract:
    """What checks see: the document and everything that was understood of it."""

    document: Document
    kind: Label
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    provisions: tuple[Provision, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...] = ()
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def clause(self, id: str) -> Clause:
        """The clause of that id. Raises KeyError."""
        for clause in self.clauses:
            if clause.id == id:
                return clause
        raise KeyError(id)

    def term(self, name: str) -> Term | None:
        """The key term of that name, if the contract has it."""
        return next((term for term in self.terms if term.name == name), None)

    def facts_in(self, span: Span, *kinds: FactKind) -> Iterator[Fact]:
        """Facts that lie within `span`, in text order, of the given kinds (all, when none given)."""
        for fact in self.facts:
            if fact.span in span and (not kinds or fact.kind in kinds):
                yield fact
