"""How the rows around a row are set: where they begin and end, and how far apart their baselines are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import NamedTuple

from clausekit.documents.pdf.rows import Row

ALIKE = 0.12
"""Share by which two sizes of type may differ within a paragraph."""

LOWER = re.compile(r"[a-z]{2,}[^.)\w]|a\s|[a-z]{2,}$")
"""A line that begins inside a sentence; "b.2006" and "b) the" do not."""

_NONE = 1e6
_WINDOW = 12  # rows to either side that show where lines end on the right


class Setting(NamedTuple):
    """The x where the lines around a row end and begin, and the distance of their baselines, in points."""

    right: float
    left: float
    leading: float


def settings_of(rows: Sequence[Row]) -> list[Setting]:
    """The setting of every row, from the rows near it on the same page or in the same table cell."""
    usual, distances = _usual_leading(rows), _distances(rows)
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        alike[_key(row)].append(index)
    settings: list[Setting | None] = [None] * len(rows)
    for places in alike.values():
        rights = [rows[index].x1 for index in places]
        lefts = [rows[index].x0 for index in places]
        for at, index in enumerate(places):
            near = slice(max(at - _WINDOW, 0), at + _WINDOW + 1)
            leading = _leading(rows[index].size, distances[max(index - 2, 0) : index + 2], usual)
            left, right = _column(rows[index], lefts[near], rights[near])
            settings[index] = Setting(right, left, leading)
    return [setting for setting in settings if setting]


def _column(row: Row, lefts: list[float], rights: list[float]) -> tuple[float, float]:
    """Where the lines that stand above or below `row`, not beside it, begin and end."""
    if max(lefts) < row.x1 and min(rights) > row.x0:
        return min(lefts), max(rights)
    same = [(x0, x1) for x0, x1 in zip(lefts, rights, strict=True) if x0 < row.x1 and x1 > row.x0]
    return min((x0 for x0, _ in same), default=row.x0), max((x1 for _, x1 in same), default=row.x1)


def _key(row: Row) -> Hashable:
    return row.page, row.cell, "\t" in row.text


def _leading(size: float, distances: list[float], usual: dict[int, float]) -> float:
    """The rows' own distance, unless it is so wide that each of them must be a paragraph."""
    local = min(distances, default=_NONE)
    local = local if local < _NONE else 1.2 * size
    return max(min(local, 1.6 * usual.get(round(size), local), 2.4 * size), 0.9 * size)


def _usual_leading(rows: Sequence[Row]) -> dict[int, float]:
    """The most common distance of baselines for each size of type."""
    seen: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for above, below in pairwise(rows):
        distance = below.base - above.base
        near = 0.8 * below.size < distance < 3 * below.size
        if near and above.page == below.page and LOWER.match(below.text):
            seen[round(below.size)][round(distance * 4) / 4] += 1
    return {size: counts.most_common(1)[0][0] for size, counts in seen.items()}


def _distances(rows: Sequence[Row]) -> list[float]:
    """From each row's baseline to the next one's; _NONE where that is no distance between lines."""
    return [
        distance
        if above.page == below.page and (distance := below.base - above.base) > 0.8 * below.size
        else _NONE
        for above, below in pairwise(rows)
    ]
