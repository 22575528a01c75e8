"""The cells of a `w:tbl` as printed: deleted rows and the covered parts of merged cells left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clausekit.documents.word.names import (
    ALTERNATE,
    SDT,
    SDT_CONTENT,
    TC,
    TR,
    Element,
    chosen,
    number,
    w,
)  # fmt: skip

_AROUND = frozenset({w("customXml"), w("ins"), w("moveTo"), SDT_CONTENT})


@dataclass(frozen=True, slots=True)
class Cell:
    """A `w:tc` and its grid position from 0; `changed` when a tracked change adds it or its row."""

    element: Element
    row: int
    column: int
    changed: bool


def cells(table: Element) -> Iterator[Cell]:
    """The cells that a reader sees, row by row."""
    shown = 0
    for row in _within(table, TR):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        changed = properties is not None and properties.find(w("ins")) is not None
        column = max(number(properties, w("gridBefore")) or 0, 0)
        for cell in _within(row, TC):
            own = cell.find(w("tcPr"))
            if not _covered(own):
                yield Cell(
                    cell, shown, column, changed or (own is not None and own.find(w("cellIns")) is not None)
                )
            column += max(number(own, w("gridSpan")) or 1, 1)
        shown += 1


def _covered(properties: Element | None) -> bool:
    """True for a cell that is deleted or lies under the cell above or before it (17.4.84, 17.4.22)."""
    if properties is None:
        return False
    if properties.find(w("cellDel")) is not None:
        return True
    for name in ("vMerge", "hMerge"):
        merge = properties.find(w(name))
        if merge is not None and merge.get(w("val")) != "restart":
            return True
    return False


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Children of that name, also those inside content controls and the like."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _within(content, tag)
        elif child.tag in _AROUND:
            yield from _within(child, tag)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _within(branch, tag)
