"""Reading order: the body with its tables, text boxes and notes, then headers and footers, as passages.

A passage is what a reader takes for one paragraph: one `w:p`, or several whose marks are deleted or hidden.
The loader makes one block of each passage; the exporter walks the same passages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal, TypeAlias

from clausekit.documents.word.names import (
    ALTERNATE,
    PPR,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    TBL,
    Element,
    P,
    chosen,
    toggle,
    value,
    w,
)  # fmt: skip
from clausekit.documents.word.numbering import BULLET, Counters
from clausekit.documents.word.runs import Aside, Piece, inline, trimmed
from clausekit.documents.word.styles import TOC_NAME
from clausekit.documents.word.tables import cells
from clausekit.documents.word.views import Sight, mark_properties
from clausekit.documents.word.wordfile import Part, WordFile, part

Story: TypeAlias = Literal["body", "textbox", "footnote", "header", "footer"]
_AROUND = frozenset({w("customXml"), w("smartTag"), SDT_CONTENT})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where paragraphs stand: `story` is body, textbox, footnote, header or footer; `cell` as in Block."""

    story: Story = "body"
    cell: tuple[int, int, int] | None = None
    contents: bool = False
    changed: bool = False


@dataclass(slots=True)
class Passage:
    """One paragraph as read. `key` is the `w:p` whose properties count, `members` all that it is made of.

    `text` is `number`, a tab and the pieces' characters; `prefix` is how many of it are not in the pieces.
    `item` is the (list, level) that counted it.
    `host` is the run of the main part that a text box or note hangs on.
    """

    part: Part
    key: Element
    members: tuple[Element, ...]
    frame: Frame
    pieces: list[Piece]
    number: str = ""
    item: tuple[int, int] | None = None
    host: Element | None = None
    asides: list[Aside] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def text(self) -> str:
        return f"{self.number}\t{self.words}" if self.number and self.pieces else self.number or self.words

    @property
    def prefix(self) -> int:
        return len(self.number) + bool(self.number and self.pieces)

    @property
    def changed(self) -> bool:
        return self.frame.changed or any(member in self.part.changed for member in self.members)


def passages(file: WordFile) -> Iterator[Passage]:
    """Every passage that prints something, in reading order."""
    reader = _Reader(file)
    yield from reader.story(file.body, file.main, Frame())
    yield from reader.margins()


