"""Fields (ECMA-376 part 1, 17.16): which characters are instructions, and what lies in a table of contents.

A field may run over many paragraphs and hold others, so this is found for a whole part at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from clausekit.documents.word.names import DEL_TEXT, Element, P, T, w

FLD_CHAR: Final = w("fldChar")
FLD_CHAR_TYPE: Final = w("fldCharType")
INSTRUCTION: Final = w("instrText")
DELETED_INSTRUCTION: Final = w("delInstrText")
SHOWN_LEAVES: Final = (T, DEL_TEXT, w("tab"), w("br"), w("cr"), w("sym"), w("noBreakHyphen"), w("ptab"))
_DEEPEST: Final = 64  # fields within fields; real files have two or three
_BUTTON: Final = re.compile(
    r"\s{0,20}(?:MACROBUTTON|GOTOBUTTON)\s{1,20}\S{1,100}\s{1,20}(?=\S)", re.IGNORECASE
)
_COUNTER: Final = re.compile(r"\s{0,20}(?:LISTNUM|AUTONUM)", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"\s{0,20}(?:TOC|TOA)\b", re.IGNORECASE)


@dataclass(slots=True)
class FieldMap:
    """`codes`: leaves that are instructions. `buttons`: instructions shown from that character on.

    `contents`: paragraphs of a table of contents. `counters`: how many fields are numbers that Word counts
    itself and does not keep in the file.
    """

    codes: set[Element] = field(default_factory=set)
    buttons: dict[Element, int] = field(default_factory=dict)
    contents: set[Element] = field(default_factory=set)
    counters: int = 0


@dataclass(slots=True)
class _Open:
    """A field between its begin and its end."""

    instructions: list[Element] = field(default_factory=list)
    leaves: list[Element] = field(default_factory=list)
    paragraphs: list[Element] = field(default_factory=list)
    in_code: bool = True

    @property
    def code(self) -> str:
        return "".join(element.text or "" for element in self.instructions)


def field_map(root: Element) -> FieldMap:
    """All fields of a part. One that never ends hides nothing: better too many words than too few."""
    found = FieldMap()
    if next(root.iter(FLD_CHAR), None) is None:
        return found
    stack: list[_Open] = []
    paragraph: Element | None = None
    for element in root.iter(P, FLD_CHAR, INSTRUCTION, DELETED_INSTRUCTION, *SHOWN_LEAVES):
        if element.tag == P:
            paragraph = element
            for opened in stack:
                opened.paragraphs.append(element)
        elif element.tag == FLD_CHAR:
            _step(element.get(FLD_CHAR_TYPE), stack, paragraph, found)
        else:
            _collect(element, stack)
    return found


def _collect(leaf: Element, stack: list[_Open]) -> None:
    if leaf.tag in (INSTRUCTION, DELETED_INSTRUCTION):
        if stack:
            stack[-1].instructions.append(leaf)
        return
    for opened in stack:
        if opened.in_code:
            opened.leaves.append(leaf)


def _step(type: str | None, stack: list[_Open], paragraph: Element | None, found: FieldMap) -> None:
    if type == "begin":
        if len(stack) >= _DEEPEST:
            stack.clear()
        stack.append(_Open(paragraphs=[] if paragraph is None else [paragraph]))
    elif stack and type == "separate":
        stack[-1].in_code = False
    elif stack and type == "end":
        _close(stack.pop(), found)


def _close(done: _Open, found: FieldMap) -> None:
    found.codes.update(done.leaves)
    code = done.code
    if _CONTENTS.match(code):
        found.contents.update(done.paragraphs)
    if _COUNTER.match(code):
        found.counters += 1
    button = _BUTTON.match(code)
    if not button:
        return
    skip = button.end()
    for element in done.instructions:
        length = len(element.text or "")
        found.buttons[element] = min(skip, length)
        skip = max(skip - length, 0)
