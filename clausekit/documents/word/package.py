"""The ZIP package of a Word file (ECMA-376 part 2): its parts and how they refer to each other."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from clausekit.documents.limits import check_unpacked
from clausekit.documents.word.names import Element
from clausekit.errors import DamagedFile, EncryptedFile, FileTooLarge, UnsupportedFile

STRICT_TO_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""ISO/IEC 29500 Strict names the same things by other URIs; only the Transitional ones occur inside."""

STRICT_MARK = b"purl.oclc.org/ooxml/"
OFFICE_DOCUMENT = "officeDocument"
MOST_XML = 48 * 2**20
"""Bytes of one XML part: a thousand pages with much formatting take some 15 MB; parsed, it grows tenfold."""
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part to another; `kind` is the last word of its type ("footnotes")."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of one Word file, unpacked when asked for. Part names are without the leading slash."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises EncryptedFile, UnsupportedFile, DamagedFile or FileTooLarge; messages call it `name`."""
        self.name = name
        self.data = data
        if data.startswith(OLE_MAGIC):
            raise EncryptedFile(f"'{name}' is behind a password or an old .doc: save it as an open .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise self.damaged("it is cut short or not a ZIP package") from error
        self.entries = self._zip.infolist()
        check_unpacked(self.entries, name)
        self._by_name = {entry.filename.lstrip("/").lower(): entry for entry in self.entries}
        self.main = self._main_part()

    def damaged(self, what: str) -> DamagedFile:
        """The error that says so, ready to be raised."""
        return DamagedFile(f"'{self.name}' is a damaged Word file: {what}; open it in Word and save it again")

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._by_name

    def read(self, part: str) -> bytes:
        """The bytes of `part`. Raises DamagedFile when it is absent or cannot be unpacked."""
        entry = self._by_name.get(part.lower())
        if entry is None:
            raise self.damaged(f"the part {part} is missing")
        return self.read_entry(entry)

    def read_entry(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of one ZIP entry. Raises DamagedFile, or EncryptedFile for a ZIP with a password."""
        if entry.flag_bits & 1:
            raise EncryptedFile(f"'{self.name}' is packed with a password: save it without one")
        try:
            # Bounded: without a size zipfile unpacks all there is, whatever the checked entry says.
            with self._zip.open(entry) as file:
                return file.read(entry.file_size)
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
            raise self.damaged(f"the part {entry.filename} cannot be unpacked") from error

    def xml(self, part: str) -> Element:
        """The root of `part`, Strict names turned to Transitional ones. Raises DamagedFile."""
        return self.parse(self.read(part), part)

    def parse(self, data: bytes, part: str) -> Element:
        """The root of the XML `data`; no DTD, no entities, no network (ECMA-376 part 2 forbids DTDs).

        Raises DamagedFile or FileTooLarge.
        """
        if len(data) > MOST_XML:
            most = f"the most is {MOST_XML // 2**20} MB"
            raise FileTooLarge(f"'{self.name}' holds {len(data) // 2**20} MB of text in one part: {most}")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        if STRICT_MARK in data:
            for strict, transitional in STRICT_TO_TRANSITIONAL:
                data = data.replace(strict, transitional)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"the part {part} is not well-formed XML") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged(f"the part {part} declares a document type, which Word files must not")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` refers to, by relationship id; nothing when it has no relationships."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self:
            return {}
        found = [_relation(element, folder) for element in self.xml(name) if isinstance(element.tag, str)]
        return {relation.id: relation for relation in found}

    def related(self, part: str, kind: str) -> str | None:
        """The name of the first part of that kind that `part` refers to, when it is in the package."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and relation.target in self:
                return relation.target
        return None

    def _main_part(self) -> str:
        """[M1] of ECMA-376 part 1, 11.3.10: the package's relationship names the main document."""
        main = self.related("", OFFICE_DOCUMENT)
        if main is None and "word/document.xml" in self:
            main = "word/document.xml"
        if main is None:
            raise UnsupportedFile(f"'{self.name}' is a ZIP archive, not a Word file: choose a .docx")
        if main.startswith(("xl/", "ppt/")):
            raise UnsupportedFile(f"'{self.name}' is an Office file of another kind: choose a .docx")
        return main


def _relation(element: Element, folder: str) -> Relation:
    target = unquote(element.get("Target") or "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], target, external)