class _Reader:
    """One walk over a file: counts list items and tables on its way."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._tables = count()
        self._counters: dict[str, Counters] = {}
        self._hosts: list[Element] = []
        self._notes_read: set[tuple[str, str]] = set()

    def story(self, container: Element, part: Part, frame: Frame) -> Iterator[Passage]:
        """The passages of the paragraphs and tables in `container`."""
        held: list[Element] = []
        last = frame
        for paragraph, at in self._paragraphs(container, frame):
            if held and at is not last:
                yield from self._finish(held, part, last)
                held = []
            held.append(paragraph)
            last = at
            if not self._runs_on(paragraph):
                yield from self._finish(held, part, at)
                held = []
        if held:
            yield from self._finish(held, part, last)

    def margins(self) -> Iterator[Passage]:
        """Headers and footers that are switched on, each part once and each text once."""
        from clausekit.documents.word.margins import margin_parts

        seen: set[tuple[str, tuple[str, ...]]] = set()
        for story, name in margin_parts(self._file):
            loaded = part(self._file.package, name)
            found = list(self.story(loaded.root, loaded, Frame(story=story)))
            text = (story, tuple(passage.text for passage in found))
            if text not in seen:
                seen.add(text)
                yield from found

    def _paragraphs(self, container: Element | None, frame: Frame) -> Iterator[tuple[Element, Frame]]:
        """Paragraphs in order with their frames; one frame object for each cell and for what lies between."""
        for child in () if container is None else container:
            tag = child.tag
            if tag == P:
                yield child, frame
            elif tag == TBL:
                yield from self._table(child, frame)
            elif tag == SDT:
                inside = replace(frame, contents=True) if _is_contents(child) else frame
                yield from self._paragraphs(child.find(SDT_CONTENT), inside)
            elif tag in _AROUND or tag in self._file.sight.kept:
                yield from self._paragraphs(child, frame)
            elif tag == ALTERNATE:
                yield from self._paragraphs(chosen(child), frame)

    def _table(self, table: Element, frame: Frame) -> Iterator[tuple[Element, Frame]]:
        ordinal = next(self._tables)
        for cell in cells(table, self._file.sight):
            changed = frame.changed or cell.changed
            at = replace(frame, cell=(ordinal, cell.row, cell.column), changed=changed)
            yield from self._paragraphs(cell.element, at)

    def _runs_on(self, paragraph: Element) -> bool:
        """True when the paragraph's mark is not in the view or hidden: the next one continues it."""
        mark = mark_properties(paragraph)
        if mark is None:
            return False
        return not self._file.sight.keeps(mark) or (self._file.hides and bool(toggle(mark, w("vanish"))))

    def _finish(self, members: list[Element], part: Part, frame: Frame) -> Iterator[Passage]:
        found = [inline(member, part, self._file) for member in members]
        pieces = trimmed([piece for each in found for piece in each.pieces])
        asides = [aside for each in found for aside in each.asides]
        sight = self._file.sight
        key = _key([(member, bool(each.pieces)) for member, each in zip(members, found, strict=True)], sight)
        host = self._hosts[-1] if self._hosts else None
        passage = Passage(part, key, tuple(members), self._framed(key, part, frame), pieces, host=host)
        if pieces or not (_markless(key, sight) or _ends_section(key)):
            self._number(passage)
        if pieces or passage.number not in ("", BULLET):
            yield passage
        for aside in asides:
            yield from self._aside(aside, part)

    def _framed(self, key: Element, part: Part, frame: Frame) -> Frame:
        """The frame, marked as contents when the paragraph is in a contents field or has a contents style."""
        if frame.contents or frame.story != "body":
            return frame
        properties = self._file.sight.properties(key, PPR)
        style = self._file.styles.paragraph(value(properties, w("pStyle")))
        listed = key in part.fields.contents or TOC_NAME.match(style.name)
        return replace(frame, contents=True) if listed else frame

    def _number(self, passage: Passage) -> None:
        properties = self._file.sight.properties(passage.key, PPR)
        style = self._file.styles.paragraph(value(properties, w("pStyle")))
        item = self._file.numbering.item(properties, style)
        if item is None:
            return
        story = passage.frame.story
        counters = self._counters.setdefault(story, Counters(self._file.numbering))
        passage.number = counters.next(*item)
        passage.item = item

    def _aside(self, aside: Aside, part: Part) -> Iterator[Passage]:
        """The text box or note, as passages whose host is the run in the main part."""
        if len(self._hosts) > 8:  # text boxes in text boxes
            return
        self._hosts.append(self._hosts[0] if self._hosts else aside.run)
        if aside.kind == "textbox":
            yield from self.story(aside.element, part, Frame(story="textbox"))
        else:
            id = (aside.kind, aside.element.get(w("id")) or "")
            note = self._file.notes.get(id)
            if note is not None and id not in self._notes_read:
                self._notes_read.add(id)
                yield from self.story(note[1], note[0], Frame(story="footnote"))
        self._hosts.pop()


def _markless(paragraph: Element, sight: Sight) -> bool:
    return not sight.keeps(mark_properties(paragraph))


def _ends_section(paragraph: Element) -> bool:
    """A paragraph that only ends a section prints no number and does not count."""
    return paragraph.find(f"{PPR}/{SECT_PR}") is not None


def _key(members: list[tuple[Element, bool]], sight: Sight) -> Element:
    """The paragraph whose properties the whole has.

    A mark that is not in the view gives its words to the next paragraph; a hidden one (Word's style
    separator) puts the next paragraph's words behind a heading, which stays what it is.
    """
    for member, prints in members:
        if prints and not _markless(member, sight):
            return member
    return members[-1][0]


def _is_contents(sdt: Element) -> bool:
    gallery = sdt.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(w("val")) == "Table of Contents"
