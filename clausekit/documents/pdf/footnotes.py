"""Footnotes: small print at the foot of a page that begins with a mark. Rows of a page in, the marked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from clausekit.documents.pdf.frame import Rect
from clausekit.documents.pdf.rows import Row

_MARK = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})\s?(?=[A-Z“\"'(\[])")
_SMALLER = 0.92  # times the size of the words above, at most
_FEWEST = 3  # lines of words above
_APART = 1.5  # times the distance of lines, between the words and the first footnote; less below a rule
_BELOW_RULE = 2.5  # ems from a rule to the baseline of the first footnote
_SHORT_RULE = 0.7  # of the width of the words: a longer one belongs to a table


def footnotes(rows: Sequence[Row], across: Sequence[Rect]) -> range:
    """The positions of the footnotes among the rows of one page, which has lost its furniture.

    `across` are the level rules of the page.
    """
    for start in range(len(rows) - 1, _FEWEST - 1, -1):
        row = rows[start]
        if row.cell is not None or row.turns:
            break
        if row.base < rows[start - 1].base or not _MARK.match(row.text):
            continue
        usual = median(above.size for above in rows[:start])
        if max(below.size for below in rows[start:]) > _SMALLER * usual:
            break
        if _set_off(rows, start, across):
            return range(start, len(rows))
    return range(0)


def opens_footnote(row: Row) -> bool:
    """True for the first line of a footnote."""
    return _MARK.match(row.text) is not None


def _set_off(rows: Sequence[Row], start: int, across: Sequence[Rect]) -> bool:
    """True when a rule or white space parts the footnotes from the words of the page."""
    row, above = rows[start], rows[start - 1]
    if row.base - above.base > _APART * 1.2 * above.size:
        return True
    width = max(other.x1 for other in rows) - min(other.x0 for other in rows)
    return any(
        0 < row.base - rule[1] < _BELOW_RULE * row.size
        and rule[1] > above.base
        and rule[2] - rule[0] < _SHORT_RULE * width
        for rule in across
    )


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """Footnotes that follow each other, each with all its lines."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and not opens_footnote(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups
