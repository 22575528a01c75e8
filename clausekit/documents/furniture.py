"""What a printer puts around the words of a contract: running headers and footers, page numbers.

Lines of every page in, a kind for each line out. Nothing is judged by its wording alone: a header repeats
(digits folded) where pages begin, a page number counts on from the one before. Files printed from web
filings hold the page breaks of an older print in the middle of their pages, so a page number found there is
the edge of a page like any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from clausekit.documents.roman import roman

FurnitureKind = Literal["header", "footer", "page_number", "line_number", "watermark"]

_FOLDED = re.compile(r"\d+|\b[ivxl]{1,6}\b")
_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.)?\s?[-–—~\[(|]?\s?(?P<prefix>[A-Z]{1,2}\s?[-–.]\s?)?(?P<value>\d{1,4}|[ivxl]{1,6})"
    r"\s?[-–—~\])|.]?(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–—]?",
    re.IGNORECASE,
)
_ENDS_IN_NUMBER = re.compile(
    r".{0,50}\bpage\s(?P<value>\d{1,4})(?P<prefix>)(?:\sof\s\d{1,4})?", re.IGNORECASE
)
_SOURCE = re.compile(r"Source: .{2,120}, [\w /()-]{1,30}, \d{1,2}/\d{1,2}/\d{4}")
"""The line that the publisher of EDGAR filings puts under every page that it prints."""
_SIGNING = re.compile(
    r"(?:by|name|title|date|its|signature|print(?:ed)? name|address|very truly)\b|[^a-z]*$"
    r"|.{0,80}\b(?:executed|witness|undersigned|signature)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bpage\s\d{1,4}\sof\s\d{1,4}\b", re.IGNORECASE)

_SAYS_PAGE = re.compile(r"Page\s\d{1,4}(?:\sof\s\d{1,4})?", re.IGNORECASE)

_ATTACHED = re.compile(r"(?:schedule|exhibit|annex|appendix|attachment)\s\S{1,8}", re.IGNORECASE)
"""What is attached has a name of its own, number included; its first page bears it."""

_DEPTH = 5  # lines from a page's edge that may be header or footer
_REPEATS = 3  # occurrences that make one; two in a file of up to three pages
_SAME_PLACE = 0.02  # of the page's height
_MIN_APART = 6  # lines between the numbers of two pages


class PrintedLine(Protocol):
    """What is needed to know of a line: its words, where they stand on a page (points, y downwards), size,
    the direction it runs in (0 for level), the cell of a ruled table that holds it, and whether it is a
    number in the margin that counts lines.
    """

    @property
    def text(self) -> str: ...
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def base(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def turns(self) -> float: ...
    @property
    def cell(self) -> tuple[int, int, int] | None: ...
    @property
    def margin(self) -> bool: ...


class _Number(NamedTuple):
    page: int
    row: int
    place: int  # how many lines of the whole file stand before it
    style: tuple[str, bool]
    value: int
    edge: bool


Marks = list[list[FurnitureKind | None]]


def find_furniture(pages: Sequence[Sequence[PrintedLine]], height: float) -> Marks:
    """The kind of every line of every page, None for words of the contract. `height` of a page in points."""
    marks: Marks = [[_aside(line) for line in lines] for lines in pages]
    for number in _page_numbers(pages):
        marks[number.page][number.row] = "page_number"
    _mark_repeated(pages, marks, height)
    return marks


def _aside(line: PrintedLine) -> FurnitureKind | None:
    if line.margin:
        return "line_number"
    return "watermark" if line.turns != 0 and len(line.text) < 60 else None


def _page_numbers(pages: Sequence[Sequence[PrintedLine]]) -> list[_Number]:
    """Numbers that stand alone and count on from page to page, or stand alone at a page's foot."""
    found = list(_lone_numbers(pages))
    before, after = _chain(found), _chain(found[::-1], step=-1)[::-1]
    chosen = []
    for number, back, ahead in zip(found, before, after, strict=True):
        length = back + ahead - 1
        if length >= _REPEATS or (number.edge and (length == 2 or len(pages) == 1 or number.value == 1)):
            chosen.append(number)
    return chosen


def _chain(numbers: list[_Number], step: int = 1) -> list[int]:
    """How many numbers count up to each one, by steps of one, or two where a page has no number."""
    lengths: list[int] = []
    best: dict[tuple[tuple[str, bool], int], tuple[int, _Number]] = {}
    for number in numbers:
        length = 1
        for stride in (1, 2):
            known = best.get((number.style, number.value - stride * step))
            if known and (known[1].page != number.page or abs(number.place - known[1].place) >= _MIN_APART):
                length = max(length, known[0] + 1)
        best[number.style, number.value] = (length, number)
        lengths.append(length)
    return lengths


