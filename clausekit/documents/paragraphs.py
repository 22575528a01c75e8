"""Characters in, blocks out: which lines of a plain text make one paragraph, and which the printer added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.datamodel import Block, BlockKind, Span
from clausekit.documents.text_furniture import furniture_kinds

LINE = re.compile(r"[^\n\f]+")
FIRST_WORD = re.compile(r"\S+")
OPENS_ITEM = re.compile(
    r"(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|\([a-zA-Z]{1,4}\)|[a-zA-Z][.)]|[-•*·–]|§)\s"
    r"|(?:ARTICLE|SECTION|Article|Section|SCHEDULE|EXHIBIT|ANNEX|APPENDIX|WHEREAS)\b"
)
ENDS_SENTENCE = re.compile(r"(?:[.:;,!?”\"]|\b(?:and|or))$")

NARROWEST_WRAP, WIDEST_WRAP = 50, 160
"""Lengths between which wrapped lines end; print and mail wrap at 60–132 characters."""
FULL_LINE = 0.85
"""A line that would be this full of the wrap width with the next word was broken for want of room."""
FEWEST_LINES = 5
"""Lines that a text must have before its width can be told."""
CENTRE_MARGIN = 8
"""Least spaces before a centred line."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: its words `start`–`end`, spaces before them, blank lines between it and the last."""

    start: int
    end: int
    indent: int
    gap: bool

    def __len__(self) -> int:
        return self.end - self.start


def paragraphs(text: str) -> list[Block]:
    """The blocks of `text`, in order; their spans are trimmed of white space at both ends."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    kinds = furniture_kinds([text[line.start : line.end] for line in lines], [line.start for line in lines])
    return [_block(group, kind, width) for group, kind in _groups(text, lines, kinds, width)]


def _lines(text: str) -> Iterator[TextLine]:
    previous = 0
    for match in LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        start = match.start() + indent
        between = text[previous:start]
        yield TextLine(start, start + len(words), indent, between.count("\n") > 1 or "\f" in between)
        previous = start + len(words)


def _wrap_width(lines: list[TextLine]) -> int:
    """Characters at which lines were wrapped; 0 when each paragraph is one line."""
    lengths = sorted(line.indent + len(line) for line in lines)
    if not lengths or lengths[-1 - len(lengths) // 100] > WIDEST_WRAP:
        return 0
    touching = sum(not line.gap for line in lines[1:])
    width = lengths[-1 - len(lengths) // 20]
    full = sum(length >= FULL_LINE * width for length in lengths)
    wrapped = touching * 3 > len(lines) and full * 4 > len(lines) and len(lines) >= FEWEST_LINES
    return width if wrapped and width >= NARROWEST_WRAP else 0


def _groups(
    text: str, lines: list[TextLine], kinds: list[BlockKind], width: int
) -> Iterator[tuple[list[TextLine], BlockKind]]:
    group: list[TextLine] = []
    kind: BlockKind = "paragraph"
    for line, line_kind in zip(lines, kinds, strict=True):
        if group and (kind != line_kind or kind != "paragraph" or not _continues(text, group, line, width)):
            yield group, kind
            group = []
        group.append(line)
        kind = line_kind
    if group:
        yield group, kind


def _continues(text: str, group: list[TextLine], line: TextLine, width: int) -> bool:
    """True when `line` goes on where the lines of `group` ran out of room."""
    if not width or line.gap:
        return False
    last, words = group[-1], text[line.start : line.end]
    first_word = FIRST_WORD.match(words)
    room = last.indent + len(last) + 1 + (len(first_word.group()) if first_word else 0)
    if room < FULL_LINE * width:
        return False
    if ENDS_SENTENCE.search(text[last.start : last.end]):
        return not (OPENS_ITEM.match(words) or line.indent > last.indent)
    return True


def _block(group: list[TextLine], kind: BlockKind, width: int) -> Block:
    first = group[0]
    right = width - first.indent - len(first)
    centred = bool(width) and first.indent >= CENTRE_MARGIN and abs(first.indent - right) <= CENTRE_MARGIN
    return Block(Span(first.start, group[-1].end), kind, centred=centred and kind == "paragraph")
