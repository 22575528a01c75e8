"""Templates and files with macros as ordinary documents: Word opens no other under the name `.docx`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from clausekit.documents.word.package import Package
from clausekit.exports.docx_package import CONTENT_TYPES, rewritten, serialised

_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER: Final = re.compile(
    rb"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)\."
    rb"(?:document\.macroEnabled|template\.macroEnabledTemplate|template)\.main\+xml"
)
_MACROS: Final = frozenset({"vbaProject", "wordVbaData"})


def plain(data: bytes, name: str) -> bytes:
    """The Word file `data` as an ordinary document without macros; the same bytes when it is one already."""
    package = Package(data, name)
    if CONTENT_TYPES not in package or not _OTHER.search(package.read(CONTENT_TYPES)):
        return data
    dropped = set(_macro_parts(package, package.main))
    types = package.xml(CONTENT_TYPES)
    for override in list(types):
        if (override.get("PartName") or "").lstrip("/") in dropped:
            types.remove(override)
    parts: dict[str, bytes | None] = dict.fromkeys(dropped)
    parts[CONTENT_TYPES] = _OTHER.sub(_PLAIN, serialised(package, types))
    references = _relations_part(package.main)
    if dropped and references in package:
        relations = package.xml(references)
        for relation in list(relations):
            if (relation.get("Type") or "").rpartition("/")[2] in _MACROS:
                relations.remove(relation)
        parts[references] = serialised(package, relations)
    return rewritten(package, parts)


def _macro_parts(package: Package, part: str) -> Iterator[str]:
    """The parts with macros that `part` leads to, and their lists of relationships."""
    for relation in package.relations(part).values():
        if relation.kind in _MACROS and not relation.external:
            yield relation.target
            yield _relations_part(relation.target)
            if part == package.main:
                yield from _macro_parts(package, relation.target)


def _relations_part(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")
