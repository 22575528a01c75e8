"""A Document in, its lines out as signature blocks need them: cut into columns, with the labels found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clausekit.datamodel import FURNITURE, Block, Document, Span

Label: TypeAlias = Literal["sign", "name", "title", "date", "witness", "none"]

LABEL = re.compile(
    r"(?P<sign>(?:By|BY|B\s?Y|Per|Signature|SIGNATURE|Signed(?:\sby)?|SIGNED(?:\sBY)?|Sign"
    r"|Authori[sz]ed [Ss]ignat(?:ure|ory)"
    r"|AUTHORI[SZ]ED SIGNATURE|Electronic [Ss]ignature)"
    r"(?:\s?\([^)\n]{1,40}\))?\s{0,2}(?::|(?=\s{0,2}/[sS]/)|(?=\s{0,2}_{3})|$))"
    r"|(?P<name>(?:Name|NAME|Print(?:ed)?\s[Nn]ame|PRINT(?:ED)?\sNAME|Name\s(?:and|&)\s[Tt]itle)"
    r"(?:\s?\([^)\n]{1,40}\))?"
    r"\s{0,2}(?::|(?=\s{0,2}_{3})))"
    r"|(?P<title>(?:Title|TITLE|Its|ITS|Position|POSITION|Function|Capacity|Designation|Office)\s{0,2}"
    r"(?::|(?=\s{0,2}_{3})))"
    r"|(?P<date>(?:Date|DATE|Dated|DATED|Date\s[Ss]igned|Date\sof\s[Ss]ignature)(?:\s?\([^)\n]{1,20}\))?\s{0,2}"
    r"(?::|(?=\s{0,2}_{3})))"
    r"|(?P<witness>(?:Witness(?:ed)?(?:\sby)?|WITNESS|Attest(?:ed)?(?:\sby)?|ATTEST"
    r"|Approved\sas\sto\s(?:[Ff]orm|legal)|APPROVED AS TO FORM)"
    r"\s{0,2}(?::|(?=\s{0,2}/[sS]/)|(?=\s{0,2}_{3})))"
)
INNER = re.compile(
    r"(?<=[\s_.\-,)\]])(?<!Party )(?<!Company )(?<!Print )(?<!Printed )(?<!PRINT )(?<!and )"
    r"(?=(?:By|BY|Name|NAME|Title|TITLE|Its|Date|DATE|Dated|Signature|Position)\s?:)"
)
COLUMN = re.compile(r"\t|\s{4,}")
BLANK = re.compile(r"[\s_\-–—.…:*]*")
MARK = re.compile(r"/\s?[sS]\s?/")
ELECTRONIC = re.compile(
    r"\b(?:DocuSigned by|Docusigned by|Digitally signed by|Electronically signed|E-?[Ss]igned by"
    r"|Signed electronically|Adobe Sign|HelloSign|Signed with)\b"
)


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a line: what it is, its words behind the label, the column it stands in, and where."""

    label: Label
    words: str
    column: int
    span: Span

    @property
    def blank(self) -> bool:
        """True when nothing but a line to write on stands there."""
        return BLANK.fullmatch(self.words) is not None


@dataclass(frozen=True, slots=True)
class SigningLine:
    """A printed row: its fields from left to right; `page` from 1, None without pages."""

    fields: tuple[Field, ...]
    columns: int


def signing_lines(document: Document) -> Iterator[SigningLine]:
    """The lines of `document`, furniture left out, the cells of one table row side by side."""
    for row in _rows(document):
        pieces = [piece for block in row for piece in _pieces(document, block)]
        fields = tuple(_fields(document.text, pieces))
        if fields:
            yield SigningLine(fields, max(field.column for field in fields) + 1)


def _rows(document: Document) -> Iterator[list[Block]]:
    """Blocks that stand beside each other: the cells of a table row that each hold one paragraph."""
    row: list[Block] = []
    for block in document.blocks:
        if block.kind in FURNITURE or not len(block.span):
            continue
        if row and not _beside(row, block):
            yield from _apart(row)
            row = []
        row.append(block)
    yield from _apart(row)


def _beside(row: Sequence[Block], block: Block) -> bool:
    last = row[-1].cell
    return last is not None and block.cell is not None and last[:2] == block.cell[:2]


def _apart(row: list[Block]) -> Iterator[list[Block]]:
    """The row as one line, or its paragraphs one by one where a cell holds several."""
    cells = [block.cell for block in row]
    if len(set(cells)) == len(cells):
        yield row
    else:
        yield from ([block] for block in row)


def _pieces(document: Document, block: Block) -> Iterator[Span]:
    """Parts of a block that stand apart, each from its first to its last letter."""
    text, place = document.text, block.span.start
    for gap in [*COLUMN.finditer(text, block.span.start, block.span.end), None]:
        end = gap.start() if gap else block.span.end
        words = text[place:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield Span(place + lead, place + len(words.rstrip()))
        place = gap.end() if gap else end


def _fields(text: str, pieces: Sequence[Span]) -> Iterator[Field]:
    """Fields of one line: a label that stands alone takes the piece behind it for its words."""
    column, index = 0, 0
    while index < len(pieces):
        span = pieces[index]
        label, start = _label(text, span)
        if label != "none" and start >= span.end and index + 1 < len(pieces):
            following = pieces[index + 1]
            if _label(text, following)[0] == "none":
                span, index = Span(span.start, following.end), index + 1
        made = list(_split(text, span, column))
        yield from made
        index, column = index + 1, made[-1].column + 1


def _split(text: str, span: Span, column: int) -> Iterator[Field]:
    """The fields of one piece: "By: /s/ A. Smith Name: A. Smith" holds two.

    A label that comes again opens the next column: "By: ______ By: ______".
    """
    place, seen = span.start, set[Label]()
    for cut in [*(found.start() for found in INNER.finditer(text, span.start + 1, span.end)), span.end]:
        label, start = _label(text, Span(place, cut))
        if label in seen:
            column, seen = column + 1, set()
        seen.add(label)
        words = text[start:cut].strip()
        yield Field(label, words, column, Span(place, place + len(text[place:cut].rstrip())))
        place = cut


def _label(text: str, span: Span) -> tuple[Label, int]:
    """What a piece begins with, and where its words begin."""
    found = LABEL.match(text, span.start, span.end)
    if not found:
        return "none", span.start
    labels: tuple[Label, ...] = ("sign", "name", "title", "date", "witness")
    return next(label for label in labels if found[label] is not None), found.end()
