"""Words that Word itself ties to a place (ECMA-376 part 1, 17.16.5.51 REF, 17.16.22 hyperlinks).

The words are what Word last printed; the target is found by its bookmark, whatever the words say. A table of
contents is furniture, and its links are left out; so are references to a page. Links of the main part to the
web keep their address, which the words ("here") often hide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from clausekit.datamodel import Link, Problem, Span
from clausekit.documents.word.fields import FLD_CHAR, FLD_CHAR_TYPE, INSTRUCTION
from clausekit.documents.word.names import RELATIONS, Element, w
from clausekit.documents.word.spots import roots, spots, steps
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.wordfile import WordFile

_BOOKMARK: Final = w("bookmarkStart")
_SIMPLE: Final = w("fldSimple")
_HYPERLINK: Final = w("hyperlink")
_REF: Final = re.compile(r"\s{0,20}REF\s{1,20}\"?([^\s\"\\]{1,100})", re.IGNORECASE)
_OF_A_NUMBER: Final = re.compile(r"\\[nrw]\b", re.IGNORECASE)
_WEB: Final = re.compile(r"\s{0,20}HYPERLINK\s{1,20}\"?(https?://[^\s\"\\]{1,2000})", re.IGNORECASE)
_ID: Final = f"{{{RELATIONS}}}id"
_NUMBER: Final = re.compile(r"[\w.()-]{0,30}$")
_ENDS: Final = " .\t"
_MOST_NAMED: Final = 3


@dataclass(slots=True)
class _Field:
    """A field or link that has begun: its instruction, and where the words that it shows begin."""

    code: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words that point to a bookmark. `numbers`: they show the number of the paragraph there, no more."""

    span: Span
    bookmark: str
    numbers: bool


@dataclass(slots=True)
class _Found:
    bookmarks: dict[str, int] = field(default_factory=dict)
    pointers: list[_Pointer] = field(default_factory=list)
    outward: list[tuple[Span, str]] = field(default_factory=list)


def links(
    file: WordFile, text: str, placed: Sequence[tuple[Passage, Span]]
) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """The links in text order, and a problem when some show another number than their target has now.

    `placed` are the passages of the document with that `text`, and the spans of their blocks.
    """
    found = _Found()
    known = spots(text, placed)
    addresses = _addresses(file)
    for root, first in roots(file, placed):
        here = addresses if root is file.main.root else {}
        _walk(steps(root, known, first, (_BOOKMARK, _SIMPLE, _HYPERLINK)), found, here)
    starts = [span.start for _, span in placed]
    tied: list[Link] = []
    stale: list[str] = []
    for pointer in sorted(found.pointers, key=_position):
        at = found.bookmarks.get(pointer.bookmark)
        words = text[pointer.span.start : pointer.span.end]
        if at is None or not words.strip():
            continue
        passage, target = placed[max(bisect_right(starts, at) - 1, 0)]
        tied.append(Link(_trimmed(pointer.span, words), target))
        if pointer.numbers and _is_stale(words, passage.number):
            stale.append(f"“{words.strip()}” is now {passage.number.strip(_ENDS)}")
    for span, address in found.outward:
        words = text[span.start : span.end]
        if words.strip():
            tied.append(Link(_trimmed(span, words), None, address))
    return tuple(sorted(tied, key=_start)), tuple(_problem(stale))


def _addresses(file: WordFile) -> dict[str, str]:
    """Addresses on the web that the main part names, by relationship id."""
    relations = file.package.relations(file.main.name).values()
    return {relation.id: relation.target for relation in relations if relation.external}


def _walk(walked: Iterator[tuple[str, Element, int]], found: _Found, addresses: Mapping[str, str]) -> None:
    opened: list[_Field] = []
    for event, element, at in walked:
        if element.tag == _BOOKMARK:
            if event == "start":
                found.bookmarks.setdefault(element.get(w("name")) or "", at)
        elif element.tag in (_SIMPLE, _HYPERLINK):
            code = _code(element, addresses) if event == "start" else ""
            _bracket(code, at, opened, found, begins=event == "start")
        elif element.tag == INSTRUCTION and event == "start" and opened:
            opened[-1].code += element.text or ""
        elif element.tag == FLD_CHAR and event == "start":
            _step(element.get(FLD_CHAR_TYPE), at, opened, found)


def _code(element: Element, addresses: Mapping[str, str]) -> str:
    """The instruction of a field or link that is one element around its words."""
    anchor, address = element.get(w("anchor")), addresses.get(element.get(_ID) or "")
    if address:
        return f'HYPERLINK "{address}"'
    return element.get(w("instr")) or (f"REF {anchor}" if anchor else "")


def _bracket(code: str, at: int, opened: list[_Field], found: _Found, *, begins: bool) -> None:
    if begins:
        opened.append(_Field(code, at))
    elif opened:
        _close(opened.pop(), at, found)


def _step(type: str | None, at: int, opened: list[_Field], found: _Found) -> None:
    if type == "begin":
        opened.append(_Field())
    elif opened and type == "separate":
        opened[-1].start = at
    elif opened and type == "end":
        _close(opened.pop(), at, found)


def _close(done: _Field, at: int, found: _Found) -> None:
    outward = _WEB.match(done.code)
    if outward and done.start is not None:
        found.outward.append((Span(done.start, at), outward[1]))
    reference = _REF.match(done.code)
    if reference and done.start is not None and not reference[1].startswith("_Toc"):
        numbers = _OF_A_NUMBER.search(done.code) is not None
        found.pointers.append(_Pointer(Span(done.start, at), reference[1], numbers))


def _start(link: Link) -> int:
    return link.span.start


def _position(pointer: _Pointer) -> Span:
    return pointer.span


def _trimmed(span: Span, words: str) -> Span:
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _is_stale(words: str, number: str) -> bool:
    """Whether words that should show `number`, alone or behind the numbers around it, show another."""
    shown, now = words.strip(_ENDS), number.strip(_ENDS)
    return (
        bool(now) and bool(_NUMBER.fullmatch(shown)) and not shown.endswith(now) and not now.endswith(shown)
    )


def _problem(stale: Sequence[str]) -> Iterator[Problem]:
    if stale:
        count = f"{len(stale)} cross-reference{'s show' if len(stale) > 1 else ' shows'}"
        named = ", ".join(stale[:_MOST_NAMED]) + (", …" if len(stale) > _MOST_NAMED else "")
        message = f"{count} another number than the place that Word ties to it: {named}"
        yield Problem("numbering", message)
