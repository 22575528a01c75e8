"""Pending changes of a Word file: who inserted, deleted or moved which words, and when.

ECMA-376 part 1, 17.13.5. Words stand inside the element of their change; a paragraph's mark, a row and a cell
are noted in their properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from clausekit.datamodel import Revision, RevisionKind, Span
from clausekit.documents.word.names import DEL, INS, MOVE_FROM, MOVE_TO, RPR, TC, TR, Element, P, R, w
from clausekit.documents.word.runs import FIXED, TEXTS
from clausekit.documents.word.spots import LEAVES, Spots, roots, spots, steps
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.tables import TC_PR, TR_PR
from clausekit.documents.word.views import CELL_DEL, CELL_INS, Sight, mark_properties
from clausekit.documents.word.wordfile import WordFile

_KINDS: Final[dict[str, RevisionKind]] = {
    INS: "inserted", CELL_INS: "inserted", DEL: "deleted", CELL_DEL: "deleted",
    MOVE_FROM: "moved", MOVE_TO: "moved",
}  # fmt: skip
_AROUND_WORDS: Final = (INS, DEL, MOVE_FROM, MOVE_TO)
_NOTED_IN: Final = {TR: TR_PR, TC: TC_PR}
_PROPERTIES: Final = frozenset({RPR, TR_PR, w("numPr")})


def revisions(file: WordFile, text: str, placed: list[tuple[Passage, Span]]) -> tuple[Revision, ...]:
    """The pending changes of all that was read, in text order, neighbouring pieces of one change joined.

    `placed` are the passages of the document with that `text`, and the spans of their blocks.
    """
    found: list[Revision] = []
    where: Spots | None = None
    for root, at in roots(file, placed):
        if next(root.iter(*_KINDS), None) is not None:
            where = where or spots(text, placed)
            found += _Reader(where, file, at).read(root)
    if where is None:
        return ()
    return tuple(_joined(sorted(found, key=_start), where))


@dataclass(slots=True)
class _Open:
    """A change between its beginning and its end. `shown` are the stretches that it has in the view: one, or
    more where a text box, which is read behind its paragraph, is part of it."""

    element: Element
    change: Element
    at: int
    index: int
    shown: list[Span] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


class _Reader:
    """Walks one root; `found` grows."""

    def __init__(self, where: Spots, file: WordFile, at: int) -> None:
        self._where = where
        self._sight: Sight = file.sight
        self._codes = file.main.fields.codes
        self._at = at
        self._open: list[_Open] = []
        self._paragraphs: list[int] = []
        self.found: list[Revision] = []

    def read(self, root: Element) -> list[Revision]:
        for event, element, at in steps(root, self._where, self._at, (*_AROUND_WORDS, TR, TC)):
            self._at = at
            if event == "start":
                self._begin(element)
            elif element.tag == P:
                self._mark(element)
            elif element.tag in LEAVES:
                self._leaf(element)
            else:
                self._end(element)
        return self.found

    def _begin(self, element: Element) -> None:
        change: Element | None = None
        if element.tag == P:
            self._paragraphs.append(len(self.found))
        elif element.tag in _NOTED_IN:
            change = next(_changes(element.find(_NOTED_IN[str(element.tag)])), None)
        elif element.tag in _AROUND_WORDS and _tag_above(element) not in _PROPERTIES:
            change = element
        if change is not None:
            self._open.append(_Open(element, change, self._at, len(self.found)))

    def _leaf(self, leaf: Element) -> None:
        span = self._where.leaves.get(leaf)
        words = "" if span or leaf in self._codes else _words(leaf)
        for opened in self._open:
            if span:
                _extend(opened, span)
            elif words:
                opened.unseen.append(words)

    def _mark(self, paragraph: Element) -> None:
        """The paragraph ends: its mark may be a change of its own and is part of what is open around it.

        A paragraph that the view leaves empty is not printed, so its mark goes with the words that left it.
        """
        for opened in self._open:
            if opened.element.tag in _NOTED_IN:
                opened.unseen.append("\n")
        first = self._paragraphs.pop()
        properties = mark_properties(paragraph)
        changes = list(_changes(properties))
        end = self._where.ends.get(paragraph)
        if not self._sight.keeps(properties):
            here = Span(self._at, self._at)
            self.found += [_revision(change, here, "\n") for change in changes]
        elif end is not None and end < len(self._where.text):
            shown = Span(end, end + 1)
            self.found += [_revision(change, shown, self._where.text[end]) for change in changes]
        elif end is None and not changes and len(self.found) > first:
            self.found[-1] = replace(self.found[-1], text=self._alone(self.found[-1].text))

    def _end(self, element: Element) -> None:
        if element.tag == TC:
            self._end_of_cell()
        if not self._open or self._open[-1].element is not element:
            return
        done = self._open.pop()
        words = "".join(done.unseen)
        if element.tag in _NOTED_IN:
            words = self._alone(words.strip()) if words.strip() else ""
            self._forget_the_same(done)
        shown = [_revision(done.change, span, self._where.text[span.start : span.end]) for span in done.shown]
        if not shown and words:
            shown = [_revision(done.change, Span(done.at, done.at), words)]
        self.found[done.index : done.index] = shown

    def _alone(self, words: str) -> str:
        """The words of a paragraph or row that prints nothing in the view, set off from what is beside it."""
        at_the_end = self._at == len(self._where.text) > 0
        return f"\n{words}" if at_the_end else f"{words}\n"

    def _end_of_cell(self) -> None:
        for opened in self._open:
            if opened.element.tag == TR and opened.unseen:
                opened.unseen[-1] = opened.unseen[-1].rstrip("\n") + "\t"

    def _forget_the_same(self, done: _Open) -> None:
        """Word notes the insertion of a row at the row and again at all that is in it."""
        kind, author = _KINDS[str(done.change.tag)], done.change.get(w("author")) or ""
        self.found[done.index :] = [
            revision
            for revision in self.found[done.index :]
            if (revision.kind, revision.author) != (kind, author)
        ]


def _extend(opened: _Open, span: Span) -> None:
    whole = opened.element.tag in _NOTED_IN
    for index, shown in enumerate(opened.shown):
        if whole or shown.end == span.start:
            opened.shown[index] = Span(shown.start, span.end)
            return
    opened.shown.append(span)


def _changes(properties: Element | None) -> Iterator[Element]:
    return (child for child in (() if properties is None else properties) if child.tag in _KINDS)


def _words(leaf: Element) -> str:
    """What a leaf that is not in the view would print; "" for one that is not text of a run."""
    if _tag_above(leaf) != R:
        return ""
    return leaf.text or "" if leaf.tag in TEXTS else FIXED.get(str(leaf.tag), "")


def _tag_above(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _revision(change: Element, span: Span, text: str) -> Revision:
    author, date = change.get(w("author")) or "", change.get(w("date")) or ""
    return Revision(_KINDS[str(change.tag)], author, date, span, text)


def _start(revision: Revision) -> int:
    return revision.span.start


def _joined(found: Iterable[Revision], where: Spots) -> Iterator[Revision]:
    """Pieces that follow each other and have kind, author and date in common, as one."""
    group: list[Revision] = []
    for revision in found:
        if group and not _continues(group[-1], revision, where):
            yield _whole(group, where)
            group = []
        group.append(revision)
    if group:
        yield _whole(group, where)


def _continues(last: Revision, revision: Revision, where: Spots) -> bool:
    alike = (last.kind, last.author, last.date) == (revision.kind, revision.author, revision.date)
    if not alike or bool(last.span) != bool(revision.span):
        return False
    start = revision.span.start
    if not last.span:
        return last.span.start == start
    return last.span.end in (start, where.heads.get(start, start))


def _whole(group: list[Revision], where: Spots) -> Revision:
    span = Span(group[0].span.start, group[-1].span.end)
    text = where.text[span.start : span.end] if span else "".join(revision.text for revision in group)
    return replace(group[0], span=span, text=text)
