"""A file as read: its text, its blocks and pages, and what is still in negotiation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel.spans import Box, Span

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


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged file: `number` from 1, size in PDF points as shown to a reader.

    `quality` says how far what was read there can be trusted (0–1): the share of it that looks like language,
    and for a recognised picture no more than how sure the recognition was. None when unmeasured.
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
class Link:
    """Words at `span` that the file itself ties to a place, whatever they say.

    `target` is the block of the same file that a cross-reference leads to; None for a place elsewhere, whose
    `address` on the web is then given.
    """

    span: Span
    target: Span | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `source` is the path or name it was given under; `sha256` is of its bytes.

    `text` is all blocks in reading order: a newline between blocks, a tab between the cells of one
    table row. A paragraph that runs over a page break is one block; the furniture
    between its halves follows it.
    `pages` and `lines` are empty for files without pages (Word, text).
    `revisions`, `comments` and `links` are those of a Word file, in text order; `view` says whether its text
    is read as if all revisions were accepted, or as it was before them.
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
    links: tuple[Link, ...] = ()

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
