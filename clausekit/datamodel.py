"""The nouns: frozen values that the rooms hand to each other.

One coordinate system: every `Span` is half-open, in characters of `Document.text`, and that text is
never rewritten after loading. What a value points at is always `document.text[span.start:span.end]`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["customer", "vendor"]
Role: TypeAlias = Literal["customer", "vendor", "neutral", "unknown"]
Hurts: TypeAlias = Literal["customer", "vendor", "both"]
Owner: TypeAlias = Literal["legal", "procurement", "it", "security", "finance"]
State: TypeAlias = Literal["risk", "missing", "unread", "unclear"]

BlockKind: TypeAlias = Literal[
    "paragraph", "heading", "cell", "footnote", "textbox",
    "header", "footer", "page_number", "toc", "line_number", "watermark",
]  # fmt: skip
FURNITURE: frozenset[str] = frozenset({"header", "footer", "page_number", "toc", "line_number", "watermark"})

ProblemKind: TypeAlias = Literal[
    "no_text", "ocr", "bad_text", "tracked_changes", "comments", "unread_part", "limit", "damaged",
    "numbering",
]  # fmt: skip

View: TypeAlias = Literal["accepted", "original"]
RevisionKind: TypeAlias = Literal["inserted", "deleted", "moved"]

ClauseKind: TypeAlias = Literal[
    "preamble", "recitals", "clause", "definition", "schedule", "signature",
]  # fmt: skip

FactKind: TypeAlias = Literal[
    "duration", "money", "percentage", "date", "governing_law", "definition",
    "reference", "blank", "url",
]  # fmt: skip


class Severity(IntEnum):
    """How much a finding matters to the side it hurts; comparable, low to critical."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in PDF points, origin at the top left, y growing downwards."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged file: `number` from 1, size in PDF points as shown to a reader.

    `quality` is the share (0–1) of what was read there that looks like language; None when unmeasured.
    """

    number: int
    width: float
    height: float
    quality: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: the characters it holds and the rectangle that it fills on its page."""

    span: Span
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block came from in a Word file, so that a comment can be put at its words.

    `paragraph` is the ordinal of the `w:p` element, in document order, within the part `part`
    ("word/document.xml"); `prefix` is how many characters at the block's start (a computed list
    number and the tab after it) are not in that paragraph's own runs.
    """

    part: str
    paragraph: int
    prefix: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table cell, footer …; blocks are in text order and never overlap.

    `number` is the list number that the word processor computed, "7.2" or "(b)", when there is one
    (its characters are part of the text too). `level` is the outline or list level, from 0. `style` is the
    name of the Word style. `bold`, `centred`, `size` and `indent` (points) describe how the opening words
    are set. `cell` is (table, row, column), each from 0. `changed` says that a pending tracked change
    touches the block.
    """

    span: Span
    kind: BlockKind
    page: int | None = None
    box: Box | None = None
    place: Place | None = None
    number: str = ""
    level: int | None = None
    style: str = ""
    bold: bool = False
    centred: bool = False
    size: float | None = None
    indent: float | None = None
    cell: tuple[int, int, int] | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the file that limits what can be concluded from it. `page` is None for the whole."""

    kind: ProblemKind
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change nobody has accepted or rejected yet: of words, paragraph marks ("\\n") or table rows.

    `date` is ISO 8601 as in the file, "" when it has none. `span` holds the words where the view shows
    them; for words that it does not show, `span` is empty and stands where they would. `text` is the words
    in either case. Words that moved are two revisions, one where they left and one where they went.
    """

    kind: RevisionKind
    author: str
    date: str
    span: Span
    text: str

    def touches(self, span: Span) -> bool:
        """True when it changes words in `span`; a paragraph taken out whole beside `span` does not."""
        if self.span:
            return self.span.overlaps(span)
        at = self.span.start
        after_start = at > span.start or (at == span.start and not self.text.endswith("\n"))
        return after_start and (at < span.end or (at == span.end and not self.text.startswith("\n")))


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that the file itself holds, at the words of `span`; an answer stands behind what it answers.

    `date` is ISO 8601 as in the file, "" when it has none; the comment's paragraphs are lines of `text`.
    """

    author: str
    date: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `source` is the path or name it was given under; `sha256` is of its bytes.

    `text` is all blocks in reading order: a newline between blocks, a tab between the cells of one
    table row. A paragraph that runs over a page break is one block; the furniture
    between its halves follows it.
    `pages` and `lines` are empty for files without pages (Word, text).
    `revisions` and `comments` are those of a Word file, in text order; `view` says whether its text is
    read as if all revisions were accepted, or as it was before them.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    view: View = "accepted"

    def quote(self, span: Span) -> str:
        """The words at `span`."""
        return self.text[span.start : span.end]

    def lines_in(self, span: Span) -> Iterator[Line]:
        """Printed lines that share characters with `span`, in order."""
        first = bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        for line in self.lines[first:]:
            if line.span.start >= span.end:
                return
            yield line

    def page_of(self, position: int) -> int | None:
        """Number of the page that holds the character at `position`; None without pages."""
        line = next(self.lines_in(Span(position, len(self.text))), None)
        return line.page if line else None


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
class Contract:
    """What checks see: the document and everything that was understood of it."""

    document: Document
    kind: Label
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    provisions: tuple[Provision, ...]
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from the playbook, with its proof.

    `evidence` are the spans that show it; for an absent thing, `searched` says where and for what was looked.
    One of the two is never empty. `fingerprint` stays the same while rule and quoted words stay the same.
    """

    rule: str
    state: State
    severity: Severity
    hurts: Hurts
    owner: Owner
    title: str
    message: str
    why: str
    suggestion: str
    source: str
    clause: str | None
    evidence: tuple[Span, ...]
    searched: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one contract, for one side, by one playbook.

    `made_by` names the versions that made it ("clausekit", "playbook", "models"), so that it can be made
    again.
    """

    contract: Contract
    playbook: str
    side: Side
    findings: tuple[Finding, ...]
    made_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a scan: a review, or one sentence saying why there is none."""

    path: str
    review: Review | None = None
    error: str | None = None
