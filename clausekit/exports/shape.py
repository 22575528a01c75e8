"""The shape of the JSON that other programs rely on: the one source of `docs/review.schema.json`.

Additions only: a key that stands here keeps its name, its meaning and its type as long as the first number
of `SCHEMA_VERSION` stands. Positions count characters (Unicode code points) of `document.text`, half-open.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

from clausekit.datamodel import FactKind, Hurts, Owner, ProblemKind, RevisionKind, Role, State, View
from clausekit.exports.shape_places import End, PageNumber, SpanShape, Start
from clausekit.exports.shape_structure import DefinitionShape, ReferenceShape, ScheduleShape, SignatureShape
from clausekit.playbook.verdict import Verdict

SCHEMA_VERSION = "1.3"
SCHEMA_URI = "https://json-schema.org/draft/2020-12/schema"

Score = Annotated[float, Field(ge=0, le=1, description="Calibrated probability.")]
Count = Annotated[int, Field(ge=0)]
SeverityName = Literal["low", "medium", "high", "critical"]


class ProblemShape(TypedDict):
    """Something about the file that limits what can be concluded from it."""

    page: PageNumber
    kind: ProblemKind
    message: str


class RevisionShape(TypedDict):
    """A tracked change of a Word file that nobody has accepted or rejected yet."""

    kind: RevisionKind
    author: Annotated[str, Field(description="Empty when the file does not say.")]
    date: Annotated[str, Field(description="ISO 8601 as in the file; empty when it does not say.")]
    start: Start
    end: Annotated[
        int, Field(ge=0, description="One past the last character; equal to start for words not in the text.")
    ]
    text: Annotated[str, Field(description="The words that were inserted, deleted or moved.")]


class CommentShape(TypedDict):
    """A remark that the file itself holds; an answer stands behind what it answers."""

    author: Annotated[str, Field(description="Empty when the file does not say.")]
    date: Annotated[str, Field(description="ISO 8601 as in the file; empty when it does not say.")]
    text: str
    start: Start
    end: End
    quote: Annotated[str, Field(description="The words that it is about; empty when it stands at a point.")]


class DocumentShape(TypedDict):
    """The file as read."""

    source: Annotated[str, Field(description="The path or name that the file was given under.")]
    sha256: Annotated[str, Field(description="Of the file's bytes, hexadecimal.")]
    media_type: str
    pages: Annotated[int, Field(ge=0, description="How many; 0 for files without pages.")]
    text: Annotated[str, Field(description="What every start and end in this object counts in.")]
    view: Annotated[View, Field(description="Are pending changes read as accepted, or as not yet made?")]
    problems: list[ProblemShape]
    revisions: Annotated[list[RevisionShape], Field(description="In text order; of Word files only.")]
    comments: Annotated[list[CommentShape], Field(description="In text order; of Word files only.")]


class KindShape(TypedDict):
    """What sort of contract it is."""

    type: str
    score: Score


class PartyShape(TypedDict):
    """Who, under which defined terms, on which side."""

    name: str
    aliases: list[str]
    role: Role
    span: SpanShape


class TermShape(TypedDict):
    """A key term: the normalised value beside the words that prove it."""

    value: Annotated[str, Field(description="ISO 8601 for dates and periods, plain decimals for numbers.")]
    text: Annotated[str, Field(description="The words as printed.")]
    span: SpanShape
    page: PageNumber


class TermsShape(TypedDict):
    """Every key term, null where the contract does not say."""

    document_name: TermShape | None
    agreement_date: TermShape | None
    effective_date: TermShape | None
    expiration_date: TermShape | None
    renewal_term: TermShape | None
    notice_to_terminate_renewal: TermShape | None
    governing_law: TermShape | None
    jurisdiction: TermShape | None
    liability_cap: TermShape | None
    payment_days: TermShape | None
    uptime_percent: TermShape | None


class ContractShape(TypedDict):
    """What was understood of the contract as a whole."""

    kind: KindShape
    parties: list[PartyShape]
    terms: TermsShape


class LabelShape(TypedDict):
    """One guess at what a clause is about, best first."""

    type: str
    score: Score
    reason: str


class ClauseShape(TypedDict):
    """A node of the contract's tree; its characters include its children's."""

    id: Annotated[str, Field(description="Unique in the contract and stable over runs.")]
    number: Annotated[str, Field(description="As printed; empty when there is none.")]
    heading: str
    parent: Annotated[str | None, Field(description="The id of the clause around it.")]
    start: Start
    end: End
    page: PageNumber
    changed: Annotated[bool, Field(description="Does a pending revision touch its words, or its children's?")]
    labels: Annotated[list[LabelShape], Field(description="Empty: honestly unclassified.")]


class ProvisionShape(TypedDict):
    """A sentence that says a certain thing."""

    type: str
    start: Start
    end: End
    page: PageNumber
    score: Score
    quote: str


class FactShape(TypedDict):
    """A value beside its words."""

    kind: FactKind
    value: Annotated[str, Field(description="ISO 8601 date or period, plain decimal, or name.")]
    unit: str
    start: Start
    end: End
    page: PageNumber
    quote: str


class BoxShape(TypedDict):
    """A rectangle around (part of) a printed line: [x0, top, x1, bottom] in PDF points from the top left."""

    page: Annotated[int, Field(ge=1)]
    box: Annotated[list[float], Field(min_length=4, max_length=4)]


class EvidenceShape(TypedDict):
    """Words that show the finding, and where they are printed."""

    start: Start
    end: End
    page: PageNumber
    boxes: Annotated[list[BoxShape], Field(description="One a printed line; empty for files without pages.")]
    quote: str


class FindingShape(TypedDict):
    """One departure from the playbook, with its proof."""

    rule: str
    state: State
    severity: SeverityName
    hurts: Hurts
    owner: Owner
    title: str
    message: str
    why: str
    suggestion: str
    source: Annotated[str, Field(description="Where the rule's threshold comes from.")]
    clause: Annotated[str | None, Field(description="The id of the clause that it is about.")]
    evidence: list[EvidenceShape]
    searched: Annotated[list[str], Field(description="For an absent thing: where and for what was looked.")]
    fingerprint: Annotated[str, Field(description="The same while rule and quoted words are the same.")]


class SeverityCounts(TypedDict):
    """How many findings of each severity."""

    critical: Count
    high: Count
    medium: Count
    low: Count


class StateCounts(TypedDict):
    """How many findings of each state."""

    risk: Count
    missing: Count
    unread: Count
    unclear: Count


class StrengthShape(TypedDict):
    """Something that is better than usual for the side reviewed, with its proof."""

    rule: str
    title: str
    message: str
    source: str
    clause: str | None
    evidence: list[EvidenceShape]


class SummaryShape(TypedDict):
    """The counts, and the advice that follows from them."""

    by_severity: SeverityCounts
    by_state: StateCounts
    verdict: Verdict
    decided_by: Annotated[str | None, Field(description="Fingerprint of the finding that decided it.")]
    top: Annotated[list[str], Field(description="Fingerprints of the worst findings, five at most.")]
    strengths: Annotated[list[StrengthShape], Field(description="Better than usual for the side.")]
    not_read: Annotated[list[str], Field(description="What the review is silent about, in words.")]


class ReviewShape(TypedDict):
    """A clausekit review of one contract, for one side, by one playbook."""

    schema_version: Literal["1.3"]
    document: DocumentShape
    contract: ContractShape
    clauses: list[ClauseShape]
    provisions: list[ProvisionShape]
    facts: list[FactShape]
    definitions: Annotated[list[DefinitionShape], Field(description="Defined terms, in text order.")]
    references: Annotated[list[ReferenceShape], Field(description="Into this contract, in text order.")]
    schedules: Annotated[list[ScheduleShape], Field(description="Each name once, in text order.")]
    signatures: Annotated[list[SignatureShape], Field(description="Places to sign, in text order.")]
    findings: list[FindingShape]
    summary: SummaryShape
    made_by: Annotated[
        dict[str, str],
        Field(description="Versions of clausekit, the playbook and the models, and the side reviewed for."),
    ]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `ReviewShape`; readers must ignore keys that they do not know."""
    return {"$schema": SCHEMA_URI, **TypeAdapter(ReviewShape).json_schema()}
