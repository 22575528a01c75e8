"""A Document in, the sheet that marks are read from out: its own words, and how they are set."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from clausekit.datamodel import FURNITURE, Block, Document
from clausekit.segmentation.rows import term_rows

RUN_ON = 1200
"""Characters from which a block is taken to hold several paragraphs whose breaks were lost."""
RUN_ON_SHARE, RUN_ON_ANYWAY = 0.4, 120
"""Where so much of a text stands in such blocks, shorter blocks may have lost their breaks too."""
LARGE = 1.2
"""Type so much larger than the usual is a heading's."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that are no furniture, their words, and what was seen of their setting.

    `apart`: set apart as headings are. `rows`: index of a cell that names a row of terms → where the name
    ends. `after_rows`: indexes of the blocks that follow such a table. `long`: length of a run-on block.
    """

    text: str
    blocks: list[Block]
    words: list[str]
    apart: list[bool]
    rows: dict[int, int]
    after_rows: frozenset[int]
    long: int

    def run_on(self, index: int) -> bool:
        """True for a block that may hold several paragraphs."""
        return len(self.words[index]) >= self.long


def read_sheet(document: Document) -> Sheet:
    """The sheet of `document`."""
    blocks = [block for block in document.blocks if block.kind not in FURNITURE and len(block.span)]
    words = [document.quote(block.span) for block in blocks]
    sizes = [block.size for block in blocks if block.size is not None and block.kind != "cell"]
    large = LARGE * median(sizes) if sizes else float("inf")
    apart = [_apart(block, here, large) for block, here in zip(blocks, words, strict=True)]
    rows, after = term_rows(blocks, words)
    return Sheet(document.text, blocks, words, apart, rows, after, _run_on_length(words))


def _apart(block: Block, words: str, large: float) -> bool:
    return (
        block.kind == "heading"
        or block.bold
        or block.centred
        or (block.size is not None and block.size >= large)
        or words.upper() == words
    )


def _run_on_length(words: list[str]) -> int:
    """Characters from which a block of this document may hold several paragraphs."""
    long = sum(len(block) for block in words if len(block) >= RUN_ON)
    return RUN_ON_ANYWAY if long > RUN_ON_SHARE * sum(map(len, words)) else RUN_ON
