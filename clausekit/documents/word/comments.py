"""Comments that a Word file holds: who said what, when, and at which words (ECMA-376 part 1, 17.13.4).

Which comment answers which stands in the extended comments ([MS-DOCX] 2.5.1.3), by their `w14:paraId`.
"""

from __future__ import annotations

from typing import Final

from clausekit.datamodel import Comment, Span
from clausekit.documents.word.names import Element, P, R, w
from clausekit.documents.word.runs import FIXED, TEXTS
from clausekit.documents.word.spots import Spots, roots, spots, steps
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.wordfile import WordFile

_COMMENT: Final = w("comment")
_START: Final = w("commentRangeStart")
_END: Final = w("commentRangeEnd")
_REFERENCE: Final = w("commentReference")
_PARA_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def comment_elements(file: WordFile) -> list[Element]:
    """The `w:comment` elements of the file, in its order. Raises DamagedFile."""
    name = file.package.related(file.main.name, "comments")
    return [] if name is None else list(file.package.xml(name).iter(_COMMENT))


def comments(file: WordFile, text: str, placed: list[tuple[Passage, Span]]) -> tuple[Comment, ...]:
    """The comments in the order of their words, answers behind what they answer.

    `placed` are the passages of the document with that `text`, and the spans of their blocks. A comment that
    nothing refers to is left out: Word does not show it either.
    """
    elements = {element.get(w("id")) or "": element for element in comment_elements(file)}
    if not elements:
        return ()
    anchors = _anchors(file, spots(text, placed), placed)
    answered = _answered(file, elements)
    order = {id: index for index, id in enumerate(elements)}
    shown = {id: anchors.get(id, anchors.get(answered.get(id, ""))) for id in elements}
    places = {id: span for id, span in shown.items() if span is not None}

    def rank(id: str) -> tuple[Span, int, int]:
        first = answered.get(id, id)
        return places.get(first, places[id]), order[first], order[id]

    return tuple(_comment(elements[id], places[id]) for id in sorted(places, key=rank))


def _comment(element: Element, span: Span) -> Comment:
    author, date = element.get(w("author")) or "", element.get(w("date")) or ""
    lines = [_line(paragraph) for paragraph in element.iter(P)]
    return Comment(author, date, "\n".join(lines).strip(), span)


def _line(paragraph: Element) -> str:
    leaves = (leaf for run in paragraph.iter(R) for leaf in run)
    return "".join(
        leaf.text or "" if leaf.tag in TEXTS else FIXED.get(str(leaf.tag), "") for leaf in leaves
    ).strip()


def _anchors(file: WordFile, found: Spots, placed: list[tuple[Passage, Span]]) -> dict[str, Span]:
    """The words of each comment, by its id; an empty span for one that stands at a point."""
    starts: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for root, first in roots(file, placed):
        for event, element, at in steps(root, found, first, (_START, _END, _REFERENCE)):
            id = element.get(w("id")) or ""
            if event == "end":
                continue
            if element.tag == _START:
                starts.setdefault(id, at)
            elif element.tag == _END and id in starts:
                spans.setdefault(id, _trimmed(found.text, starts[id], at))
            elif element.tag == _REFERENCE:
                spans.setdefault(id, _trimmed(found.text, starts.get(id, at), at))
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty, at `start`, when nothing is left."""
    words = text[start:end]
    if not words.strip():
        return Span(start, start)
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _answered(file: WordFile, elements: dict[str, Element]) -> dict[str, str]:
    """Id of an answer → id of the comment that began the conversation."""
    name = file.package.related(file.main.name, "commentsExtended")
    if name is None:
        return {}
    owners = {
        paragraph.get(_PARA_ID): id for id, element in elements.items() for paragraph in element.iter(P)
    }
    above: dict[str, str] = {}
    for record in file.package.xml(name).iter(f"{_W15}commentEx"):
        own, parent = (owners.get(record.get(_W15 + key)) for key in ("paraId", "paraIdParent"))
        if own is not None and parent is not None and own != parent:
            above[own] = parent
    return {id: _first(id, above) for id in above}


def _first(id: str, above: dict[str, str]) -> str:
    seen = {id}
    while id in above and above[id] not in seen:
        id = above[id]
        seen.add(id)
    return id
