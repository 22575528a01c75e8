"""Bookmarks of a PDF as hints for its headings: what its maker put into the outline is a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from clausekit.datamodel import Block

_MOST = 2_000  # bookmarks
_DEEPEST = 6
_LONGEST = 150  # characters of a heading
_WORD = re.compile(r"[^\W_]+")

Bookmarks = Mapping[tuple[int, str], int]
"""(page from 1, letters and figures of the title) → level from 0."""


def read_bookmarks(document: Any) -> Bookmarks:  # noqa: ANN401 -- PDFium's document
    """The bookmarks of an open document that name a page."""
    found: dict[tuple[int, str], int] = {}
    for bookmark in islice(document.get_toc(max_depth=_DEEPEST), _MOST):
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        title = _plain(bookmark.get_title())
        if page is not None and title:
            found.setdefault((page + 1, title), bookmark.level)
    return found


def with_bookmarks(blocks: Sequence[Block], text: str, bookmarks: Bookmarks) -> tuple[Block, ...]:
    """The blocks, those made headings that a bookmark names; a title is looked for on its page only."""
    if not bookmarks:
        return tuple(blocks)
    return tuple(_hinted(block, text, bookmarks) for block in blocks)


def _hinted(block: Block, text: str, bookmarks: Bookmarks) -> Block:
    if block.kind not in ("paragraph", "heading") or len(block.span) > _LONGEST:
        return block
    words = _plain(text[block.span.start : block.span.end])
    level = bookmarks.get((block.page or 0, words))
    return block if level is None else replace(block, kind="heading", level=level)


def _plain(words: str) -> str:
    return "".join(_WORD.findall(words.casefold()))
