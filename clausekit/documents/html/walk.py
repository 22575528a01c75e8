"""Elements of a web page in, pieces out: each a paragraph, heading or cell with the words that are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from clausekit.datamodel import BlockKind
from clausekit.documents.html.numbers import Listing
from clausekit.documents.pieces import Piece, address, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN: Final = frozenset({
    "script", "style", "template", "head", "noscript", "select", "datalist", "iframe", "object", "embed",
    "svg", "canvas", "audio", "video", "map", "dialog",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "main", "nav", "p", "pre",
    "section", "summary", "caption", "thead", "tbody", "tfoot", "table", "tr",
})  # fmt: skip
_LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
_DELETED: Final = frozenset({"del", "s", "strike"})
_BOLD_TAGS: Final = frozenset({"b", "strong", "th"})
_HEADING: Final = re.compile(r"h[1-6]")
_HIDDEN: Final = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_BOLD: Final = re.compile(r"font(?:-weight)?\s{0,9}:[^;]{0,80}\b(?:bold|[6-9]00)\b", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s{0,9}:\s{0,9}center", re.IGNORECASE)
_BLOCK_STYLE: Final = re.compile(r"display\s{0,9}:\s{0,9}(?:block|list-item|flex|grid)", re.IGNORECASE)


DEEPEST: Final = 120
"""Elements within each other that are read; pages of contracts, made by word processors, reach some forty."""


class Walker:
    """Collects `pieces`. `deleted` says that words marked as deleted were left out, `cut` that elements
    nested too deep were."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.deleted = False
        self.cut = False
        self._depth = 0
        self._words: list[str] = []
        self._bold: bool | None = None
        self._lists: list[Listing] = []
        self._number = ""
        self._heading: int | None = None
        self._cell: tuple[int, int, int] | None = None
        self._table = -1
        self._centred = 0

    def walk(self, root: HtmlElement) -> None:
        """Take in `root` and what follows from it."""
        self._element(root, bold=False)
        self._flush()

    def _element(self, element: HtmlElement, *, bold: bool) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        style = element.get("style") or ""
        if not tag or tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(style):
            return
        if tag in _DELETED:
            self.deleted = self.deleted or bool(squeeze(element.text_content()))
            return
        if self._depth == DEEPEST:
            self.cut = True
            return
        self._depth += 1
        self._shown(element, tag, style, bold=bold or tag in _BOLD_TAGS or bool(_BOLD.search(style)))
        self._depth -= 1

    def _shown(self, element: HtmlElement, tag: str, style: str, *, bold: bool) -> None:
        if tag == "br":
            self._break()
        elif _HEADING.fullmatch(tag):
            self._as_heading(element, int(tag[1]) - 1, bold=bold)
        elif tag in _LISTS:
            self._as_list(element, bold=bold)
        elif tag == "li":
            self._as_item(element, bold=bold)
        elif tag == "table" and self._cell is None:
            self._as_table(element, bold=bold)
        elif tag == "a":
            self._as_link(element, bold=bold)
        elif tag in _BLOCKS or _BLOCK_STYLE.search(style):
            self._as_block(element, bold=bold)
        else:
            self._children(element, bold=bold)

    def _children(self, element: HtmlElement, *, bold: bool) -> None:
        lines = element.tag == "pre"
        self._text(element.text, bold=bold, lines=lines)
        for child in element:
            self._element(child, bold=bold)
            self._text(child.tail, bold=bold, lines=lines)

    def _text(self, text: str | None, *, bold: bool, lines: bool = False) -> None:
        if not text:
            return
        if lines and self._cell is None:
            first, *rest = text.split("\n")
            self._add(first, bold=bold)
            for line in rest:
                self._flush()
                self._add(line, bold=bold)
            return
        self._add(text, bold=bold)

    def _add(self, text: str, *, bold: bool) -> None:
        if self._bold is None and text.strip():
            self._bold = bold
        self._words.append(text)

    def _break(self) -> None:
        """A line ends: a new paragraph, but a space within a heading or a cell."""
        if self._cell is not None or self._heading is not None:
            self._words.append(" ")
        else:
            self._flush()

    def _as_block(self, element: HtmlElement, *, bold: bool) -> None:
        centred = bool(
            element.tag == "center"
            or (element.get("align") or "").lower() == "center"
            or _CENTRED.search(element.get("style") or "")
        )
        self._between()
        self._centred += centred
        self._children(element, bold=bold)
        self._between()
        self._centred -= centred

    def _between(self) -> None:
        """Blocks within a cell are one piece; elsewhere each is its own."""
        if self._cell is None:
            self._flush()
        else:
            self._words.append(" ")

    def _as_heading(self, element: HtmlElement, level: int, *, bold: bool) -> None:
        self._between()
        before, self._heading = self._heading, level
        self._children(element, bold=bold)
        self._between()
        self._heading = before

    def _as_link(self, element: HtmlElement, *, bold: bool) -> None:
        start = len(self._words)
        self._children(element, bold=bold)
        shown = "".join(self._words[start:])
        href = (element.get("href") or "").strip()
        if shown.strip() and href.lower().startswith(("http:", "https:", "mailto:")):
            self._words.append(address(href, shown))

    def _as_list(self, element: HtmlElement, *, bold: bool) -> None:
        self._between()
        self._lists.append(Listing.of(element))
        self._children(element, bold=bold)
        self._lists.pop()
        self._between()

    def _as_item(self, element: HtmlElement, *, bold: bool) -> None:
        self._between()
        number = self._lists[-1].number_of(element) if self._lists else ""
        if self._cell is None:
            self._number = number
        elif number:
            self._words.append(f"{number} ")
        self._children(element, bold=bold)
        self._between()
        if self._cell is None:
            self._number = ""

    def _as_table(self, element: HtmlElement, *, bold: bool) -> None:
        self._flush()
        self._table += 1
        row = -1
        for child in _rows(element):
            if child.tag != "tr":
                self._element(child, bold=bold)
                self._flush()
                continue
            row += 1
            for column, cell in enumerate(cell for cell in child if cell.tag in {"td", "th"}):
                self._cell = (self._table, row, column)
                self._element(cell, bold=bold)
                self._flush()
                self._cell = None

    def _flush(self) -> None:
        """What was collected becomes a piece."""
        words = squeeze("".join(self._words))
        bold, self._words, self._bold = bool(self._bold), [], None
        if not words:
            return
        centred = self._centred > 0
        if self._cell is not None:
            self.pieces.append(Piece(words, "cell", bold=bold, cell=self._cell, centred=centred))
            return
        number, self._number = self._number, ""
        level = len(self._lists) - 1 if self._lists else None
        if number in _BULLETS:
            words, number = f"{number} {words}", ""
        kind: BlockKind = "paragraph" if self._heading is None else "heading"
        level = level if self._heading is None else self._heading
        self.pieces.append(Piece(words, kind, number, level, bold, centred=centred))


_BULLETS: Final = frozenset({"•", "◦", "▪"})


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of `table`, and a caption, in the order in which they are shown."""
    for child in table:
        if child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")
        elif child.tag in {"tr", "caption"}:
            yield child
