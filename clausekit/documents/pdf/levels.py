"""Levels of headings that only their size shows: blocks in, those in larger type with their levels out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from clausekit.datamodel import Block

_LARGER = 1.15  # times the size of the text: type that is a heading's
_LONGEST = 100  # characters of one
_DEEPEST = 4  # sizes told apart
_FEWEST = 2  # headings of the larger sizes; one alone is the title
_MOST = 0.5  # of all blocks, which may be set larger; more is no heading's size


def with_levels(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks; short ones in larger type than the text are headings, of the level that their size has.

    Nothing changes where fewer than two headings stand out.
    """
    usual = _usual_size(blocks)
    large = [block for block in blocks if usual and _is_large(block, text, usual)]
    sizes = sorted({round(block.size or 0) for block in large}, reverse=True)[:_DEEPEST]
    if len(large) < _FEWEST or len(sizes) < 2 or len(large) > _MOST * len(blocks):
        return list(blocks)
    chosen = {id(block) for block in large}
    return [
        replace(block, kind="heading", level=min(sizes.index(round(block.size or 0)), _DEEPEST))
        if id(block) in chosen and round(block.size or 0) in sizes and block.level is None
        else block
        for block in blocks
    ]


def _usual_size(blocks: Sequence[Block]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.kind == "paragraph" and block.size:
            sizes[block.size] += len(block.span)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_large(block: Block, text: str, usual: float) -> bool:
    words = text[block.span.start : block.span.end]
    return (
        block.kind in ("paragraph", "heading")
        and (block.size or 0.0) >= _LARGER * usual
        and len(words) <= _LONGEST
        and words[:1].isupper()
        and not words.endswith((".", ",", ";"))
    )
