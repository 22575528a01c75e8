"""Both views of tracked changes against LibreOffice, which accepts or rejects them all in a macro of ours.

Measured on the fixtures with changes and on real contracts in which words, paragraphs and rows are inserted
and deleted at random (seeded). `python -m benchmarks.docx_fidelity` runs it. Where the two differ:
LibreOffice prints floating tables elsewhere (same words, another order), keeps an inserted row that holds a
word not marked as inserted, gives a joined list item the number of its first half where Word gives that of
its second, and joins a paragraph to the one before when an empty one between them is rejected.
"""

from __future__ import annotations

import io
import random
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from lxml import etree

from clausekit.datamodel import Document, View
from clausekit.documents.word import from_docx
from clausekit.documents.word.names import DEL, INS, PPR, RPR, TR, Element, P, R, T, w

COMMANDS: Final[dict[View, str]] = {
    "accepted": ".uno:AcceptAllTrackedChanges",
    "original": ".uno:RejectAllTrackedChanges",
}
FIXTURES: Final = ("powertools_RP0*.docx", "redlines_expected_redline.docx")
CONTRACTS: Final = "common-paper-*.docx"
SHARE: Final = 0.04  # of runs, paragraphs and rows that are inserted, and as many that are deleted
BASIC: Final = """\
Sub Settle(command As String, source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
"""
MODULE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Views" script:language="StarBasic">\n{}</script:module>\n'
)
LIBRARY: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">\n'
    ' <library:element library:name="Views"/>\n</library:library>\n'
)


def views(
    data: Path, folder: Path, office: str, words: Callable[[Document | str], list[str]]
) -> Iterator[dict[str, object]]:
    """One row for each file and view: agreement in order, and whether the very same words are there.

    `folder` holds the profile of a LibreOffice that has run before; `words` makes both sides comparable.
    """
    _install(folder / "profile")
    made = folder / "views"
    made.mkdir()
    for name, content in _files(data):
        (made / name).write_bytes(content)
        for view in COMMANDS:
            theirs = words(_settled(office, folder, made / name, view))
            ours = words(from_docx(content, name, view=view))
            matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
            yield {
                "file": name,
                "view": view,
                "agreement": round(matcher.ratio(), 4),
                "same_words": Counter(ours) == Counter(theirs),
            }


def _files(data: Path) -> Iterator[tuple[str, bytes]]:
    for pattern in FIXTURES:
        for path in sorted((data / "fixtures" / "docx").glob(pattern)):
            if "-Accepted" not in path.name:
                yield path.name, path.read_bytes()
    for path in sorted((data / "contracts").glob(CONTRACTS)):
        yield f"changed-{path.name}", changed_at_random(path.read_bytes(), random.Random(path.name))  # noqa: S311 - no secret


def changed_at_random(data: bytes, chance: random.Random) -> bytes:
    """The Word file `data` with tracked changes in its body."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                root = etree.fromstring(content)
                _change(root, chance)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(entry, content)
    return written.getvalue()


def _change(root: Element, chance: random.Random) -> None:
    for row in list(root.iter(TR)):
        kind = _drawn(chance)
        if kind and len(row.getparent().findall(TR)) > 2 and all(map(_plain, row.iter(R))):
            _noted(_child(row, w("trPr")), kind)
            for paragraph in row.iter(P):
                _change_paragraph(paragraph, kind)
    for paragraph in root.iter(P):
        changed = next(paragraph.iter(INS, DEL), None) is not None
        if not changed and paragraph.find(f".//{w('fldChar')}") is None:
            _change_words(paragraph, chance)


def _change_words(paragraph: Element, chance: random.Random) -> None:
    kind = _drawn(chance)
    if kind and _may_go(paragraph):
        _change_paragraph(paragraph, kind)
        return
    for run in paragraph.findall(R):
        kind = _drawn(chance)
        if kind:
            _wrap(run, kind)


def _drawn(chance: random.Random) -> str:
    number = chance.random()
    return INS if number < SHARE else DEL if number < 2 * SHARE else ""


def _may_go(paragraph: Element) -> bool:
    """A paragraph with one behind it in the body, which can take its place."""
    following = paragraph.getnext()
    return following is not None and following.tag == P and paragraph.find(f"{PPR}/{w('sectPr')}") is None


def _change_paragraph(paragraph: Element, kind: str) -> None:
    for run in paragraph.findall(R):
        _wrap(run, kind)
    if _may_go(paragraph):
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        _noted(_child(properties, RPR), kind)


def _child(parent: Element, tag: str) -> Element:
    found = parent.find(tag)
    if found is None:
        found = etree.SubElement(parent, tag)
        if tag == w("trPr"):
            parent.insert(0, found)
    return found


def _noted(properties: Element, kind: str) -> None:
    properties.insert(0, _mark(kind))


def _mark(kind: str) -> Element:
    element = etree.Element(kind)
    for name, value in (("id", "900"), ("author", "Ada"), ("date", "2027-03-12T10:00:00Z")):
        element.set(w(name), value)
    return element


def _wrap(run: Element, kind: str) -> None:
    """Put the run into an element of its own; only runs of plain text."""
    if not _plain(run):
        return
    around = _mark(kind)
    run.addprevious(around)
    around.append(deepcopy(run))
    run.getparent().remove(run)
    if kind == DEL:
        for text in around.iter(T):
            text.tag = w("delText")


def _plain(run: Element) -> bool:
    """True for a run of text right in a paragraph: LibreOffice keeps a row for any other."""
    return run.getparent().tag == P and all(child.tag in (RPR, T) for child in run)


def _install(profile: Path) -> None:
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Views.xba").write_text(MODULE.format(re.sub("&", "&amp;", BASIC)), encoding="utf-8")
    (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")


def _settled(office: str, folder: Path, file: Path, view: View) -> str:
    """LibreOffice's plain text of `file` once all its changes are accepted or rejected."""
    target = folder / f"{file.stem}.{view}.txt"
    call = f'macro:///Standard.Views.Settle("{COMMANDS[view]}","{file.as_uri()}","{target.as_uri()}")'
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", call]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_text("utf-8-sig")
