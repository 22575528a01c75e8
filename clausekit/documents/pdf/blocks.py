"""From groups of printed lines to the text of the document, its blocks, and where every line went in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from clausekit.datamodel import Block, BlockKind, Box, Line, Span
from clausekit.documents.pdf.frame import Rect
from clausekit.documents.pdf.hyphens import glue
from clausekit.documents.pdf.numbers import LABEL
from clausekit.documents.pdf.rows import Row

Shown = Callable[[int, Rect], Box]
"""(page index, rectangle of the upright page) → the box on the page as shown."""

_HEADING_LENGTH = 100
_ENDS_SENTENCE = re.compile(r"[,;:]$|\b(?:and|or|between|among|of|the)$|_{3,}", re.IGNORECASE)
_COMPANY = re.compile(
    r",?\s(?:inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|l\.?p|llp|plc|gmbh|n\.a|s\.a|b\.v)\.?$",
    re.IGNORECASE,
)
"""How the name of a company ends: capitals above a line to sign on."""
_FIGURES = re.compile(r"[\d$€£%*\[\]]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SMALL_WORDS = frozenset({
    "a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "upon", "under",
})  # fmt: skip


@dataclass
class Builder:
    """Grows the text block by block; `words` is the vocabulary that settles broken words."""

    shown: Shown
    words: frozenset[str]
    left: Callable[[int], float]
    middle: Callable[[int], float]
    _text: list[str] = field(default_factory=list)
    _length: int = 0
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All blocks so far."""
        return "".join(self._text)

    def add(self, rows: Sequence[Row], kind: BlockKind, *, cell: tuple[int, int, int] | None = None) -> None:
        """One more block, made of these printed lines; a tab goes before it when it shares a table row."""
        if not rows:
            return
        self._separate(cell)
        start = self._length
        for index, row in enumerate(rows):
            self._add_row(row, rows[index + 1] if index + 1 < len(rows) else None)
        self.blocks.append(self._block(rows, Span(start, self._length), kind, cell))

    def _separate(self, cell: tuple[int, int, int] | None) -> None:
        if not self.blocks:
            return
        last = self.blocks[-1].cell
        beside = cell and last and cell[:2] == last[:2] and cell != last
        self._put("\t" if beside else "\n")

    def _put(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _add_row(self, row: Row, following: Row | None) -> None:
        between = ""
        parts = list(row.parts)
        if following:
            kept, between = glue(parts[-1][0], following.text, broken=row.broken, words=self.words)
            parts[-1] = (kept, parts[-1][1])
        elif row.broken:  # what looked like a broken word ends the paragraph: the hyphen is its own
            parts[-1] = (parts[-1][0] + "-", parts[-1][1])
        for text, rect in parts:
            bare = text.lstrip(" \t")
            start = self._length + len(text) - len(bare)
            self._put(text)
            self.lines.append(Line(Span(start, self._length), row.page + 1, self.shown(row.page, rect)))
        if between:
            self._put(between)

    def _block(
        self, rows: Sequence[Row], span: Span, kind: BlockKind, cell: tuple[int, int, int] | None
    ) -> Block:
        first = rows[0]
        same_page = [row for row in rows if row.page == first.page]
        rect = (
            min(row.x0 for row in same_page),
            min(row.top for row in same_page),
            max(row.x1 for row in same_page),
            max(row.bottom for row in same_page),
        )
        label = LABEL.match(first.text)
        centred = self._is_centred(rows)
        if kind == "paragraph" and _is_heading(rows, label, centred=centred):
            kind = "heading"
        return Block(
            span=span,
            kind=kind,
            page=first.page + 1,
            box=self.shown(first.page, rect),
            bold=first.bold,
            centred=centred,
            size=first.size,
            indent=round(max(first.x0 - self.left(first.page), 0.0), 1),
            cell=cell,
        )

    def _is_centred(self, rows: Sequence[Row]) -> bool:
        """Every line stands in the middle of the page's text and is clear of its left edge."""
        return all(
            abs((row.x0 + row.x1) / 2 - self.middle(row.page)) < 1.2 * row.size
            and row.x0 - self.left(row.page) > 2.5 * row.size
            for row in rows
        )


def _is_heading(rows: Sequence[Row], label: re.Match[str] | None, *, centred: bool) -> bool:
    """Only when it is clear: short, no sentence, and set apart by weight, capitals, place or a number."""
    text = " ".join(row.text for row in rows)
    title = text[label.end() :] if label else text
    words = _WORDS.findall(title)
    if len(text) > _HEADING_LENGTH or not words or "\t" in text or _ENDS_SENTENCE.search(title):
        return False
    if _COMPANY.search(title) and label is None:
        return False
    weighty = all(row.all_bold or row.underlined for row in rows) or title.isupper()
    capitalised = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    if title.endswith("."):
        return weighty and len(words) <= 8
    plain = not _FIGURES.search(title)
    return weighty or (
        plain
        and capitalised
        and len(words) <= 8
        and (centred or (label is not None and label.group()[0].isalnum()))
    )
