"""Blocks in, the rows of a table of terms out: order forms name a term on the left, say it on the right."""

from __future__ import annotations

from collections import defaultdict

from clausekit.datamodel import Block
from clausekit.segmentation.headings import NOT_HEADING, title_like
from clausekit.segmentation.parts import SCHEDULE

FEWEST_ROWS = 3
MOST_COLUMNS = 3
NAMED = 0.6
"""Share of the rows that must open with a name."""
SAYS = 20
"""Characters that the right side has on average: less is a table of figures."""


def term_rows(blocks: list[Block], words: list[str]) -> tuple[dict[int, int], frozenset[int]]:
    """Index of each cell that names a row of terms → where the name ends; the blocks behind such tables."""
    tables: defaultdict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.cell is not None:
            tables[block.cell[0]].append(index)
    names: dict[int, int] = {}
    after: set[int] = set()
    for indexes in tables.values():
        found = _names(blocks, words, indexes)
        if found:
            names.update((index, blocks[index].span.end) for index in found)
            after.add(indexes[-1] + 1)
    return names, frozenset(after)


def _names(blocks: list[Block], words: list[str], indexes: list[int]) -> list[int]:
    """The cells of one table that name its rows; none when it is a table of another sort."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for index in indexes:
        rows[_cell(blocks[index])[1]].append(index)
    columns = {_cell(blocks[index])[2] for index in indexes}
    if len(rows) < FEWEST_ROWS or len(columns) > MOST_COLUMNS or len(columns) < 2:
        return []
    names = [row[0] for row in rows.values() if _names_row(blocks, words, row)]
    said = [words[index] for index in indexes if _cell(blocks[index])[2] > 0]
    if len(names) < NAMED * len(rows) or sum(map(len, said)) < SAYS * len(names):
        return []
    return names


def _names_row(blocks: list[Block], words: list[str], row: list[int]) -> bool:
    name = words[row[0]]
    if _cell(blocks[row[0]])[2] != 0 or NOT_HEADING.match(name) or SCHEDULE.match(name):
        return False
    return len(name.split()) <= 8 and title_like(name, numbered=True)


def _cell(block: Block) -> tuple[int, int, int]:
    assert block.cell is not None  # noqa: S101 -- only cells are grouped
    return block.cell
