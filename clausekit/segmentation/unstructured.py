"""A document without numbers or headings in, its paragraphs as clauses out: letters and one-page forms."""

from __future__ import annotations

from clausekit.segmentation.grouping import SUBSTANCE
from clausekit.segmentation.marks import Mark
from clausekit.segmentation.outline import Node
from clausekit.segmentation.sheet import Sheet

LETTER = 500
"""Characters of a block that says more than who signed."""
STRUCTURED = frozenset({"clause", "definition", "schedule"})


def paragraphs_as_clauses(sheet: Sheet, marks: list[Mark], nodes: list[Node]) -> list[Node]:
    """`nodes` and one for each paragraph between parties and signatures; `nodes` alone when structured."""
    if any(node.kind in STRUCTURED for node in nodes):
        return nodes
    end = min((node.start for node in nodes if node.kind == "signature"), default=len(sheet.text))
    opened = max((mark.index for mark in marks if mark.role in ("recitals", "agreed")), default=-1)
    found = [
        index
        for index, block in enumerate(sheet.blocks)
        if block.kind != "cell"
        and block.span.start < end
        and len(sheet.words[index]) >= SUBSTANCE
        and not _signed(sheet.words[index])
    ]
    after = [index for index in found[1:] if index > opened] or found[:1]
    if not after or any(
        node.start >= sheet.blocks[after[0]].span.start for node in nodes if node.kind == "recitals"
    ):
        return nodes
    made = [_node(sheet, index) for index in after]
    first = made[0].start if made else end
    kept = [node for node in nodes if node.start < first or node.start >= end]
    return sorted([*kept, *made], key=_start)


def _signed(words: str) -> bool:
    """True for a block of signatures; one that holds a whole letter is text all the same."""
    return "/s/" in words and len(words) < LETTER


def _node(sheet: Sheet, index: int) -> Node:
    block = sheet.blocks[index]
    mark = Mark(block.span.start, block.span.end, index, "paragraph", block)
    return Node(block.span.start, 0, "clause", mark)


def _start(node: Node) -> int:
    return node.start
