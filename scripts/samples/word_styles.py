"""The paragraph styles of a sample's Word file: its own face, size and spacing over the built-in names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONTS = {"serif": "Times New Roman", "sans": "Arial"}
BODY = (
    "Body Text",
    "Body Indent",
    "Definition",
    "Body Bullet",
    "Clause 1",
    "Clause 2",
    "Clause 3",
    "Clause 4",
)
INDENTED = ("Body Indent", "Definition", "Unnumbered Subheading")
STRONG = {"bold": True, "keep": True}


def set_styles(document: Document, meta: Mapping[str, Any]) -> None:
    """Adds and sets every style that a sample uses; `meta` is its front matter."""
    size, face = float(meta["size"]), FONTS[meta["face"]]
    both = WD_ALIGN_PARAGRAPH.JUSTIFY if meta.get("justified") else WD_ALIGN_PARAGRAPH.LEFT
    for name in ("Normal", *BODY):
        _set(_style(document, name), face, size, align=both)
    middle = WD_ALIGN_PARAGRAPH.CENTER
    _set(_style(document, "Title"), face, size + 5, bold=True, align=middle, after=14)
    _set(_style(document, "Schedule Title"), face, size + 2, align=middle, **STRONG)
    _set(_style(document, "Centred"), face, size, align=middle)
    for name in ("Heading 1", "Unnumbered Heading", "Unnumbered Subheading"):
        _set(_style(document, name), face, size, before=10, **STRONG)
    for name in INDENTED:
        _style(document, name).paragraph_format.left_indent = Pt(30)
    if meta.get("lines"):
        _set(_style(document, "Single Line"), face, size, after=0)
    _style(document, "Schedule Title").paragraph_format.page_break_before = True
    stops = _style(document, "Footer").paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Inches(6.2), WD_TAB_ALIGNMENT.RIGHT)
    contents = _set(_style(document, "toc 1"), face, size, after=2)
    contents.paragraph_format.tab_stops.add_tab_stop(Pt(100))
    contents.paragraph_format.tab_stops.add_tab_stop(Inches(6.2), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _style(document: Document, name: str) -> ParagraphStyle:
    styles = document.styles
    known = name in [style.name for style in styles]
    style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 -- each name is a paragraph style of the template
    return style


def _set(
    style: ParagraphStyle, face: str, size: float, *, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    bold: bool = False, keep: bool = False, before: int = 0, after: int = 6,
) -> ParagraphStyle:  # fmt: skip
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = face, Pt(size), bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next, shape.alignment = keep, align
    return style
