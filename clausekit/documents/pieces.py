"""Pieces of marked-up text in, the text and blocks of a Document out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.datamodel import Block, BlockKind, Span

SPACES = re.compile(r"\s+")
ADDRESS = re.compile(r"^(?:mailto:|tel:)?(?:https?://)?(?:www\.)?|/$")


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes one block: `number` is the list number as shown, "" without one."""

    words: str
    kind: BlockKind = "paragraph"
    number: str = ""
    level: int | None = None
    bold: bool = False
    cell: tuple[int, int, int] | None = None
    centred: bool = False


def squeeze(words: str) -> str:
    """`words` with one space for each run of white space, none at the ends."""
    return SPACES.sub(" ", words).strip()


def address(href: str, shown: str) -> str:
    """ " (href)", unless the words of the link are that address or it leads within the page."""
    if not href or href.startswith("#") or ADDRESS.sub("", href) == ADDRESS.sub("", shown.strip()):
        return ""
    return f" ({href})"


def lay_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Pieces one after another: a tab between cells of one row, a newline between everything else."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece, separator in zip(pieces, _separators(pieces), strict=True):
        words = f"{piece.number}\t{piece.words}" if piece.number else piece.words
        start = position + len(separator)
        position = start + len(words)
        parts += (separator, words)
        blocks.append(
            Block(
                Span(start, position),
                piece.kind,
                number=piece.number,
                level=piece.level,
                bold=piece.bold,
                centred=piece.centred,
                cell=piece.cell,
            )
        )
    return "".join(parts), tuple(blocks)


def _separators(pieces: list[Piece]) -> Iterator[str]:
    row: tuple[int, int] | None = None
    for index, piece in enumerate(pieces):
        here = piece.cell[:2] if piece.cell else None
        yield "" if index == 0 else "\t" if here and here == row else "\n"
        row = here
