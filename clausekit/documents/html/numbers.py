"""The numbers that a browser prints before the items of lists (HTML 5, 4.4.5; CSS Lists 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clausekit.documents.counting import letters, romans

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLE: Final = re.compile(
    r"list-style(?:-type)?\s{0,9}:\s{0,9}[^;]{0,60}?\b(decimal|(?:lower|upper)-(?:alpha|latin|roman)|none)"
)
_TYPES: Final = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_LARGEST: Final = 3999


class Listing:
    """A list that is open: how its items are counted and how far the count is."""

    def __init__(self, style: str, start: int, step: int) -> None:
        self._style = style
        self._next = start
        self._step = step

    @classmethod
    def of(cls, element: HtmlElement) -> Listing:
        """The list that `element`, an <ol> or <ul>, opens."""
        ordered = element.tag == "ol"
        style = _style(element) or ("decimal" if ordered else "bullet")
        back = ordered and element.get("reversed") is not None
        items = sum(child.tag == "li" for child in element)
        start = _whole(element.get("start"))
        first = items if back else 1
        return cls(style, first if start is None else start, -1 if back else 1)

    def number_of(self, item: HtmlElement) -> str:
        """The mark before `item`, "3." or "b." or a bullet; "" when none is shown."""
        value = _whole(item.get("value"))
        count = self._next if value is None else value
        style = _style(item) or self._style
        if style in {"bullet", "none"}:
            return "•" if style == "bullet" else ""
        self._next = count + self._step
        return f"{_counted(count, style)}."


def _style(element: HtmlElement) -> str:
    kind = (element.get("type") or "").strip()
    named = _STYLE.search((element.get("style") or "").lower())
    return named[1].replace("latin", "alpha") if named else _TYPES.get(kind, "")


def _whole(text: str | None) -> int | None:
    try:
        return int(text) if text and len(text) < 10 else None
    except ValueError:
        return None


def _counted(count: int, style: str) -> str:
    if style == "decimal" or not 0 < count <= _LARGEST:
        return str(count)
    sign = romans(count) if style.endswith("roman") else letters(count)
    return sign.upper() if style.startswith("upper") else sign
