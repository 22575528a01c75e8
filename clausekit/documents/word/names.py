"""Names of WordprocessingML (ECMA-376 part 1) and the few questions asked of every element."""

from __future__ import annotations

from functools import cache
from typing import Final, TypeAlias

from lxml.etree import _Element

Element: TypeAlias = _Element

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
GRAPHIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{name}"


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
PPR: Final = w("pPr")
RPR: Final = w("rPr")
VAL: Final = w("val")
INS: Final = w("ins")
DEL: Final = w("del")
DEL_TEXT: Final = w("delText")
MOVE_FROM: Final = w("moveFrom")
MOVE_TO: Final = w("moveTo")
SDT: Final = w("sdt")
SDT_CONTENT: Final = w("sdtContent")
SECT_PR: Final = w("sectPr")
TEXTBOX: Final = w("txbxContent")
HYPERLINK: Final = w("hyperlink")
ALTERNATE: Final = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE: Final = f"{{{COMPATIBILITY}}}Choice"
FALLBACK: Final = f"{{{COMPATIBILITY}}}Fallback"
OMATH: Final = f"{{{MATH}}}oMath"
OMATH_PARA: Final = f"{{{MATH}}}oMathPara"
MATH_TEXT: Final = f"{{{MATH}}}t"
RID: Final = f"{{{RELATIONS}}}id"

_FALSE: Final = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child `name` of `parent`; None when either is absent."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL)


def number(parent: Element | None, name: str) -> int | None:
    """`value` as a whole number; None when it is absent or not one."""
    return whole(value(parent, name))


def whole(text: str | None) -> int | None:
    """`text` as a whole number, "720" or "720.0"; None when it is not one."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def toggle(parent: Element | None, name: str) -> bool | None:
    """On or off as the child `name` says (ST_OnOff); None when it says nothing."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL, "true") not in _FALSE


def chosen(alternate: Element) -> Element | None:
    """The branch of an `mc:AlternateContent` that is read: the first choice, else the fallback.

    Both branches say the same to the reader (ECMA-376 part 3, 7.6), so exactly one is read.
    """
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)
