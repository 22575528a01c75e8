"""Marks in, the contract's tree out: which marks start a clause, and at which level.

A printed number starts a clause only where it plausibly continues, opens or restarts a sequence. Frames of
the sequences that are open lie on a stack; each mark is weighed against them, in one pass.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from clausekit.datamodel import ClauseKind
from clausekit.segmentation.choice import Choice, Frame, Memory, choose, goes_on
from clausekit.segmentation.grouping import Setting, heading_depth, read_setting
from clausekit.segmentation.headings import title_like
from clausekit.segmentation.marks import OUTDENT, Mark
from clausekit.segmentation.numbering import ARTICLE, NUMERIC, Number
from clausekit.segmentation.parts import schedule_key
from clausekit.segmentation.sequence import Ahead

Zone: TypeAlias = Literal["preamble", "recitals", "agreed", "body", "signature"]

EDGE = 600
"""Characters at the beginning of a file where "Exhibit 10.1" is the name of the file, not of a schedule."""
TITLE = 80
"""Characters of a line that is no more than a heading."""
CLOSE_BY = 200
"""Schedules named this close to each other are a list of them."""


@dataclass(slots=True)
class Node:
    """A clause to be: `depth` from 0; `kind` None only closes what is open at that depth."""

    start: int
    depth: int
    kind: ClauseKind | None
    mark: Mark
    number: Number | None = None


@dataclass(slots=True)
class Outline:
    """The state of the one pass over the marks.

    `named` are the places where schedules are named, `last_named` the last place of each name.
    """

    text: str
    marks: list[Mark]
    ahead: Ahead
    setting: Setting
    nodes: list[Node] = field(default_factory=list)
    stack: list[Frame] = field(default_factory=list)
    memory: Memory = field(default_factory=dict)
    zone: Zone = "preamble"
    part: str = ""
    named: list[int] = field(default_factory=list)
    last_named: dict[str, int] = field(default_factory=dict)

    def add(self, mark: Mark, kind: ClauseKind | None, frame: Frame, number: Number | None = None) -> None:
        """Start a node under what is open now, in place of a paragraph that would begin at the same words."""
        last = self.nodes[-1] if self.nodes else None
        if last and last.start == mark.start and last.mark.role == "paragraph":
            self.nodes.pop()
        self.nodes.append(Node(mark.start, len(self.stack), kind, mark, number))
        self.stack.append(frame)


def build(text: str, marks: list[Mark]) -> list[Node]:
    """The nodes of the tree, in text order, parents before children."""
    ahead = Ahead(marks)
    outline = Outline(text, marks, ahead, read_setting(text, marks, ahead))
    for mark in marks:
        if mark.role == "schedule":
            outline.named.append(mark.start)
            outline.last_named[schedule_key(text[mark.start : mark.end])] = mark.start
    for index, mark in enumerate(marks):
        if mark.block.cell is None or mark.role == "row_end":
            _leave_row(outline, mark)
        step = STEPS.get(mark.role)
        if step:
            step(outline, mark, index)
    return outline.nodes


def _row(outline: Outline, mark: Mark, _index: int) -> None:
    """A row of a table of terms is a clause of its own, within what the table stands in."""
    _leave_row(outline, mark)
    if outline.zone != "body":
        del outline.stack[_floor(outline) :]
    outline.zone = "body"
    outline.add(mark, "clause", Frame("row", ()))


def _leave_row(outline: Outline, mark: Mark) -> None:
    """Close the last row of a table of terms, so that what follows is not taken for its words."""
    if outline.stack and outline.stack[-1].style == "row":
        outline.stack.pop()
        after = replace(mark, role="paragraph")
        kind: ClauseKind | None = None if outline.stack else "clause"
        outline.nodes.append(Node(mark.start, len(outline.stack), kind, after))


def _number(outline: Outline, mark: Mark, index: int) -> None:
    choice = choose(outline.stack, outline.memory, mark, outline.ahead)
    if choice and _allowed(outline, mark, choice, index):
        _enter_body(outline, choice)
        del outline.stack[choice.keep :]
        number = choice.number
        outline.add(mark, "clause", Frame(number.style, number.path), number)
        if number.style == ARTICLE or (number.style == NUMERIC and len(number.path) == 1):
            outline.memory[number.style] = number.path


def _allowed(outline: Outline, mark: Mark, choice: Choice, index: int) -> bool:
    """What the part of the contract that we are in says to a number that fits."""
    number = choice.number
    major = number.style in (ARTICLE, NUMERIC)
    match outline.zone:
        case "preamble":
            counted = outline.ahead.confirmed(number, mark.start, weak=mark.run_on)
            return major or (counted and (_titled(outline, mark, number) or not _major_ahead(outline, index)))
        case "agreed":
            return major or outline.ahead.confirmed(number, mark.start, weak=mark.run_on)
        case "recitals":
            return True
        case "signature":
            return major and mark.strong and number.sure and outline.ahead.confirmed(number, mark.start)
        case _:
            return True


def _titled(outline: Outline, mark: Mark, number: Number) -> bool:
    """True for "A. TERM" on a line of its own: a clause; parties and recitals are sentences."""
    words = outline.text[number.end : mark.end]
    return mark.strong and len(words) <= TITLE and "(" not in number.style and title_like(words)


def _major_ahead(outline: Outline, index: int) -> bool:
    """True when numbers of the kind that count clauses ("1.", "ARTICLE I") begin later."""
    return any(
        number.opens
        and number.style in (ARTICLE, NUMERIC)
        and number.sure
        and (mark.strong or (mark.run_on and outline.ahead.confirmed(number, mark.start, weak=True)))
        for mark in outline.marks[index + 1 : index + 60]
        for number in mark.numbers
    )


def _enter_body(outline: Outline, choice: Choice) -> None:
    """Leave the recitals when a clause, not a recital, is counted."""
    if outline.zone == "recitals" and (_is_recital(outline, choice.number) or choice.number.style == ""):
        return
    if outline.zone != "body":
        floor = _floor(outline)
        choice.keep = min(choice.keep, floor)
    outline.zone = "body"


def _is_recital(outline: Outline, number: Number) -> bool:
    if number.style not in (ARTICLE, NUMERIC):
        return True
    items = [frame for frame in outline.stack if frame.style == NUMERIC]
    if items:
        return number.path == (items[0].path[0] + 1,)
    return False


def _floor(outline: Outline) -> int:
    """Frames that stay open when a part ends: the schedule that we are in."""
    return 1 if outline.stack and outline.stack[0].style == "schedule" else 0


def _schedule(outline: Outline, mark: Mark, _index: int) -> None:
    key = schedule_key(outline.text[mark.start : mark.end])
    if key == outline.part and key:
        return
    if outline.zone == "preamble" and not outline.nodes and mark.start < EDGE:
        return
    if _listed(outline, mark, key):
        return
    outline.stack.clear()
    outline.memory.clear()
    outline.zone, outline.part = "body", key
    outline.add(mark, "schedule", Frame("schedule", ()))


def _listed(outline: Outline, mark: Mark, key: str) -> bool:
    """True for a name in a list of schedules: it comes again, and another one is near."""
    if outline.last_named.get(key, 0) <= mark.start:
        return False
    following = bisect_right(outline.named, mark.start)
    near = following < len(outline.named) and outline.named[following] - mark.start < CLOSE_BY
    return near or outline.zone in ("preamble", "recitals", "agreed") or not mark.strong


def _signature(outline: Outline, mark: Mark, _index: int) -> None:
    if outline.zone == "signature" or (not outline.nodes and not mark.strong):
        return
    if not mark.strong and not mark.run_on:
        return
    if outline.zone == "preamble" and mark.start < EDGE:
        return
    del outline.stack[_floor(outline) :]
    outline.zone = "signature"
    outline.add(mark, "signature", Frame("signature", ()))


def _recitals(outline: Outline, mark: Mark, _index: int) -> None:
    floor = _floor(outline)
    if mark.role == "agreed":
        if outline.zone == "recitals":
            del outline.stack[floor + 1 :]
            outline.nodes.append(Node(mark.start, floor + 1, None, mark))
            outline.zone = "agreed"
        elif outline.zone == "preamble":
            outline.zone = "agreed"
        return
    fresh = len(outline.stack) == floor and outline.zone in ("preamble", "body")
    if fresh and (outline.zone == "preamble" or floor):
        outline.add(mark, "recitals", Frame("recitals", ()))
        outline.zone = "recitals"


def _definition(outline: Outline, mark: Mark, _index: int) -> None:
    if outline.zone != "body" or not outline.stack:
        return
    for depth, frame in enumerate(outline.stack):
        if frame.style == "definition":
            del outline.stack[depth:]
            break
    else:
        while outline.stack[-1:] and _ended(outline, mark):
            outline.stack.pop()
    outline.add(mark, "definition", Frame("definition", ()))


def _ended(outline: Outline, mark: Mark) -> bool:
    """True when the list that is open has no more items, so that a definition is not part of its last one."""
    last = outline.stack[-1]
    return last.enumerates and not goes_on(last, mark, outline.ahead)


def _heading(outline: Outline, mark: Mark, index: int) -> None:
    if _names_last(outline, mark):
        return
    after = outline.marks[index + 1] if index + 1 < len(outline.marks) else None
    if after and after.role == "signature" and after.index - mark.index <= 2 and outline.zone == "body":
        _signature(outline, mark, index)  # the name of who signs
        return
    place = heading_depth(outline.setting, outline.stack, outline.memory, index, outline.zone)
    if place is None:
        return
    if place.restart:
        outline.memory.clear()
    late = outline.zone == "signature" and any(node.number for node in outline.nodes)
    outline.zone = "body"
    del outline.stack[place.keep :]
    outline.add(
        mark, "schedule" if late and not outline.stack else "clause", Frame("heading", (), place.rank)
    )


def _names_last(outline: Outline, mark: Mark) -> bool:
    """True for the heading of a number or schedule that stands alone in the block before."""
    last = outline.nodes[-1] if outline.nodes else None
    if last is None or last.mark.index != mark.index - 1 or last.kind is None:
        return False
    if last.number:
        return last.mark.end - last.number.end <= 1
    return (
        last.kind == "schedule" and schedule_key(outline.text[last.start : last.mark.end], alone=True) != ""
    )


def _flush(outline: Outline, mark: Mark, _index: int) -> None:
    """End the items of a list that stand further in than this paragraph, which is their clause's again.

    The list stays open: another item may follow.
    """
    depth = len(outline.stack)
    for node in reversed(outline.nodes):
        if node.kind is None or node.depth >= depth:
            continue
        indent = node.mark.block.indent
        inner = indent is not None and (mark.block.indent or 0.0) < indent - OUTDENT
        if not (inner and outline.stack[node.depth].enumerates and node.depth):
            break
        depth = node.depth
    if depth < len(outline.stack):
        outline.nodes.append(Node(mark.start, depth, None, mark))


STEPS: dict[str, Callable[[Outline, Mark, int], None]] = {
    "number": _number,
    "heading": _heading,
    "row": _row,
    "flush": _flush,
    "definition": _definition,
    "schedule": _schedule,
    "recitals": _recitals,
    "agreed": _recitals,
    "signature": _signature,
}
