"""A Word file opened for reading: its parts parsed, with styles, lists, fields and notes at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from clausekit.datamodel import View
from clausekit.documents.word.fields import FieldMap, field_map
from clausekit.documents.word.formats import formatted, superscript
from clausekit.documents.word.names import (
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    SECT_PR,
    Element,
    P,
    value,
    w,
)  # fmt: skip
from clausekit.documents.word.numbering import Numbering
from clausekit.documents.word.package import Package
from clausekit.documents.word.styles import Styles
from clausekit.documents.word.views import ACCEPTED, Sight, sight_of

CHANGES: Final = (
    INS, DEL, MOVE_FROM, MOVE_TO, w("pPrChange"), w("rPrChange"), w("cellIns"), w("cellDel"), w("cellMerge"),
)  # fmt: skip
NOTE_KINDS: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
NOTE_MARKS: Final = {w("footnoteRef"): "footnote", w("endnoteRef"): "endnote"}


@dataclass(slots=True)
class Part:
    """One part with text. `ordinals` counts its `w:p` in document order, as `Place.paragraph` does."""

    name: str
    root: Element
    ordinals: dict[Element, int]
    fields: FieldMap
    changed: set[Element]
    marks: dict[Element, str] = field(default_factory=dict)


@dataclass(slots=True)
class WordFile:
    """Everything that a walk over the text needs. `notes` finds a footnote or endnote by (kind, id)."""

    package: Package
    main: Part
    styles: Styles
    numbering: Numbering
    hides: bool
    settings: Element | None
    notes: dict[tuple[str, str], tuple[Part, Element]]
    sight: Sight = ACCEPTED

    @property
    def body(self) -> Element:
        """`w:body`. Raises DamagedFile when the main part has none."""
        body = self.main.root.find(w("body"))
        if body is None:
            raise self.package.damaged("its main part has no text body")
        return body


def word_file(data: bytes, name: str, view: View = "accepted") -> WordFile:
    """Open the Word file `data`, called `name` in messages, to be walked in that view of its changes.

    Raises EncryptedFile, UnsupportedFile, DamagedFile or FileTooLarge; UsageError for an unknown view.
    """
    sight = sight_of(view)
    package = Package(data, name)
    main = part(package, package.main)
    if main.root.tag != w("document"):
        raise package.damaged("its main part is not a Word document")
    styles = Styles(_optional(package, "styles"))
    settings = _optional(package, "settings")
    file = WordFile(
        package=package,
        main=main,
        styles=styles,
        numbering=Numbering(_optional(package, "numbering"), styles),
        hides=next(main.root.iter(w("vanish")), None) is not None or styles.hides,
        settings=settings,
        notes={},
        sight=sight,
    )
    for kind in ("footnote", "endnote"):
        _read_notes(file, kind)
    return file


def part(package: Package, name: str) -> Part:
    """The part of that name, parsed and mapped. Raises DamagedFile."""
    root = package.xml(name)
    ordinals = {paragraph: ordinal for ordinal, paragraph in enumerate(root.iter(P))}
    return Part(name, root, ordinals, field_map(root), _changed_paragraphs(root))


def _optional(package: Package, kind: str) -> Element | None:
    name = package.related(package.main, kind)
    return package.xml(name) if name else None


def _changed_paragraphs(root: Element) -> set[Element]:
    changed = set()
    for change in root.iter(*CHANGES):
        paragraph = next(change.iterancestors(P), None)
        if paragraph is not None:
            changed.add(paragraph)
    return changed


def _read_notes(file: WordFile, kind: str) -> None:
    """Find the notes of one kind and number those referred to, in the order of their references."""
    name = file.package.related(file.package.main, f"{kind}s")
    if name is None:
        return
    found = part(file.package, name)
    for element in found.root.findall(w(kind)):
        file.notes[kind, element.get(w("id")) or ""] = (found, element)
    format = _note_format(file, kind)
    count = 0
    for reference in file.main.root.iter(w(f"{kind}Reference")):
        if next(reference.iterancestors(*file.sight.gone), None) is not None:
            continue
        if reference.get(w("customMarkFollows")) in ("1", "true", "on"):
            continue
        count += 1
        mark = superscript(formatted(count, format))
        file.main.marks[reference] = mark
        _, note = file.notes.get((kind, reference.get(w("id")) or ""), (None, None))
        for own in () if note is None else note.iter(w(f"{kind}Ref")):
            found.marks[own] = mark


def _note_format(file: WordFile, kind: str) -> str:
    """The number format of notes: a section's, else the document's, else digits; Roman for endnotes."""
    sections = [section.find(w(f"{kind}Pr")) for section in file.main.root.iter(SECT_PR)]
    own = None if file.settings is None else file.settings.find(w(f"{kind}Pr"))
    for properties in (*sections, own):
        format = value(properties, w("numFmt"))
        if format:
            return format
    return "decimal" if kind == "footnote" else "lowerRoman"
