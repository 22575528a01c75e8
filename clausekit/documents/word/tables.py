"""The cells of a `w:tbl` as printed: without rows that the view does not show and what merged cells cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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
from clausekit.documents.word.views import Sight

TR_PR: Final = w("trPr")
TC_PR: Final = w("tcPr")
_AROUND = frozenset({w("customXml"), SDT_CONTENT})


@dataclass(frozen=True, slots=True)
class Cell:
    """A `w:tc` and its grid position from 0; `changed` when it or its row is in one view only."""

    element: Element
    row: int
    column: int
    changed: bool


def cells(table: Element, sight: Sight) -> Iterator[Cell]:
    """The cells that a reader of that view sees, row by row."""
    shown = 0
    for row in _within(table, TR, sight):
        properties = row.find(TR_PR)
        if not sight.keeps(properties):
            continue
        changed = sight.adds(properties)
        column = max(number(properties, w("gridBefore")) or 0, 0)
        for cell in _within(row, TC, sight):
            marked, own = cell.find(TC_PR), sight.properties(cell, TC_PR)
            if sight.keeps(marked) and not _covered(own):
                yield Cell(cell, shown, column, changed or sight.adds(marked))
            column += max(number(own, w("gridSpan")) or 1, 1)
        shown += 1


def _covered(properties: Element | None) -> bool:
    """True for a cell that lies under the cell above or before it (17.4.84, 17.4.22)."""
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = properties.find(w(name))
        if merge is not None and merge.get(w("val")) != "restart":
            return True
    return False


def _within(parent: Element, tag: str, sight: Sight) -> Iterator[Element]:
    """Children of that name, also those inside content controls and the like."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _within(content, tag, sight)
        elif child.tag in _AROUND or child.tag in sight.kept:
            yield from _within(child, tag, sight)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _within(branch, tag, sight)
