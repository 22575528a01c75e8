"""Which printed lines make one paragraph. Rows of contract words in reading order in, groups of rows out.

A line begins a paragraph when the printer chose to begin it: the line before ended although the next word
would have fitted, there is more white space than between lines, the indentation changes, or a list number
comes that counts on. A wrapped line that merely begins with a number has none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausekit.documents.pdf import numbers
from clausekit.documents.pdf.numbers import LABEL
from clausekit.documents.pdf.rows import Row
from clausekit.documents.pdf.setting import ALIKE, LOWER, Setting, settings_of

_TERMINAL = re.compile(r"[.!?:;][\"”’')\]]{0,3}$|;\s(?:and|or|and/or)$")
_REFERRING = re.compile(
    r"(?:\b(?:sections?|articles?|clauses?|paragraphs?|subsections?|exhibits?|schedules?|annex|appendix|part|item|and|or|"
    r"to|of|in|under|than|within|by|with|for|from|through|at|no|nos|on|per|the|a|an)|§{1,2}|[,(])\.?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[;,]\s(?:and|or|and/or)$|[:;.—–-]$")
_DASHES = "-–*o"

_LOOSER = 1.28  # times the usual distance of baselines: white space between paragraphs begins near 1.4
_RAGGED = 0.12  # of a column's width, by which lines of one paragraph may differ


def paragraphs(rows: Sequence[Row], after_break: Sequence[bool]) -> list[list[Row]]:
    """The rows, grouped. `after_break[i]` says that a page or its furniture lies between rows i-1 and i."""
    builder = _Builder(settings_of(rows))
    for index, row in enumerate(rows):
        builder.add(index, row, after_break=after_break[index])
    return builder.groups


class _Builder:
    """Adds rows one by one to the paragraph that is open, or begins another one."""

    def __init__(self, settings: Sequence[Setting]) -> None:
        self.groups: list[list[Row]] = []
        self._settings = settings
        self._labels = numbers.Sequence()
        self._at: dict[str, float] = {}

    def add(self, index: int, row: Row, *, after_break: bool) -> None:
        """Put `row` where it belongs."""
        label = LABEL.match(row.text)
        group = self.groups[-1] if self.groups else None
        if group and not self._begins(index, row, group, label, after_break=after_break):
            group.append(row)
            return
        self.groups.append([row])
        if label:
            self._labels.add(label.group().strip())

    def _begins(
        self, index: int, row: Row, group: list[Row], label: re.Match[str] | None, *, after_break: bool
    ) -> bool:
        last, here = group[-1], self._settings[index]
        before = self._settings[index - 1]
        if last.broken and not label:
            return False
        if _differs(last, row, before):
            return True
        jumped = after_break or row.base < last.base + 0.3 * row.size
        if not jumped and row.base - last.base > self._most(last, here):
            return label is not None or not _open_sentence(row, group, before)
        if label and self._begins_item(label.group(), row, group, before, here, jumped=jumped):
            return True
        if jumped:
            return not _continues(row, group, before, here)
        return _set_apart(row, group, before)

    @staticmethod
    def _most(last: Row, here: Setting) -> float:
        """The greatest distance of baselines within a paragraph; a typed underline takes a line."""
        underline = here.leading if last.typed else 0.0
        return _LOOSER * here.leading + underline

    def _begins_item(
        self, label: str, row: Row, group: list[Row], before: Setting, here: Setting, *, jumped: bool
    ) -> bool:
        """Weigh what speaks for a list item against what speaks for a wrapped line."""
        last, text = group[-1], group[-1].text
        if label.strip() in "•●▪■◦○·§":
            return True
        full = _full(last, row, before)
        score = 0 if full else 2
        score += 2 if text.endswith((":", ":-", "—")) else 1 if _LISTED.search(text) else 0
        score -= 2 if _REFERRING.search(text) and not _LISTED.search(text) else 0
        shifted = abs(row.x0 - _continuation(group)) > 0.5 * row.size
        score += 1 if not jumped and shifted else 0
        inside = full and not shifted and not _TERMINAL.search(text) and not _LISTED.search(text)
        score -= 1 if inside and not jumped else 0
        score += 1 if row.after - row.x0 > (len(label.strip()) * 0.6 + 1.2) * row.size else 0
        score += 1 if not jumped and row.base - last.base > 1.12 * here.leading else 0
        score += 1 if last.all_bold and not row.all_bold else 0
        if label.strip() in _DASHES:
            return score >= 2
        score += self._labels.follows(label.strip())
        rest = row.text[len(label) :]
        return score + (-1 if label[0].isdigit() and LOWER.match(rest) else 0) >= 2


def _differs(last: Row, row: Row, before: Setting) -> bool:
    """True when the two lines cannot be one paragraph: other size of type, or cells set side by side."""
    if row.cell != last.cell:
        return True
    lower = LOWER.match(row.text) is not None
    if abs(row.size - last.size) > ALIKE * max(row.size, last.size) and not lower:
        return True
    return "\t" in row.text or ("\t" in last.text and not (lower and _full(last, row, before)))


def _full(last: Row, row: Row, before: Setting) -> bool:
    """True when the first word of `row` would not have fitted behind `last`.

    Lines that were not set to one edge may end early inside a sentence, but only a little.
    """
    ended = _TERMINAL.search(last.text) is not None
    slack = 0.4 * row.size if ended else max(0.4 * row.size, _RAGGED * (before.right - before.left))
    return last.x1 + row.head + 0.25 * row.size > before.right - slack


def _continuation(group: list[Row]) -> float:
    """The x where a wrapped line of this paragraph begins, as far as it has shown that."""
    return group[-1].x0 if len(group) > 1 else group[0].after


def _set_apart(row: Row, group: list[Row], before: Setting) -> bool:
    """True when indentation or a short line before shows that `row` begins a paragraph."""
    last = group[-1]
    ended = _TERMINAL.search(last.text) is not None
    outdented = row.x0 < group[0].x0 - 0.6 * row.size and LABEL.match(group[0].text) is not None
    if LOWER.match(row.text) and not ended and not outdented:
        return False
    if not _full(last, row, before):
        return True
    if last.all_bold != row.all_bold and (last.all_bold or ended) and len(group) == 1:
        return True
    shift = row.x0 - last.x0
    tolerance = 0.6 * row.size
    if len(group) > 1:
        return shift > tolerance or (shift < -tolerance and ended)
    hanging = abs(row.x0 - group[0].after) < 2 * tolerance
    return shift > tolerance and not hanging and ended


def _open_sentence(row: Row, group: list[Row], before: Setting) -> bool:
    """True when white space lies inside a sentence, as where an older print had the foot of its page."""
    last = group[-1]
    if not LOWER.match(row.text) or _TERMINAL.search(last.text) or _is_title(last):
        return False
    level = abs(row.x0 - _continuation(group)) < 0.6 * row.size
    return level and (_REFERRING.search(last.text) is not None or _full(last, row, before))


def _continues(row: Row, group: list[Row], before: Setting, here: Setting) -> bool:
    """True when `row`, at the head of a page or column, goes on with the paragraph left open."""
    last = group[-1]
    lower = LOWER.match(row.text) is not None
    if not _TERMINAL.search(last.text):
        wide = _full(last, row, before) and last.x1 + row.head > here.right - _RAGGED / 2 * (
            here.right - here.left
        )
        return lower or (wide and not _is_title(row) and not _is_title(last))
    if last.text.endswith((";", "; and", "; or", ":")):
        return lower
    shows_indent = len(group) > 1 and abs(group[0].x0 - group[-1].x0) > 0.6 * row.size
    goes_on = abs(row.x0 - before.left) < 0.6 * row.size and row.x0 < group[0].x0 - 0.6 * row.size
    return _full(last, row, before) and shows_indent and goes_on and not _is_title(row)


def _is_title(row: Row) -> bool:
    return row.all_bold or row.underlined or (row.text.isupper() and len(row.text) < 80)
