"""markdown-it tokens in, pieces out: each a paragraph, heading or cell with the words that a reader sees."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clausekit.documents.counting import letters, romans
from clausekit.documents.pieces import Piece, address, squeeze

if TYPE_CHECKING:
    from markdown_it.token import Token

HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
LINE_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6]|hr)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
OPENS_ITEM = re.compile(r"(?:\([a-zA-Z]{1,4}\)|[a-zA-Z][.)]|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)])\s")
BULLET = "•"


@dataclass(slots=True)
class Listing:
    """A list that is open: how many items it showed, and the number its items hang under."""

    ordered: bool
    count: int
    parent: str = ""
    depth: int = 0
    current: str = ""


@dataclass(slots=True)
class Walker:
    """Where in the token stream we are."""

    lists: list[Listing] = field(default_factory=list)
    pending: str = ""
    heading: int | None = None
    cell: tuple[int, int, int] = (-1, -1, -1)
    in_cell: bool = False


def walk(tokens: Sequence[Token]) -> Iterator[Piece]:
    """The pieces of a parsed file, in order; empty ones included."""
    walker = Walker()
    for token in tokens:
        if token.type == "inline":
            yield from _inline(walker, token)
        elif token.type == "fence":
            yield from (Piece(squeeze(line)) for line in token.content.splitlines())
        elif token.type == "html_block":
            plain = TAG.sub("", LINE_TAG.sub("\n", HIDDEN.sub("", token.content)))
            yield from (Piece(squeeze(html.unescape(line))) for line in plain.splitlines())
        else:
            _structure(walker, token)


def _structure(walker: Walker, token: Token) -> None:
    """Open and close headings, lists and tables."""
    match token.type:
        case "heading_open" | "heading_close":
            walker.heading = int(token.tag[1]) - 1 if token.nesting > 0 else None
        case "bullet_list_open" | "ordered_list_open":
            _open_list(walker, token)
        case "bullet_list_close" | "ordered_list_close":
            walker.lists.pop()
        case "list_item_open":
            walker.pending = _next_number(walker.lists[-1])
        case _:
            _table(walker, token)


def _table(walker: Walker, token: Token) -> None:
    """Count tables, rows and columns."""
    table, row, column = walker.cell
    match token.type:
        case "table_open":
            walker.cell = (table + 1, -1, -1)
        case "tr_open":
            walker.cell = (table, row + 1, -1)
        case "th_open" | "td_open":
            walker.cell, walker.in_cell = (table, row, column + 1), True
        case "th_close" | "td_close":
            walker.in_cell = False


def _open_list(walker: Walker, token: Token) -> None:
    ordered = token.type == "ordered_list_open"
    above = walker.lists[-1] if walker.lists else None
    start = token.attrGet("start")
    count = int(start) - 1 if start is not None else 0
    depth = above.depth + 1 if above and above.ordered else 0
    walker.lists.append(Listing(ordered, count, above.current if above else "", depth))


def _next_number(listing: Listing) -> str:
    """Number of the next item as a contract prints it: "1.", "1.1", "(a)", "(i)"."""
    if not listing.ordered:
        return BULLET
    listing.count += 1
    listing.current = f"{listing.parent}.{listing.count}" if listing.depth == 1 else str(listing.count)
    match listing.depth:
        case 0:
            return f"{listing.current}."
        case 1:
            return listing.current
        case 2:
            return f"({letters(listing.count)})"
        case _:
            return f"({romans(listing.count)})"


def _inline(walker: Walker, token: Token) -> Iterator[Piece]:
    """The pieces of one paragraph, heading or cell: one, unless lines were broken on purpose."""
    lines = list(_shown_lines(token.children or []))
    if walker.in_cell:
        yield Piece(
            squeeze(" ".join(words for words, _ in lines)),
            "cell",
            cell=walker.cell,
            bold=bool(lines and lines[0][1]),
        )
        return
    for words, bold in lines:
        number, walker.pending = walker.pending, ""
        if walker.heading is not None:
            yield Piece(squeeze(words), "heading", level=walker.heading, bold=bold)
            continue
        level = len(walker.lists) - 1 if walker.lists else None
        shown, prefix = ("", f"{BULLET} ") if number == BULLET else (number, "")
        yield Piece(prefix + squeeze(words), number=shown, level=level, bold=bold)


def _shown_lines(children: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Words of each line that the author kept apart, and whether they open in bold."""
    words, bold, strong = "", False, False
    links: list[tuple[str, int]] = []
    for index, child in enumerate(children):
        if _breaks(children, index):
            yield words, bold
            words, bold = "", strong
            continue
        match child.type:
            case "strong_open" | "strong_close":
                strong = child.type == "strong_open"
            case "link_open":
                links.append((str(child.attrGet("href") or ""), len(words)))
            case "link_close":
                href, start = links.pop()
                words += address(href, words[start:])
            case _:
                if strong and not words.strip():
                    bold = bool(child.content.strip())
                words += _shown(child)
    yield words, bold


def _breaks(children: Sequence[Token], index: int) -> bool:
    """True for a hard break, `<br>`, and a line that opens an item CommonMark knows no list for ("a.")."""
    child = children[index]
    if child.type == "hardbreak":
        return True
    if child.type == "html_inline":
        return bool(BREAK_TAG.fullmatch(child.content))
    following = children[index + 1].content if index + 1 < len(children) else ""
    return child.type == "softbreak" and bool(OPENS_ITEM.match(following))


def _shown(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return "" if child.type == "html_inline" else child.content
