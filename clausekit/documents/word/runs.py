"""The characters of one `w:p` and the runs they stand in: the one place that knows which there are.

The loader joins the pieces to text; the exporter finds the runs of a span through the same pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from clausekit.documents.word.fields import FLD_CHAR, INSTRUCTION
from clausekit.documents.word.names import (
    ALTERNATE,
    FALLBACK,
    HYPERLINK,
    MATH_TEXT,
    OMATH,
    OMATH_PARA,
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TEXTBOX,
    XML_SPACE,
    Element,
    R,
    chosen,
    toggle,
    value,
    w,
)  # fmt: skip
from clausekit.documents.word.styles import Style
from clausekit.documents.word.symbols import symbol
from clausekit.documents.word.views import ACCEPTED, ORIGINAL
from clausekit.documents.word.wordfile import NOTE_KINDS, NOTE_MARKS, Part, WordFile

TRANSPARENT: Final = frozenset(
    {HYPERLINK, w("smartTag"), w("customXml"), w("fldSimple"), w("dir"), w("bdo"), SDT_CONTENT}
)
_THROUGH: Final = {sight.view: TRANSPARENT | sight.kept for sight in (ACCEPTED, ORIGINAL)}
FIXED: Final = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip
DRAWN: Final = frozenset({w("drawing"), w("pict"), w("object")})
TEXTS: Final = ORIGINAL.texts
SYMBOL: Final = w("sym")
RUBY: Final = w("ruby")
RUBY_BASE: Final = w("rubyBase")
_XML_SPACE_CHARACTERS: Final = " \t\r\n"
_SAME_LENGTH: Final = str.maketrans({"\n": " ", "\r": " ", "\u2011": "-", "\u2028": " ", "\u2029": " "})
_VISIBLE: Final = re.compile("[^\u00ad\u200b\u2060\ufeff]+")  # soft hyphens and zero-width ones print nothing


@dataclass(slots=True)
class Piece:
    """Characters that one leaf of the XML prints.

    `node` is the leaf and `run` the `w:r` (or formula) that holds it. In a text node they are the node's own
    characters from `start` on, one for one; any other leaf prints its text as a whole.
    """

    text: str
    node: Element
    run: Element
    start: int = 0


@dataclass(slots=True)
class Aside:
    """What is read after the paragraph that holds it: a text box (its content) or a note (its reference)."""

    kind: str
    element: Element
    run: Element


@dataclass(slots=True)
class Inline:
    """What a paragraph prints, and what hangs on it."""

    pieces: list[Piece] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def inline(paragraph: Element, part: Part, file: WordFile) -> Inline:
    """What `paragraph` of `part` prints in the file's view of tracked changes, hidden text left out."""
    properties = file.sight.properties(paragraph, PPR)
    walk = _Walk(part, file, file.styles.paragraph(value(properties, w("pStyle"))))
    walk.children(paragraph)
    return walk.found