def _lone_numbers(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[_Number]:
    place = 0
    for page, lines in enumerate(pages):
        if not lines:
            continue
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        edges = _edge_lines(lines)
        for index, line in enumerate(lines):
            match = _number(line)
            edge = index in edges or _SAYS_PAGE.fullmatch(line.text) is not None
            apart = _stands_apart(line, left, right)
            listed = line.text.endswith((".", ")")) and not apart
            said = line.text.isdigit() or "page" in line.text.lower()
            if match and not listed and (edge or apart or said):
                value, roman = _value(match["value"])
                if value:
                    prefix = (match["prefix"] or "").strip().upper() if edge or apart else "left"
                    yield _Number(page, index, place + index, (prefix, roman), value, edge)
        place += len(lines)


def _number(line: PrintedLine) -> re.Match[str] | None:
    if line.cell is not None or line.margin or len(line.text) > 70:
        return None
    return _NUMBER.fullmatch(line.text) or _ENDS_IN_NUMBER.fullmatch(line.text)


def _edge_lines(lines: Sequence[PrintedLine]) -> set[int]:
    """The highest line and the lowest two (one may be the publisher's) of a page."""
    order = _downwards(lines)
    return {*order[:1], *order[-2:]}


def _downwards(lines: Sequence[PrintedLine]) -> list[int]:
    """Indices of the lines from the head of the page to its foot, without those in the margin."""
    rows = [row for row, line in enumerate(lines) if not line.margin]
    return sorted(rows, key=lambda row: lines[row].base)


def _stands_apart(line: PrintedLine, left: float, right: float) -> bool:
    """Not at the left of what is printed, where list numbers stand."""
    centre = ((line.x0 + line.x1) / 2 - left) / max(right - left, 1.0)
    return centre > 0.22


def _value(digits: str) -> tuple[int, bool]:
    if digits.isdigit():
        return int(digits), False
    return roman(digits), True


def _mark_repeated(pages: Sequence[Sequence[PrintedLine]], marks: Marks, height: float) -> None:
    """Mark what repeats at the edges of pages, going inwards from each edge until something does not."""
    edges = list(_edges(pages, marks))
    at_edges = sorted({(edge.page, row) for edge in edges for row in edge.rows})
    seen: defaultdict[str, list[tuple[int, PrintedLine]]] = defaultdict(list)
    for page, row in at_edges:
        line = pages[page][row]
        seen[_fold(line.text)].append((page, line))
    need = _REPEATS if len(pages) > 3 else 2
    for edge in edges:
        for row in edge.rows:
            line = pages[edge.page][row]
            if marks[edge.page][row] is not None:
                continue
            others = seen[_fold(line.text)]
            if edge.physical:
                others = _same_place(edge.page, line, others, height)
            if not _SOURCE.fullmatch(line.text) and (
                len({page for page, _ in others}) < need or _is_words(line)
            ):
                break
            marks[edge.page][row] = edge.kind
    for lines, kinds in zip(pages, marks, strict=True):
        _spare_repeated_pages(lines, kinds)
    _spare_first_titles(pages, marks)


def _spare_repeated_pages(lines: Sequence[PrintedLine], kinds: list[FurnitureKind | None]) -> None:
    """A page that is mostly the same as others, like one signature page for each party, is no furniture."""
    marked = [index for index, kind in enumerate(kinds) if kind in ("header", "footer")]
    words = [index for index in marked if not _SOURCE.fullmatch(lines[index].text)]
    if len(words) > 2 and len(words) > 0.5 * len(lines):
        for index in words:
            kinds[index] = None


def _fold(text: str) -> str:
    return text.lower() if _ATTACHED.fullmatch(text) else _FOLDED.sub("#", text.lower())


def _spare_first_titles(pages: Sequence[Sequence[PrintedLine]], marks: Marks) -> None:
    """The name of an attachment is no furniture where it stands first."""
    seen: set[str] = set()
    for lines, kinds in zip(pages, marks, strict=True):
        for row, line in enumerate(lines):
            if _ATTACHED.fullmatch(line.text) and line.text.lower() not in seen:
                seen.add(line.text.lower())
                kinds[row] = None


def _same_place(
    page: int, line: PrintedLine, others: list[tuple[int, PrintedLine]], height: float
) -> list[tuple[int, PrintedLine]]:
    """Those of the lines with the same words that stand at the same height, in the same size."""
    return [
        (at, other)
        for at, other in others
        if at == page
        or (abs(other.base - line.base) < _SAME_PLACE * height and abs(other.size - line.size) < 1)
    ]


def _is_words(line: PrintedLine) -> bool:
    """Lines that may repeat at the edges of pages and are the contract's all the same."""
    if _COUNTED.search(line.text):
        return False
    return len(line.text) > 200 or _SIGNING.match(line.text) is not None


class _Edge(NamedTuple):
    """Rows at an edge of a page, outermost first; `physical` unless a page number makes it."""

    page: int
    rows: list[int]
    kind: FurnitureKind
    physical: bool


def _edges(pages: Sequence[Sequence[PrintedLine]], marks: Marks) -> Iterator[_Edge]:
    for page, lines in enumerate(pages):
        order = _downwards(lines)
        yield _Edge(page, order[:_DEPTH], "header", True)
        yield _Edge(page, order[::-1][:_DEPTH], "footer", True)
        for row, mark in enumerate(marks[page]):
            if mark == "page_number":
                yield _Edge(page, list(range(row - 1, max(row - 1 - _DEPTH, -1), -1)), "footer", False)
                yield _Edge(page, list(range(row + 1, min(row + 1 + _DEPTH, len(lines)))), "header", False)
