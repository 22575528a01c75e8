"""A Document, its clauses and references in, its schedules out: which are present, blank or absent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from clausekit.datamodel import FURNITURE, Block, Clause, Document, Reference, Schedule, ScheduleState, Span
from clausekit.segmentation.headings import title_like
from clausekit.segmentation.parts import schedule_key
from clausekit.segmentation.targets import references

PLACEHOLDER = re.compile(
    r"\[[^\[\]]{0,200}\]|_{2,}|\.{4,}|[●•☐□]|-{3,}|\*{3}"
    r"|\(?(?:this\s)?(?:page|schedule|exhibit|annex|appendix|attachment)?\s?(?:has\sbeen\s|is\s|was\s)?(?:intentionally|"
    r"purposely)\s(?:left\sblank|omitted|deleted|blank)[^\n]{0,120}"
    r"|\b(?:to\sbe|will\sbe)\s(?:attached|provided|agreed|inserted|added|completed|determined|supplied|finali[sz]ed|"
    r"developed|mutually\sagreed|drawn\sup|written|prepared|drafted|settled|appended)\b[^\n]{0,120}"
    r"|\(?\b(?:see|as)\sattached\b[^\n]{0,60}|\b(?:TBD|TBC|TBA|T\.B\.D\.)|\bomitted\b[^\n]{0,200}"
    r"|\bconfidential\streatment\s(?:has\sbeen\s)?requested\b[^\n]{0,200}|\bfiled\sseparately\b[^\n]{0,200}"
    r"|\b(?:reserved|attached|blank)\b",
    re.IGNORECASE,
)
ANSWERED = re.compile(r"\b(?:None|NONE|N/A|Not [Aa]pplicable|NOT APPLICABLE)\W{0,8}$")
"""A schedule that says that there is nothing to say is no blank."""
FORM_LINE = re.compile(r"^[^\n:]{1,50}:[ \t]*$", re.MULTILINE)
SIGNING = re.compile(r"^(?:by|name|title|its|date|signature)\b[^\n]{0,80}$", re.IGNORECASE | re.MULTILINE)
LEAST = 25
"""Letters and figures behind its heading with which a schedule says something."""
LONGEST_TITLE = 110
MOST_TITLES = 2


def schedules(
    document: Document, clauses: Sequence[Clause], named: Sequence[Reference] | None = None
) -> tuple[Schedule, ...]:
    """What the contract attaches or names, in text order; each name once, at its best state.

    "blank" is a heading alone, a placeholder, lines of a form that nobody filled in, or a note that it was
    left out. A name in a list of schedules at the end, without the schedule itself, is "absent" like one
    that only references name.
    """
    held: dict[str, Schedule] = {}
    finder = Attachments(document, clauses)
    for clause in clauses:
        if clause.kind == "schedule":
            found = finder.held(clause)
            key = schedule_key(clause.number) or clause.id
            if key not in held or RANK[found.state] > RANK[held[key].state]:
                held[key] = found
    for reference in references(document, clauses) if named is None else named:
        key = schedule_key(reference.number)
        if reference.clause is None and key and key not in held:
            held[key] = finder.named(reference)
    return tuple(sorted(held.values(), key=_place))


RANK = {"absent": 0, "blank": 1, "present": 2}


class Attachments:
    """Looks at the attachments of one document."""

    def __init__(self, document: Document, clauses: Sequence[Clause]) -> None:
        self.document = document
        self.blocks = [block for block in document.blocks if block.kind not in FURNITURE and len(block.span)]
        self.starts = [block.span.start for block in self.blocks]
        self.clauses = [clause for clause in clauses if clause.kind == "schedule"]

    def held(self, clause: Clause) -> Schedule:
        """The schedule that `clause` is."""
        blocks = self._blocks(clause.span)
        titles = self._titles(clause, blocks)
        heading = Span(clause.span.start, titles[-1] if titles else clause.span.end)
        name = " ".join((clause.number or clause.heading or "Schedule").split())
        title = clause.heading if clause.number else ""
        return Schedule(name, title, self._state(clause, blocks, heading), heading, clause.id)

    def _state(self, clause: Clause, blocks: list[Block], heading: Span) -> ScheduleState:
        answered = ANSWERED.search(self.document.quote(clause.span)[-40:]) is not None
        if answered or self._says(Span(heading.end, clause.span.end)) or self._holds(clause):
            return "present"
        return "absent" if self._listed(clause, blocks) else "blank"

    def _holds(self, clause: Clause) -> bool:
        """True for "SCHEDULE 1" right above "ANNEX I": what it says stands in attachments of another name."""
        index = self.clauses.index(clause) + 1
        following = self.clauses[index] if index < len(self.clauses) else None
        if following is None or not self._beside(clause, following) or not clause.number:
            return False
        own, other = (part.number.split()[:1] for part in (clause, following))
        return own != other and len(self._blocks(following.span)) > 1

    def named(self, reference: Reference) -> Schedule:
        """The schedule that `reference` names and no clause is."""
        place = self._title_of(reference.number)
        if place is None:
            return Schedule(reference.number, "", "absent", reference.span)
        rest = Span(place.end, min(place.end + 2000, len(self.document.text)))
        return Schedule(reference.number, "", "present" if self._says(rest) else "blank", place)

    def _title_of(self, name: str) -> Span | None:
        """A line of its own with that name, which segmentation took for something else."""
        key = schedule_key(name)
        for block in self.blocks:
            words = self.document.quote(block.span)
            if len(words) <= LONGEST_TITLE and schedule_key(words, alone=True) == key:
                return block.span
        return None

    def _blocks(self, span: Span) -> list[Block]:
        return self.blocks[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _titles(self, clause: Clause, blocks: list[Block]) -> list[int]:
        """Where the lines end that make up the heading: the name, and the title under it."""
        ends: list[int] = []
        for block in blocks[: 1 + MOST_TITLES]:
            words = self.document.quote(block.span)
            if ends and not (len(words) <= LONGEST_TITLE and title_like(words, numbered=False)):
                break
            ends.append(block.span.end if len(words) <= 2 * LONGEST_TITLE else clause.body.start)
        return ends

    def _says(self, span: Span) -> bool:
        """True when words, not only blanks to fill in, stand in `span`."""
        words = "\n".join(self.document.quote(_shared(block.span, span)) for block in self._blocks(span))
        words = SIGNING.sub("", FORM_LINE.sub("", PLACEHOLDER.sub("", words)))
        return sum(map(str.isalnum, words)) >= LEAST

    def _listed(self, clause: Clause, blocks: list[Block]) -> bool:
        """True for one line of a list of schedules: another one stands right before or behind it."""
        if len(blocks) != 1 or len(self.clauses) < 2:
            return False
        index = self.clauses.index(clause)
        near = [self.clauses[at] for at in (index - 1, index + 1) if 0 <= at < len(self.clauses)]
        return any(len(self._blocks(other.span)) == 1 and self._beside(clause, other) for other in near)

    def _beside(self, one: Clause, other: Clause) -> bool:
        first, second = sorted((one.span, other.span))
        between = self.document.text[first.end : second.start].strip()
        page = self.document.page_of
        return not between and page(first.start) == page(second.start)


def _shared(one: Span, other: Span) -> Span:
    start = max(one.start, other.start)
    return Span(start, max(min(one.end, other.end), start))


def _place(schedule: Schedule) -> Span:
    return schedule.span
