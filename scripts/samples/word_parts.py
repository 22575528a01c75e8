"""What python-docx leaves to its caller: numbering, fields, bookmarks, a zip without the time of day.

That is why the elements behind its objects (`_p`, `_r`, `_tc`) are used here, and only here.
"""
# ruff: noqa: SLF001

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from scripts.samples.numbers import Level

INDENT = 600  # twentieths of a point for each level
MAIN, SCHEDULES, BULLETS, PARTIES, RECITALS, FIRST_RESTART = 1, 2, 3, 4, 5, 10


def numbering(
    element: BaseOxmlElement, lists: dict[int, tuple[Level, ...]], restarts: int, styles: dict[int, str]
) -> None:
    """Fills numbering.xml: a definition per list, and one that starts again for each of `restarts` schedules.

    `styles` links levels of the main list to paragraph styles, so that the style alone carries the number.
    """
    for child in list(element):
        element.remove(child)
    for key, levels in lists.items():
        linked = styles if key == MAIN else {}
        steps = enumerate(zip(levels, _steps(levels), strict=True))
        body = "".join(_level(index, level, linked.get(index, ""), step) for index, (level, step) in steps)
        kind = '<w:multiLevelType w:val="multilevel"/>'
        opening = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
        element.append(parse_xml(f"{opening}{kind}{body}</w:abstractNum>"))
    for key in lists:
        if key < FIRST_RESTART:
            element.append(parse_xml(_num(key, key, "")))
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for series in range(1, restarts + 1):
        element.append(parse_xml(_num(FIRST_RESTART + series, FIRST_RESTART, start)))


def _num(key: int, definition: int, overrides: str) -> str:
    return f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def _steps(levels: tuple[Level, ...]) -> list[int]:
    """How far each level is indented; a heading "1." and its clauses "1.1" share the margin."""
    shared = len(levels) > 1 and "%1" in levels[1].pattern
    return [max(index, 1) if shared else index + 1 for index in range(len(levels))]


def _level(index: int, level: Level, style: str, step: int) -> str:
    left = INDENT * step if level.after == "tab" else 0
    hanging = INDENT if level.after == "tab" else 0
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + ("<w:isLgl/>" if level.legal else "")
        + f'<w:suff w:val="{level.after}"/><w:lvlText w:val="{level.pattern}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def number(paragraph: Paragraph, list_id: int, level: int) -> None:
    """Puts the paragraph into a list, on a level counted from 0."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A complex field with the result that a reader sees before it is updated."""
    field_part(paragraph, "begin")
    paragraph.add_run()._r.append(_element("w:instrText", f" {instruction} "))
    field_part(paragraph, "separate")
    paragraph.add_run(shown)
    field_part(paragraph, "end")


def field_part(paragraph: Paragraph, kind: str) -> None:
    """One of a complex field's marks: begin, separate, end."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def instruction(paragraph: Paragraph, words: str) -> None:
    """The instruction of a field that is open."""
    paragraph.add_run()._r.append(_element("w:instrText", f" {words} "))


def _element(tag: str, text: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element


def bookmark(paragraph: Paragraph, key: int, name: str) -> None:
    """Names the whole paragraph for cross-references."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(key))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, mark)
        else:
            paragraph._p.append(mark)


def shade(cells: Iterable[_Cell], colour: str) -> None:
    """A background for table cells."""
    for cell in cells:
        mark = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
        cell._tc.get_or_add_tcPr().append(parse_xml(mark))


def save(document: Document, path: Path) -> None:
    """Saves with fixed times in the zip, so that the same contract gives the same bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            if name.endswith("thumbnail.jpeg"):
                continue
            entry = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, _without_thumbnail(name, made.read(name)))


def _without_thumbnail(name: str, data: bytes) -> bytes:
    """The package's relations less the template's preview picture."""
    if name != "_rels/.rels":
        return data
    relations = parse_xml(data)
    for relation in list(relations):
        if relation.get("Target", "").endswith("thumbnail.jpeg"):
            relations.remove(relation)
    return bytes(etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True))
