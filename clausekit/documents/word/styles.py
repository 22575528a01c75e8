"""Styles: what a paragraph or run looks like once `basedOn` and the document's defaults count.

ECMA-376 part 1, 17.7: the nearest definition wins, except toggles (bold, hidden), which a paragraph style and
a character style together switch off again (17.7.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from clausekit.documents.word.names import PPR, RPR, Element, number, toggle, value, w, whole

HEADING_NAME: Final = re.compile(r"(?:heading|überschrift|titre) ?([1-9])\b", re.IGNORECASE)
TOC_NAME: Final = re.compile(
    r"toc ?[1-9]$|toc heading$|table of (?:figures|authorities)$|toa heading$", re.IGNORECASE
)
TITLE_NAMES: Final = frozenset({"title", "doc title", "document title"})
_LONGEST_CHAIN: Final = 32  # styles based on styles; Word allows eleven
_INDENTS: Final = (("left", ("start", "left")), ("hanging", ("hanging",)), ("first", ("firstLine",)))
_NO_OUTLINE: Final = 9  # w:outlineLvl 9 is "body text"

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all that it inherits, in points; None where nothing on its chain says anything."""

    id: str = ""
    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    jc: str | None = None
    outline: int | None = None
    indent: tuple[tuple[str, float], ...] = ()
    num: int | None = None
    level: int | None = None
    chain: tuple[str, ...] = ()


class Styles:
    """The styles of one file, by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._cache: dict[str, Style] = {}
        self._default_ids: dict[str, str] = {}
        self._run_defaults: Element | None = None
        self._paragraph_defaults: Element | None = None
        if root is None:
            return
        self._run_defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
        self._paragraph_defaults = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{PPR}")
        for element in root.iter(w("style")):
            id = element.get(w("styleId")) or ""
            self._elements.setdefault(id, element)
            if element.get(w("default")) in ("1", "true", "on"):
                self._default_ids.setdefault(element.get(w("type")) or "", id)

    @property
    def hides(self) -> bool:
        """True when some style hides text."""
        return any(next(element.iter(w("vanish")), None) is not None for element in self._elements.values())

    @property
    def default_size(self) -> float:
        """Points of text that nothing sets: 10 (ECMA-376 part 1, 17.3.2.38)."""
        half_points = number(self._run_defaults, w("sz"))
        return half_points / 2 if half_points else 10.0

    def paragraph(self, id: str | None) -> Style:
        """The paragraph style of that id; the default one for None or an id that is not defined."""
        if id is None or id not in self._elements:
            id = self._default_ids.get("paragraph", "")
        return self.get(id)

    def get(self, id: str) -> Style:
        """The style of that id with all that it inherits; an empty one for an id that is not defined."""
        style = self._cache.get(id)
        if style is None:
            style = self._cache[id] = self._resolved(id)
        return style

    def element(self, id: str) -> Element | None:
        """The `w:style` of that id."""
        return self._elements.get(id)

    def _resolved(self, id: str) -> Style:
        chain = self._chain(id)
        if not chain:
            return Style(id=id)
        paragraphs = [element.find(PPR) for element in chain] + [self._paragraph_defaults]
        runs = [element.find(RPR) for element in chain]
        lists = [_list_properties(properties) for properties in paragraphs]
        return Style(
            id=id,
            name=_shown_name(value(chain[0], w("name")) or id),
            bold=_first(toggle(run, w("b")) for run in runs),
            hidden=_first(toggle(run, w("vanish")) for run in runs),
            size=_first(_points(run) for run in runs),
            jc=_first(value(properties, w("jc")) for properties in paragraphs),
            outline=_first(number(properties, w("outlineLvl")) for properties in paragraphs),
            indent=tuple(merged_indent(paragraphs).items()),
            num=_first(num for num, _ in lists),
            level=_first(level for _, level in lists),
            chain=tuple(element.get(w("styleId")) or "" for element in chain),
        )

    def _chain(self, id: str) -> list[Element]:
        """The style and those it is based on, nearest first; a circle is cut."""
        chain: list[Element] = []
        element = self._elements.get(id)
        while element is not None and element not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            element = self._elements.get(value(element, w("basedOn")) or "")
        return chain


def heading_level(style: Style, properties: Element | None) -> int | None:
    """Outline level from 0 of a heading or title; None for anything else."""
    direct = number(properties, w("outlineLvl"))
    outline = direct if direct is not None else style.outline
    if outline is not None:
        return outline if 0 <= outline < _NO_OUTLINE else None
    named = HEADING_NAME.match(style.name)
    if named:
        return int(named[1]) - 1
    return 0 if style.name.lower() in TITLE_NAMES else None


def merged_indent(properties: list[Element | None]) -> dict[str, float]:
    """`left`, `hanging` and `first` in points, each from the nearest `w:ind` that has it."""
    found: dict[str, float] = {}
    for element in properties:
        found = laid_over(found, _indent(None if element is None else element.find(w("ind"))))
    return found


def laid_over(near: dict[str, float], far: dict[str, float]) -> dict[str, float]:
    """`near` where it says something, else `far`; a line that hangs is not indented too (17.3.1.12)."""
    if {"hanging", "first"} & near.keys():
        far = {name: size for name, size in far.items() if name == "left"}
    return {**far, **near}


def _indent(ind: Element | None) -> dict[str, float]:
    if ind is None:
        return {}
    found: dict[str, float] = {}
    for name, keys in _INDENTS:
        size = next((whole(ind.get(w(key))) for key in keys if ind.get(w(key))), None)
        if size is not None:
            found[name] = size / 20
    return found


def _list_properties(properties: Element | None) -> tuple[int | None, int | None]:
    """(list, level) that a `w:pPr` names."""
    element = None if properties is None else properties.find(w("numPr"))
    if element is None:
        return None, None
    return number(element, w("numId")), number(element, w("ilvl"))


def _points(properties: Element | None) -> float | None:
    half_points = number(properties, w("sz"))
    return half_points / 2 if half_points else None


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)


def _shown_name(name: str) -> str:
    """Word files keep built-in names in small letters ("heading 1") and Word shows them with a capital."""
    return name[:1].upper() + name[1:] if name.startswith(("heading ", "toc ", "header", "footer")) else name
