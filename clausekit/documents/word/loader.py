"""A Word file in, a Document out: every word that Word shows, list numbers included, each with its place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from clausekit.datamodel import Block, BlockKind, Document, Place, Span, View
from clausekit.documents.word.comments import comments
from clausekit.documents.word.links import links
from clausekit.documents.word.looks import looks
from clausekit.documents.word.names import Element, w
from clausekit.documents.word.problems import problems
from clausekit.documents.word.revisions import revisions
from clausekit.documents.word.stories import Passage, passages
from clausekit.documents.word.wordfile import WordFile, word_file
from clausekit.errors import EmptyFile

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PAGE_WORDS: Final = re.compile(r"(?:page|of|[\s\d\-–—|/.()ivxlc]){0,60}", re.IGNORECASE)
_PAGE_FIELD: Final = re.compile(r"\s{0,20}(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


def from_docx(
    data: bytes,
    name: str,
    *,
    password: str | None = None,  # noqa: ARG001 - one signature for all loaders
    view: View = "accepted",
) -> Document:
    """The contract in the Word file `data`, called `name` in messages and as the Document's source.

    Tracked changes are read as accepted; with `view="original"` the text is what it was before them: deleted
    words are in, inserted ones out, moved ones where they came from, list numbers and notes counted anew.
    A password is not used: a Word file behind one cannot be read.
    Raises EncryptedFile, UnsupportedFile, DamagedFile, FileTooLarge or EmptyFile, and UsageError for another
    view.
    """
    file = word_file(data, name, view)
    placed, text = _placed(passages(file))
    if not text.strip():
        raise EmptyFile(f"'{name}' has no words in it: choose a file with text")
    pending = revisions(file, text, placed)
    tied, stale = links(file, text, placed)
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        text=text,
        blocks=tuple(_block(passage, span, file) for passage, span in placed),
        problems=(*problems(file, len(text.split()), pending), *stale),
        revisions=pending,
        comments=comments(file, text, placed),
        view=view,
        links=tied,
    )


def _placed(found: Iterable[Passage]) -> tuple[list[tuple[Passage, Span]], str]:
    """The passages with the spans of their blocks, and the text that they make."""
    texts: list[str] = []
    placed: list[tuple[Passage, Span]] = []
    position = 0
    before: Passage | None = None
    for passage in found:
        text = passage.text
        if before is not None:
            texts.append(_separator(before, passage))
            position += 1
        placed.append((passage, Span(position, position + len(text))))
        texts.append(text)
        position += len(text)
        before = passage
    return placed, "".join(texts)


def _separator(before: Passage, after: Passage) -> str:
    """A tab between two cells of one row, a newline between all else."""
    one, two = before.frame.cell, after.frame.cell
    same_row = one is not None and two is not None and one[:2] == two[:2]
    return "\t" if same_row and one != two else "\n"


def _block(passage: Passage, span: Span, file: WordFile) -> Block:
    seen = looks(passage, file)
    kind = _kind(passage, heading=seen.heading is not None)
    return Block(
        span=span,
        kind=kind,
        place=Place(passage.part.name, passage.part.ordinals[passage.key], passage.prefix),
        number=passage.number,
        level=seen.heading if seen.heading is not None else passage.item and passage.item[1],
        style=seen.style,
        bold=seen.bold,
        centred=seen.centred,
        size=seen.size,
        indent=seen.indent,
        cell=passage.frame.cell,
        changed=passage.changed,
    )


def _kind(passage: Passage, *, heading: bool) -> BlockKind:
    frame = passage.frame
    if frame.story in ("header", "footer") and _is_page_number(passage):
        return "page_number"
    if frame.story != "body":
        return frame.story
    if frame.contents:
        return "toc"
    if frame.cell is not None:
        return "cell"
    return "heading" if heading else "paragraph"


def _is_page_number(passage: Passage) -> bool:
    """True for a line of a header or footer that holds a page field and nothing else of weight."""
    return bool(_PAGE_WORDS.fullmatch(passage.words)) and any(map(_has_page_field, passage.members))


def _has_page_field(paragraph: Element) -> bool:
    codes = [element.text or "" for element in paragraph.iter(w("instrText"))]
    codes += [element.get(w("instr")) or "" for element in paragraph.iter(w("fldSimple"))]
    return any(_PAGE_FIELD.match(code) for code in codes)
