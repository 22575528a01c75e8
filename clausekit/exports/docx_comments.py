"""Native Word comments, anchored at exactly their words; the rest of the file stays what it was.

ECMA-376 part 1, 17.13.4: `w:commentRangeStart` and `w:commentRangeEnd` enclose the words, a run with
`w:commentReference` follows, and the comments part holds the comment itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from lxml import etree

from clausekit.documents.word.names import (
    DEL,
    HYPERLINK,
    INS,
    MOVE_FROM,
    MOVE_TO,
    RPR,
    SDT,
    SDT_CONTENT,
    VAL,
    WORD,
    XML_SPACE,
    Element,
    P,
    R,
    T,
    w,
    whole,
)
from clausekit.documents.word.place import Stretch, piece_at
from clausekit.documents.word.runs import TEXTS, Piece, passage_pieces
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.wordfile import WordFile
from clausekit.exports.docx_package import rewritten, serialised, with_part_declared

AUTHOR: Final = "clausekit"
INITIALS: Final = "ck"
CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RANGE_MARKS: Final = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_HOLDS_MARKS: Final = frozenset(
    {INS, DEL, MOVE_FROM, MOVE_TO, HYPERLINK, w("smartTag"), w("customXml"), w("dir"), w("bdo")}
)
_PLAIN_CONTROLS: Final = frozenset(
    w(name)
    for name in ("text", "date", "comboBox", "dropDownList", "picture", "dataBinding", "lock", "docPartList")
)
_CONTROL_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_WHITE: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Comment:
    """`lines` are (bold opening, text) paragraphs; the comment is put at the words from `first` to `last`."""

    first: Stretch
    last: Stretch
    lines: tuple[tuple[str, str], ...]


def commented(file: WordFile, comments: Sequence[Comment]) -> bytes:
    """The bytes of `file` with the comments added; the same bytes when there are none.

    The parsed main part of `file` is changed on the way: the file is of no further use.
    """
    if not comments:
        return file.package.data
    for comment in comments:
        _cut(file, comment.first, comment.first.start)
        _cut(file, comment.last, comment.last.end)
    part = file.package.related(file.main.name, "comments")
    root = _comments_root() if part is None else file.package.xml(part)
    start = _first_free_id(file, root)
    targets = [
        (_run_at(file, c.first, c.first.start), _run_at(file, c.last, c.last.end - 1)) for c in comments
    ]
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for id, (comment, (first, last)) in enumerate(zip(comments, targets, strict=True), start):
        _mark(first, last, str(id))
        root.append(_comment(str(id), now, comment.lines))
    name = part or _new_name(file)
    parts: dict[str, bytes | None] = (
        {} if part else with_part_declared(file.package, name, kind="comments", content_type=CONTENT_TYPE)
    )
    parts[name] = serialised(file.package, root)
    parts[file.main.name] = serialised(file.package, file.main.root)
    return rewritten(file.package, parts)


def _cut(file: WordFile, stretch: Stretch, offset: int) -> None:
    """Split the run at `offset` of the passage's words, so that a range can begin or end there."""
    if not in_main_text(file, stretch.passage):
        return
    pieces = passage_pieces(stretch.passage.members, file.main, file)
    before = piece_at(pieces, offset - 1) if offset else None
    after = piece_at(pieces, offset)
    if before is None or after is None or before[0].run is not after[0].run:
        return
    piece, index = after
    if piece.node.getparent() is not piece.run or piece.run.tag != R:
        return
    if index == 0:
        _split_run(piece.run, piece.node)
    elif piece.node.tag in TEXTS:
        _split_run(piece.run, _split_text(piece, index))


def _split_text(piece: Piece, index: int) -> Element:
    """Split the text node of `piece` before the character at `index` and return the new second half."""
    node, at = piece.node, piece.start + index
    text = node.text or ""
    first, second = text[:at], text[at:]
    if (
        node.get(XML_SPACE) != "preserve"
    ):  # white space at the ends that Word did not show must not appear now
        first, second = first.lstrip(_XML_WHITE), second.rstrip(_XML_WHITE)
    tail = deepcopy(node)
    node.text, tail.text = first, second
    for half in (node, tail):
        half.set(XML_SPACE, "preserve")
    node.addnext(tail)
    return tail


