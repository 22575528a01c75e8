"""The steps from the bytes of a PDF to a Document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import groupby

from clausekit.datamodel import BlockKind, Box, Document
from clausekit.documents.contents import find_contents, is_title
from clausekit.documents.furniture import find_furniture
from clausekit.documents.pdf.askew import tilted
from clausekit.documents.pdf.blocks import Builder
from clausekit.documents.pdf.bookmarks import read_bookmarks, with_bookmarks
from clausekit.documents.pdf.footnotes import footnotes, grouped
from clausekit.documents.pdf.frame import Rect, as_shown
from clausekit.documents.pdf.hyphens import vocabulary
from clausekit.documents.pdf.levels import with_levels
from clausekit.documents.pdf.opening import damaged, opened
from clausekit.documents.pdf.page import all_damaged, read_pages
from clausekit.documents.pdf.paragraphs import paragraphs
from clausekit.documents.pdf.pieces import Printed
from clausekit.documents.pdf.rows import Row, make_rows
from clausekit.documents.pdf.spread import origins
from clausekit.documents.sniff import PDF


def from_pdf(data: bytes, name: str, *, password: str | None = None) -> Document:
    """The contract in a PDF: text in reading order, a box for every printed line.

    Raises EncryptedFile, DamagedFile, EmptyFile or FileTooLarge. A page without text is no error: the
    Document's problems name it.
    """
    with opened(data, name, password) as document:
        read = read_pages(document)
        if all_damaged(read):
            raise damaged(name)
        bookmarks = read_bookmarks(document)
    printed = [page.printed for page in read]
    rows = _rows(printed)
    builder = _build(printed, rows)
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=PDF,
        text=builder.text,
        blocks=with_bookmarks(with_levels(builder.blocks, builder.text), builder.text, bookmarks),
        pages=tuple(page.page for page in read),
        lines=tuple(builder.lines),
        problems=tuple(page.problem for page in read if page.problem),
    )


def _rows(printed: Sequence[Printed]) -> list[list[Row]]:
    places = zip(printed, origins(printed), strict=True)
    return [make_rows(page, index, tables) for index, (page, tables) in enumerate(places)]


def _build(printed: Sequence[Printed], pages: Sequence[list[Row]]) -> Builder:
    height = max(page.frame.size[1] for page in printed)
    marks = find_furniture(pages, height)
    body = [(row, index, at) for index, rows in enumerate(pages) for at, row in enumerate(rows)]
    kinds: list[BlockKind | None] = [marks[index][at] for _, index, at in body]
    _mark_footnotes(printed, pages, kinds)
    rows = [row for row, _, _ in body]
    _mark_contents(rows, kinds)
    edges = _Edges(pages)
    builder = Builder(
        shown=lambda index, rect: _shown(printed[index], rect),
        words=vocabulary((row.text, row.broken) for row in rows),
        left=edges.left,
        middle=edges.middle,
    )
    _fill(builder, rows, kinds)
    return builder


def _shown(page: Printed, rect: Rect) -> Box:
    return tilted(as_shown(rect, page.turns, page.frame.size), page.tilt, page.frame.size)


def _mark_contents(rows: Sequence[Row], kinds: list[BlockKind | None]) -> None:
    words = [index for index, kind in enumerate(kinds) if kind is None or is_title(rows[index].text)]
    for index, listed in zip(words, find_contents([rows[index].text for index in words]), strict=True):
        if listed and kinds[index] is None:
            kinds[index] = "toc"


def _mark_footnotes(
    printed: Sequence[Printed], pages: Sequence[list[Row]], kinds: list[BlockKind | None]
) -> None:
    first = 0
    for page, rows in zip(printed, pages, strict=True):
        own = [at for at in range(len(rows)) if kinds[first + at] is None]
        for at in footnotes([rows[at] for at in own], page.across):
            kinds[first + own[at]] = "footnote"
        first += len(rows)


def _add_aside(builder: Builder, rows: Sequence[Row], kinds: Sequence[BlockKind | None], part: range) -> None:
    """Add what of a part of the rows is no word of the text: furniture line by line, footnotes whole."""
    aside = [index for index in part if kinds[index] is not None]
    for kind, indexes in groupby(aside, key=kinds.__getitem__):
        lines = [rows[index] for index in indexes]
        for group in grouped(lines) if kind == "footnote" else [[line] for line in lines]:
            builder.add(group, kind or "paragraph")


def _fill(builder: Builder, rows: Sequence[Row], kinds: Sequence[BlockKind | None]) -> None:
    """Give the builder its blocks: a paragraph that goes on past furniture comes before that furniture."""
    words = [index for index, kind in enumerate(kinds) if kind is None]
    breaks = [
        position > 0
        and (index - words[position - 1] > 1 or rows[index].page != rows[words[position - 1]].page)
        for position, index in enumerate(words)
    ]
    groups = paragraphs([rows[index] for index in words], breaks)
    place, done = 0, 0
    for group in groups:
        first = words[place]
        place += len(group)
        _add_aside(builder, rows, kinds, range(done, first))
        done = max(done, first)
        cell = group[0].cell
        builder.add(group, "cell" if cell else "paragraph", cell=cell)
    _add_aside(builder, rows, kinds, range(done, len(rows)))


class _Edges:
    """Where the words of each page begin and end."""

    def __init__(self, pages: Sequence[list[Row]]) -> None:
        self._edges = []
        for rows in pages:
            words = [row for row in rows if not row.margin]
            left = min((row.x0 for row in words), default=0.0)
            right = max((row.x1 for row in words), default=0.0)
            self._edges.append((left, (left + right) / 2))

    def left(self, page: int) -> float:
        """The x of the leftmost word of the page."""
        return self._edges[page][0]

    def middle(self, page: int) -> float:
        """The x half-way between the edges of the page's words."""
        return self._edges[page][1]
