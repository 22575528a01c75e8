"""How a page is turned: from PDF user space to the page as a reader sees it, and to the way its text runs."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from clausekit.datamodel import Box

Rect: TypeAlias = tuple[float, float, float, float]


class Frame(NamedTuple):
    """The visible rectangle of a page in user space and the quarter turns, clockwise, it is shown with."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """A user space rectangle (y upwards) as (x0, top, x1, bottom) of the page as shown (y downwards)."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def upright(rect: Rect, turns: int, size: tuple[float, float]) -> Rect:
    """`rect` of a page of `size` after `turns` quarter turns against the clock.

    Text that runs sideways on a page is laid out in the frame where it runs from left to right.
    """
    x0, top, x1, bottom = rect
    width, height = size
    if turns == 1:
        return top, width - x1, bottom, width - x0
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turns == 3:
        return height - bottom, x0, height - top, x1
    return rect


def as_shown(rect: Rect, turns: int, size: tuple[float, float]) -> Box:
    """The inverse of `upright`, cut off at the page's edges: `size` is the page's size as shown."""
    width, height = size
    if turns:
        turned = size if turns % 2 == 0 else (height, width)
        rect = upright(rect, (4 - turns) % 4, turned)
    x0, top, x1, bottom = rect
    if x0 < 0 or top < 0 or x1 > width or bottom > height:
        x0, x1 = (min(max(x, 0.0), width) for x in (x0, x1))
        top, bottom = (min(max(y, 0.0), height) for y in (top, bottom))
    return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
