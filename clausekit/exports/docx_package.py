"""A Word file with some parts replaced or added; every other part keeps its bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Final

from lxml import etree

from clausekit.documents.word.names import Element
from clausekit.documents.word.package import STRICT_MARK, STRICT_TO_TRANSITIONAL, Package

CONTENT_TYPES: Final = "[Content_Types].xml"
_CONTENT_TYPES_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def serialised(package: Package, root: Element) -> bytes:
    """The bytes of a part with the content `root`, in Strict names when the main document uses those."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if STRICT_MARK in package.read(package.main):
        for strict, transitional in STRICT_TO_TRANSITIONAL:
            data = data.replace(transitional, strict)
    return data


def rewritten(package: Package, parts: Mapping[str, bytes | None]) -> bytes:
    """The package's bytes with `parts` put in or, if new, at the end; a part that is None is dropped."""
    left = {name.lower(): (name, data) for name, data in parts.items()}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in package.entries:
            key = entry.filename.lstrip("/").lower()
            data = left.pop(key)[1] if key in left else package.read_entry(entry)
            if data is not None:
                archive.writestr(_copied(entry), data, compress_type=zipfile.ZIP_DEFLATED)
        for name, data in left.values():
            if data is not None:
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, compress_type=zipfile.ZIP_DEFLATED)
    return written.getvalue()


def with_part_declared(
    package: Package, part: str, *, kind: str, content_type: str
) -> dict[str, bytes | None]:
    """The content types and relationships that make the new `part` one of that kind of the main document."""
    types = package.xml(CONTENT_TYPES)
    override = etree.SubElement(types, f"{{{_CONTENT_TYPES_NAMESPACE}}}Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", content_type)
    folder, file = posixpath.split(package.main)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    root = package.xml(name) if name in package else etree.Element(f"{{{_RELATIONS_NAMESPACE}}}Relationships")
    taken = {child.get("Id") for child in root}
    relation = etree.SubElement(root, f"{{{_RELATIONS_NAMESPACE}}}Relationship")
    relation.set("Id", next(id for id in (f"rId{n}" for n in range(1, len(taken) + 2)) if id not in taken))
    relation.set("Type", f"{_OFFICE_RELATIONS}/{kind}")
    relation.set("Target", f"/{part}")
    return {CONTENT_TYPES: serialised(package, types), name: serialised(package, root)}


def _copied(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(entry.filename, entry.date_time)
    info.external_attr = entry.external_attr
    return info
