"""The two ways to read pending changes: as if all were accepted, or as if all were rejected.

ECMA-376 part 1, 17.13.5: what is inserted, deleted and moved stands in elements of its own, and properties
that were changed keep what they were before in a child of the same name with "Change" behind it.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Final, get_args

from clausekit.datamodel import View
from clausekit.documents.word.names import (
    DEL,
    DEL_TEXT,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    Element,
    T,
    w,
)  # fmt: skip
from clausekit.errors import UsageError

CELL_INS: Final = w("cellIns")
CELL_DEL: Final = w("cellDel")
_NUM_PR: Final = w("numPr")


@dataclass(frozen=True, slots=True)
class Sight:
    """What one view shows: words, rows, cells and paragraph marks in `kept`, not those in `gone`."""

    view: View
    kept: frozenset[str]
    gone: frozenset[str]
    texts: frozenset[str]

    def keeps(self, properties: Element | None) -> bool:
        """True when these properties of a row, cell or paragraph mark do not take it out of the view."""
        return properties is None or all(child.tag not in self.gone for child in properties)

    def adds(self, properties: Element | None) -> bool:
        """True when what has these properties is in this view only."""
        return properties is not None and any(child.tag in self.kept for child in properties)

    def properties(self, owner: Element, tag: str) -> Element | None:
        """The properties `tag` ("w:pPr", "w:rPr", "w:tcPr") of `owner`, as they are in this view."""
        found = owner.find(tag)
        if self is ACCEPTED or found is None:
            return found
        change = found.find(f"{tag}Change")
        if change is not None:
            return change.find(tag)
        return _without_new_number(found) if tag == PPR else found


def _without_new_number(properties: Element) -> Element:
    """The properties without a list number whose insertion is pending (17.13.5.19)."""
    if properties.find(f"{_NUM_PR}/{INS}") is None:
        return properties
    before = deepcopy(properties)
    for numbered in before.findall(_NUM_PR):
        before.remove(numbered)
    return before


ACCEPTED: Final = Sight(
    view="accepted",
    kept=frozenset({INS, MOVE_TO, CELL_INS}),
    gone=frozenset({DEL, MOVE_FROM, CELL_DEL}),
    texts=frozenset({T}),
)
ORIGINAL: Final = Sight(
    view="original",
    kept=frozenset({DEL, MOVE_FROM, CELL_DEL}),
    gone=frozenset({INS, MOVE_TO, CELL_INS}),
    texts=frozenset({T, DEL_TEXT}),
)
SIGHTS: Final = {sight.view: sight for sight in (ACCEPTED, ORIGINAL)}


def sight_of(view: View) -> Sight:
    """The sight of that name. Raises UsageError for another."""
    if view not in SIGHTS:
        raise UsageError(f"a view is {' or '.join(map(repr, get_args(View)))}, not '{view}'")
    return SIGHTS[view]


def mark_properties(paragraph: Element) -> Element | None:
    """The properties of the paragraph's mark, where its insertion or deletion is noted."""
    return paragraph.find(f"{PPR}/{RPR}")
