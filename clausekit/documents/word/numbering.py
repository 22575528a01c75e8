"""List numbers as Word prints them (ECMA-376 part 1, 17.9): a paragraph's list and level, and its number.

Where the standard is silent this follows what Word does: paragraphs of all `w:num` that share an abstract
list count together, a `w:startOverride` restarts a level when its list first uses that level, and a level
that was skipped counts as having begun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from clausekit.documents.word.formats import formatted
from clausekit.documents.word.names import (
    ALTERNATE,
    PPR,
    RPR,
    VAL,
    Element,
    chosen,
    number,
    toggle,
    value,
    w,
    whole,
)  # fmt: skip
from clausekit.documents.word.styles import Style, Styles

LEVELS: Final = 9
BULLET: Final = "•"
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")  # glyphs of symbol fonts


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and is printed. `restart` None: after any higher level; 0: never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str = ""
    properties: Element | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A `w:num`: its levels, the abstract list that it counts with, and the levels that it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one file, by `w:numId`."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[int, List | None] = {}

    def list(self, num: int) -> List | None:
        """The list of that `w:numId`; None when it is 0 ("no list") or not defined."""
        if num not in self._lists:
            self._lists[num] = self._read(num)
        return self._lists[num]

    def item(self, properties: Element | None, style: Style) -> tuple[int, int] | None:
        """(list, level) of a paragraph with those own properties and that style; None outside lists."""
        own = None if properties is None else properties.find(w("numPr"))
        num = number(own, w("numId"))
        level = number(own, w("ilvl"))
        if num is None:
            num = style.num
            level = level if level is not None else self._level_of_style(num, style)
        if num is None or self.list(num) is None:
            return None
        return num, min(max(level or 0, 0), LEVELS - 1)

    def _level_of_style(self, num: int | None, style: Style) -> int | None:
        """17.9.23: the level that names the style is the one; the style's own `w:ilvl` counts without one."""
        found = self.list(num) if num is not None else None
        if found is None:
            return None
        for id in style.chain:
            for level, record in found.levels.items():
                if record.style == id:
                    return level
            own = self._styles.element(id)
            level_of_its_own = None if own is None else number(own.find(f"{PPR}/{w('numPr')}"), w("ilvl"))
            if level_of_its_own is not None:
                return level_of_its_own
        return None

    def _read(self, num: int) -> List | None:
        element = self._nums.get(str(num))
        abstract = self._abstract(value(element, w("abstractNumId")), set())
        if element is None or abstract is None:
            return None
        levels = {ilvl: _level(child) for ilvl, child in _children_by_level(abstract, "lvl")}
        starts: dict[int, int] = {}
        for ilvl, override in _children_by_level(element, "lvlOverride"):
            own = override.find(w("lvl"))
            if own is not None:
                levels[ilvl] = _level(own)
            start = number(override, w("startOverride"))
            if start is not None:
                starts[ilvl] = start
                levels[ilvl] = replace(levels.get(ilvl, Level()), start=start)
        return List(abstract.get(w("abstractNumId")) or "", levels, starts)

    def _abstract(self, id: str | None, seen: set[str]) -> Element | None:
        """The abstract list, through `w:numStyleLink` to the list that the numbering style names."""
        element = self._abstracts.get(id or "")
        link = value(element, w("numStyleLink"))
        if element is None or link is None or link in seen:
            return element
        seen.add(link)
        target = self._nums.get(str(self._styles.get(link).num))
        return self._abstract(value(target, w("abstractNumId")), seen) if target is not None else element


class Counters:
    """Counts the list items of one story (the body, the notes …) in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def next(self, num: int, level: int) -> str:
        """Count one more item and return its number as printed, without what separates it from the words."""
        found = self._numbering.list(num)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = self._start(found, num, higher)
        now = counts[level]
        if now is None or (level in found.starts and (num, level) not in self._begun):
            counts[level] = self._start(found, num, level)
        else:
            counts[level] = now + 1
        self._begun.add((num, level))
        for lower in range(level + 1, LEVELS):
            restart = found.levels.get(lower, Level()).restart
            if restart is None or level < restart:
                counts[lower] = None
        return _printed(found, level, counts)

    def _start(self, found: List, num: int, level: int) -> int:
        self._begun.add((num, level))
        return found.levels.get(level, Level()).start


def _printed(found: List, level: int, counts: list[int | None]) -> str:
    own = found.levels[level]
    if own.hidden:
        return ""
    if own.format == "bullet":
        return BULLET if own.text else ""

    def fill(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        record = found.levels.get(index, Level())
        count = counts[index]
        if index > level or count is None or record.format == "bullet":
            return ""
        return formatted(count, "decimal" if own.legal else record.format)

    return _PRIVATE.sub(BULLET, _PLACEHOLDER.sub(fill, own.text)).strip()


def _level(element: Element) -> Level:
    text = element.find(w("lvlText"))
    shown = "" if text is None or text.get(w("null")) in ("1", "true", "on") else text.get(VAL) or ""
    picture = element.find(w("lvlPicBulletId")) is not None
    start = number(element, w("start"))
    return Level(
        start=0 if start is None else start,
        format="bullet" if picture else _format(element),
        text=shown,
        restart=number(element, w("lvlRestart")),
        legal=bool(toggle(element, w("isLgl"))),
        hidden=bool(toggle(element.find(RPR), w("vanish"))),
        style=value(element, w("pStyle")) or "",
        properties=element.find(PPR),
    )


def _format(element: Element) -> str:
    """The number format; a custom one ("001, 002, …") by its first number, read by `formatted` as padding."""
    alternate = element.find(ALTERNATE)
    branch = chosen(alternate) if alternate is not None else None
    format = element.find(w("numFmt")) if branch is None else branch.find(w("numFmt"))
    if format is None:
        return "decimal"
    if format.get(VAL) == "custom":
        first = (format.get(w("format")) or "").partition(",")[0].strip()
        return first if first.isdigit() else "decimal"
    return format.get(VAL) or "decimal"


def _children_by_level(element: Element, name: str) -> list[tuple[int, Element]]:
    found = ((whole(child.get(w("ilvl"))), child) for child in element.findall(w(name)))
    return [(ilvl, child) for ilvl, child in found if ilvl is not None and 0 <= ilvl < LEVELS]


def _by_id(root: Element | None, name: str, id: str) -> dict[str, Element]:
    children = [] if root is None else root.findall(w(name))
    return {child.get(w(id)) or "": child for child in children}
