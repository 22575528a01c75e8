"""Where the leaves and paragraphs of a Word file stand in the Document's text; a walk that keeps count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from lxml import etree

from clausekit.datamodel import Span
from clausekit.documents.word.fields import FLD_CHAR, INSTRUCTION
from clausekit.documents.word.names import CHOICE, FALLBACK, OMATH, OMATH_PARA, Element, P
from clausekit.documents.word.runs import FIXED, SYMBOL, TEXTS
from clausekit.documents.word.stories import Passage
from clausekit.documents.word.wordfile import NOTE_KINDS, NOTE_MARKS, WordFile

LEAVES: Final = frozenset(
    {*TEXTS, *FIXED, *NOTE_KINDS, *NOTE_MARKS, SYMBOL, FLD_CHAR, INSTRUCTION, OMATH, OMATH_PARA}
)
Event: TypeAlias = Literal["start", "end"]


@dataclass(slots=True)
class Spots:
    """`leaves`: the characters that each leaf prints. `begins`: where a paragraph's own words begin.

    `ends`: where the block of a paragraph ends, for the last paragraph of its passage. `heads`: where the
    number begins that is computed for the words at a position.
    """

    text: str
    leaves: dict[Element, Span] = field(default_factory=dict)
    begins: dict[Element, int] = field(default_factory=dict)
    ends: dict[Element, int] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)


def spots(text: str, placed: Iterable[tuple[Passage, Span]]) -> Spots:
    """The spots of a document with that text, whose passages print the blocks at those spans."""
    found = Spots(text)
    for passage, span in placed:
        at = span.start + passage.prefix
        if passage.prefix:
            found.heads[at] = span.start
        found.ends[passage.members[-1]] = span.end
        alone = len(passage.members) == 1
        if alone or not passage.pieces:
            found.begins[passage.key] = at
        for piece in passage.pieces:
            if not alone:
                found.begins.setdefault(next(piece.node.iterancestors(P), passage.key), at)
            known = found.leaves.get(piece.node)
            end = at + len(piece.text)
            found.leaves[piece.node] = Span(known.start if known else at, end)
            at = end
    return found


def roots(file: WordFile, placed: Iterable[tuple[Passage, Span]]) -> Iterator[tuple[Element, int]]:
    """What was read, the main part first: each note, header and footer, and where its words begin."""
    yield file.main.root, 0
    starts: dict[Element, int] = {}
    parts = {}
    for passage, span in placed:
        starts[passage.key] = span.start
        parts[passage.part.name] = passage.part.root
    notes = {part.name for part, _ in file.notes.values()}
    others = [root for name, root in parts.items() if name != file.main.name and name not in notes]
    for root in (*(note for _, note in file.notes.values()), *others):
        first = next((starts[paragraph] for paragraph in root.iter(P) if paragraph in starts), None)
        if first is not None:
            yield root, first


def steps(root: Element, found: Spots, at: int, tags: Iterable[str]) -> Iterator[tuple[Event, Element, int]]:
    """Paragraphs, leaves and elements of `tags` under `root` as they begin and end, with the text's position.

    `at` is the position before them. Between paragraphs the position is where the next block begins. The
    second branch of an alternative says the first again (`names.chosen`) and is not walked.
    """
    around: list[int] = []
    walk = etree.iterwalk(root, events=("start", "end"), tag=(P, FALLBACK, *LEAVES, *tags))
    for event, element in walk:
        if event == "start":
            if element.tag == FALLBACK and element.getparent().find(CHOICE) is not None:
                walk.skip_subtree()
            elif element.tag == P:
                around.append(at)
                at = found.begins.get(element, at)
            yield "start", element, at
        elif element.tag == P:
            yield "end", element, at
            at = _behind(element, found, at, around)
        else:
            at = found.leaves[element].end if element in found.leaves else at
            yield "end", element, at


def _behind(paragraph: Element, found: Spots, at: int, around: list[int]) -> int:
    """The position after a paragraph: a text box's leaves that of the paragraph around it as it was."""
    before = around.pop()
    if around:
        return before
    return min(found.ends[paragraph] + 1, len(found.text)) if paragraph in found.ends else at
