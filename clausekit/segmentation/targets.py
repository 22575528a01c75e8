"""A Document and its clauses in, its cross-references out, each with the clause that it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from clausekit.datamodel import FURNITURE, Block, Clause, Document, Fact, Reference, Span
from clausekit.segmentation import pointers
from clausekit.segmentation.elsewhere import Elsewhere
from clausekit.segmentation.outline import EDGE
from clausekit.segmentation.paths import full_number
from clausekit.segmentation.register import Register
from clausekit.segmentation.spacing import find_in

ATTACHED = frozenset({"exhibit", "schedule", "annex", "appendix", "attachment", "addendum"})
"""Units that name what is attached to a contract."""
LOOSE = frozenset({"part", "paragraph"})
"""Units that ordinary text uses too: only what they find says that they refer to a clause."""
HOLDER = re.compile(r"\s{1,2}(?:of|to|in|under)\s{1,2}(?:the\s|this\s)?", re.IGNORECASE)
LISTED = re.compile(r"[\s,;&–—-]{0,4}(?:and|or|to|through|and/or)?\s{0,2}(?:of\s)?", re.IGNORECASE)
LAST_ITEM = re.compile(r"\((\w{1,5})\)$")
DEEPEST_ITEM = 4
FILED_AS = re.compile(r"\d{1,2}\.\d{1,3}")


def resolve(number: str, clauses: Iterable[Clause]) -> Clause | None:
    """The clause that "7.2(b)", "Section 7.2", "Article II", "Schedule A" or "Exhibit B-1" names, if any.

    A number counts in the body of the contract first, then in its schedules. "Article 7" also names the
    clause "7" where the contract has no articles, and "Section 2" the article.
    """
    return Register(clauses).find(number)


def references(document: Document, clauses: Sequence[Clause]) -> tuple[Reference, ...]:
    """Every pointer into this contract, in text order; pointers into laws and other papers are left out.

    `number` is "Section 7.2(b)", "Exhibit A", "Paragraph 3 of Schedule 2"; a list gives one for each, a range
    its two ends. `clause` may be the clause whose own words hold the item, where the item is no clause by
    itself. Pointers that ordinary text also makes ("paragraph 3", "(b)") are left out where they fit nothing.
    """
    finder = Finder(document, clauses)
    facts = sorted(find_in(document, pointers.find), key=_start)
    return tuple(finder.references(facts))


class Finder:
    """Finds what the pointers of one document name."""

    def __init__(self, document: Document, clauses: Sequence[Clause]) -> None:
        self.document = document
        self.text = document.text
        self.clauses = clauses
        self.starts = [clause.span.start for clause in clauses]
        self.register = Register(clauses)
        self.elsewhere = Elsewhere(document)

    def references(self, facts: list[Fact]) -> Iterator[Reference]:
        """The references among `facts`, which are in text order."""
        for index, fact in enumerate(facts):
            if fact.unit == "external" or self.elsewhere.surely(fact.span) or self._files(fact):
                continue
            holder = self._holder(facts, index)
            name = f"{fact.unit.capitalize()} {fact.value}"
            target = self._target(fact, name, holder)
            if target is None and self._doubtful(fact, holder):
                continue
            of = f" of {holder.unit.capitalize()} {holder.value}" if holder else ""
            yield Reference(name + of, fact.span, target.id if target else None)

    def _files(self, fact: Fact) -> bool:
        """True for "Exhibit 10.1" on the first page: the name under which the contract was filed."""
        return (
            fact.span.start < EDGE and fact.unit == "exhibit" and FILED_AS.fullmatch(fact.value) is not None
        )

    def _holder(self, facts: list[Fact], index: int) -> Fact | None:
        """The schedule in "paragraphs 3 and 4 of Schedule 2", also for the first of the list."""
        last = facts[index]
        if last.unit in ATTACHED:
            return None
        for following in facts[index + 1 : index + 6]:
            between = self.text[last.span.end : following.span.start]
            if following.unit in ATTACHED:
                return following if HOLDER.fullmatch(between) else None
            if following.unit != last.unit or not LISTED.fullmatch(between):
                return None
            last = following
        return None

    def _target(self, fact: Fact, name: str, holder: Fact | None) -> Clause | None:
        if fact.unit in ATTACHED:
            return self.register.schedule(name)
        here = self.innermost(fact.span.start)
        within = self.register.schedule_of(here)
        if holder:
            within = self.register.schedule(f"{holder.unit.capitalize()} {holder.value}")
            found = self.register.find(name, within) if within else None
            return found if found and self.register.schedule_of(found) is within else within
        if fact.value.startswith("("):
            return self._relative(fact.value, here)
        return self.register.find(name, within) or self._item(name, within) or self._printed(fact)

    def _relative(self, number: str, here: Clause | None) -> Clause | None:
        """What "clause (b)" names: an item of the clause that it stands in, or of one around it."""
        while here is not None:
            whole = full_number(here, self.register.by_id)
            found = self.register.find(whole + number) if whole else None
            if found or number in self.text[here.body.start : here.body.end]:
                return found or here
            here = self.register.by_id.get(here.parent) if here.parent else None
        return None

    def _item(self, name: str, within: Clause | None) -> Clause | None:
        """The clause whose words hold the item: "7.2" for "7.2(b)" when "(b)" is printed in its text."""
        wanted: list[str] = []
        while len(wanted) < DEEPEST_ITEM and (last := LAST_ITEM.search(name)):
            wanted.append(last[1])
            name = name[: last.start()].rstrip()
            clause = self.register.find(name, within)
            if clause:
                words = self.text[clause.span.start : clause.span.end]
                held = all(re.search(rf"(?:\(\s?|\b){re.escape(item)}\s?[.)]", words) for item in wanted)
                return clause if held else None
        return None

    def _printed(self, fact: Fact) -> Clause | None:
        """The clause in which a line begins with the number, whatever became of it in segmentation."""
        number = re.escape(fact.value)
        line = re.compile(
            rf"(?:^|\n|\t)[^\w\n]{{0,4}}(?:(?:section|article|clause|paragraph|part)\s{{1,3}})?{number}(?![\w(])",
            re.IGNORECASE,
        )
        for match in line.finditer(self.text):
            if match.end() <= fact.span.start or match.start() >= fact.span.end:
                place = match.end() - 1
                if self._is_text(place):
                    return self.innermost(place)
        return None

    def _is_text(self, place: int) -> bool:
        blocks = self.document.blocks
        index = bisect_right(blocks, place, key=_block_start) - 1
        return index >= 0 and blocks[index].kind not in FURNITURE

    def innermost(self, place: int) -> Clause | None:
        """The smallest clause that holds the character at `place`."""
        index = bisect_right(self.starts, place) - 1
        here = self.clauses[index] if index >= 0 else None
        while here is not None and here.span.end <= place:
            here = self.register.by_id.get(here.parent) if here.parent else None
        return here

    def _doubtful(self, fact: Fact, holder: Fact | None) -> bool:
        """True for a pointer that names nothing here and may well be into another text."""
        if fact.unit in LOOSE or fact.value.startswith("("):
            return True
        return holder is None and self.elsewhere.maybe(fact)


def _start(fact: Fact) -> Span:
    return fact.span


def _block_start(block: Block) -> int:
    return block.span.start