def _split_run(run: Element, node: Element) -> None:
    """Move `node` and what follows it in `run` to a new run of the same properties right behind."""
    tail = etree.Element(R)
    for name, value in run.attrib.items():
        tail.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        tail.append(deepcopy(properties))
    for moved in [node, *node.itersiblings()]:
        tail.append(moved)
    run.addnext(tail)


def _run_at(file: WordFile, stretch: Stretch, offset: int) -> Element:
    """The element that a range mark may stand beside: the run that prints the character, or what holds it."""
    passage = stretch.passage
    if not in_main_text(file, passage):
        return _standing(_host(passage))
    found = piece_at(passage_pieces(passage.members, file.main, file), max(offset, 0))
    return passage.key if found is None else _standing(found[0].run)


def in_main_text(file: WordFile, passage: Passage) -> bool:
    """Word takes comments in the main text only: not in headers, footers, notes or text boxes."""
    return passage.part is file.main and passage.frame.story == "body"


def hangs_on_main_text(file: WordFile, passage: Passage) -> bool:
    """True for a text box or note whose anchor is in the main text: the comment is put there."""
    return passage.host is not None and passage.host.getroottree().getroot() is file.main.root


def _host(passage: Passage) -> Element:
    return passage.key if passage.host is None else passage.host


def _standing(run: Element) -> Element:
    """`run`, or the outermost element around it, inside its paragraph, beside which range marks are legal."""
    standing = run
    for ancestor in run.iterancestors():
        if ancestor.tag == P:
            break
        if ancestor.tag == SDT:
            if _is_plain(ancestor):
                standing = ancestor
        elif ancestor.tag != SDT_CONTENT and ancestor.tag not in _HOLDS_MARKS:
            standing = ancestor
    return standing


def _is_plain(sdt: Element) -> bool:
    """True for a content control that may hold nothing but its value: the marks go around it."""
    properties = sdt.find(w("sdtPr"))
    return properties is not None and any(
        child.tag in _PLAIN_CONTROLS or str(child.tag).endswith("}checkbox") for child in properties
    )


def _mark(first: Element, last: Element, id: str) -> None:
    """Put the range marks around `first` … `last`, and the reference behind, as a child of the paragraph."""
    begin, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
    begin.set(w("id"), id)
    end.set(w("id"), id)
    if first.tag == P:
        _into_paragraph(first, begin)
    else:
        first.addprevious(begin)
    if last.tag == P:
        last.append(end)
    else:
        last.addnext(end)
    reference = etree.Element(R)
    etree.SubElement(reference, w("commentReference")).set(w("id"), id)
    behind = end
    for ancestor in end.iterancestors():
        if ancestor.tag == P:
            break
        behind = ancestor
    behind.addnext(reference)


def _into_paragraph(paragraph: Element, begin: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, begin)
    else:
        properties.addnext(begin)


def _comments_root() -> Element:
    return etree.Element(w("comments"), nsmap={"w": WORD})


def _comment(id: str, date: str, lines: Iterable[tuple[str, str]]) -> Element:
    comment = etree.Element(w("comment"))
    for name, text in (("id", id), ("author", AUTHOR), ("initials", INITIALS), ("date", date)):
        comment.set(w(name), text)
    for index, (opening, text) in enumerate(lines):
        paragraph = etree.SubElement(comment, P)
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, R), w("annotationRef"))
        for part, bold in ((opening, True), (text, False)):
            if part:
                _run(paragraph, part, bold=bold)
    return comment


def _run(paragraph: Element, text: str, *, bold: bool) -> None:
    run = etree.SubElement(paragraph, R)
    if bold:
        etree.SubElement(etree.SubElement(run, RPR), w("b")).set(VAL, "1")
    element = etree.SubElement(run, T)
    element.set(XML_SPACE, "preserve")
    element.text = _CONTROL_CHARACTERS.sub(" ", text)


def _first_free_id(file: WordFile, root: Element) -> int:
    used = [root.iter(w("comment")), *(file.main.root.iter(mark) for mark in _RANGE_MARKS)]
    return (
        max((whole(element.get(w("id"))) or 0 for elements in used for element in elements), default=-1) + 1
    )


def _new_name(file: WordFile) -> str:
    folder = file.main.name.rpartition("/")[0]
    return next(name for name in _names(folder) if name not in file.package)


def _names(folder: str) -> Iterator[str]:
    yield f"{folder}/comments.xml" if folder else "comments.xml"
    number = 2
    while True:
        yield f"{folder}/comments{number}.xml"
        number += 1