def passage_pieces(members: Iterable[Element], part: Part, file: WordFile) -> list[Piece]:
    """The pieces of the paragraphs that together are read as one, white space at the ends left out."""
    return trimmed([piece for member in members for piece in inline(member, part, file).pieces])


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """`pieces` without white space at the beginning and at the end."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip():
        first += 1
    while last > first and not pieces[last - 1].text.strip():
        last -= 1
    kept = pieces[first:last]
    if kept:
        head = kept[0]
        bare = head.text.lstrip()
        if head.node.tag in TEXTS and bare != head.text:
            kept[0] = Piece(bare, head.node, head.run, head.start + len(head.text) - len(bare))
        tail = kept[-1]
        kept[-1] = Piece(tail.text.rstrip(), tail.node, tail.run, tail.start)
    return kept


class _Walk:
    """Goes down one paragraph; `found` grows."""

    def __init__(self, part: Part, file: WordFile, style: Style) -> None:
        self.found = Inline()
        self._part = part
        self._file = file
        self._style = style
        self._through = _THROUGH[file.sight.view]
        self._texts = file.sight.texts

    def children(self, parent: Element | None) -> None:
        for child in () if parent is None else parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in self._through:
                self.children(child)
            elif tag == SDT:
                self.children(child.find(SDT_CONTENT))
            elif tag == ALTERNATE:
                self.children(chosen(child))
            elif tag in (OMATH, OMATH_PARA):
                self._formula(child)

    def _run(self, run: Element) -> None:
        if not (self._file.hides and self._hidden(run)):
            self._leaves(run, run)

    def _leaves(self, parent: Element | None, run: Element) -> None:
        codes = self._part.fields.codes
        for node in () if parent is None else parent:
            tag = node.tag
            if tag in self._texts:
                if node not in codes:
                    self._text(node, run)
            elif tag in FIXED:
                if node not in codes:
                    self._add(FIXED[tag], node, run)
            elif tag != RPR:
                self._rarer(node, run)

    def _rarer(self, node: Element, run: Element) -> None:
        tag = node.tag
        if tag in NOTE_KINDS or tag in NOTE_MARKS:
            self._note(node, run)
        elif tag in DRAWN:
            self._text_boxes(node, run)
        elif tag == ALTERNATE:
            self._leaves(chosen(node), run)
        elif tag == RUBY:
            self.children(node.find(RUBY_BASE))
        else:
            self._add(self._computed(node), node, run)

    def _computed(self, node: Element) -> str:
        """What a leaf prints that is neither text nor fixed; "" for one that prints nothing."""
        if node.tag == SYMBOL and node not in self._part.fields.codes:
            return symbol(node.get(w("font")) or "", node.get(w("char")) or "")
        if node.tag == FLD_CHAR:
            return _check_box(node)
        if node.tag == INSTRUCTION and node in self._part.fields.buttons:
            return (node.text or "")[self._part.fields.buttons[node] :].translate(_SAME_LENGTH)
        return ""

    def _note(self, node: Element, run: Element) -> None:
        self._add(self._part.marks.get(node, ""), node, run)
        kind = NOTE_KINDS.get(str(node.tag))
        if kind:
            self.found.asides.append(Aside(kind, node, run))

    def _add(self, text: str, node: Element, run: Element) -> None:
        if text:
            self.found.pieces.append(Piece(text, node, run))

    def _text(self, node: Element, run: Element) -> None:
        text = (node.text or "").translate(_SAME_LENGTH)
        start = 0
        if node.get(XML_SPACE) != "preserve":  # Word drops white space at the ends then
            bare = text.lstrip(_XML_SPACE_CHARACTERS)
            start = len(text) - len(bare)
            text = bare.rstrip(_XML_SPACE_CHARACTERS)
        for match in _VISIBLE.finditer(text):
            self.found.pieces.append(Piece(match[0], node, run, start + match.start()))

    def _formula(self, formula: Element) -> None:
        text = "".join(node.text or "" for node in formula.iter(MATH_TEXT))
        self._add(text.translate(_SAME_LENGTH), formula, formula)

    def _text_boxes(self, drawn: Element, run: Element) -> None:
        for content in drawn.iter(TEXTBOX):
            if _nearest(content, drawn) is drawn:
                self.found.asides.append(Aside("textbox", content, run))

    def _hidden(self, run: Element) -> bool:
        properties = self._file.sight.properties(run, RPR)
        own = toggle(properties, w("vanish"))
        if own is not None:
            return own
        character = self._file.styles.get(value(properties, w("rStyle")) or "")
        return bool(character.hidden) != bool(self._style.hidden)


def _nearest(content: Element, drawn: Element) -> Element | None:
    """The first of: a text box around `content`, a fallback branch around it, `drawn` itself."""
    for ancestor in content.iterancestors():
        if ancestor is drawn or ancestor.tag in (TEXTBOX, FALLBACK):
            return ancestor
    return None


def _check_box(node: Element) -> str:
    """A legacy form's check box, as it is drawn."""
    box = node.find(f"{w('ffData')}/{w('checkBox')}")
    if box is None:
        return ""
    checked = toggle(box, w("checked"))
    return "☒" if (toggle(box, w("default")) if checked is None else checked) else "☐"
