"""Plain text in, Document out.

Lines wrapped at a width are joined into paragraphs; text with one paragraph a line stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clausekit.datamodel import Block, Document, Span
from clausekit.documents.decoding import decode
from clausekit.documents.paragraphs import paragraphs

SPACES = re.compile(r"\s+")


def from_text(data: bytes, name: str, *, password: str | None = None) -> Document:  # noqa: ARG001 -- loaders share one signature
    """The Document of a text file; white space within a paragraph becomes one space.

    `password` is never needed. Raises EmptyFile and UnsupportedFile.
    """
    text, problems = decode(data, name)
    raw = paragraphs(text)
    rewritten = _rewrite(text, raw)
    blocks = tuple(_place(raw, (len(words) for words in rewritten)))
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        text="\n".join(rewritten),
        blocks=blocks,
        problems=problems,
    )


def document_from_string(text: str, name: str = "text") -> Document:
    """The Document whose text is exactly `text`, so that offsets into it stay valid.

    Blocks cover the paragraphs (a wrapped one holds newlines); the white space between belongs to none.
    """
    return Document(
        source=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
        text=text,
        blocks=tuple(paragraphs(text)),
    )


def _rewrite(text: str, blocks: Iterable[Block]) -> list[str]:
    return [_one_line(text[block.span.start : block.span.end]) for block in blocks]


def _one_line(words: str) -> str:
    return SPACES.sub(" ", words)


def _place(blocks: Iterable[Block], lengths: Iterable[int]) -> Iterator[Block]:
    start = 0
    for block, length in zip(blocks, lengths, strict=True):
        yield replace(block, span=Span(start, start + length))
        start += length + 1
