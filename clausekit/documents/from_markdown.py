"""Markdown in, Document out: the words as they would be shown, with headings, bold openings and cells told.

A list within a numbered list is numbered "1.1", then "(a)", then "(i)": CommonMark leaves that to the
renderer, and this is what contracts print. Indented lines are text, never program code.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.datamodel import Document, Problem
from clausekit.documents.decoding import decode
from clausekit.documents.markdown_walk import walk
from clausekit.documents.pieces import lay_out
from clausekit.errors import EmptyFile

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n---[ \t]*(?:\n|\Z)", re.DOTALL)

DEEPEST = 60
"""Lists and quotations within each other that are read: markdown-it leaves out what lies deeper."""


def from_markdown(data: bytes, name: str, *, password: str | None = None) -> Document:  # noqa: ARG001 -- loaders share one signature
    """The Document of a Markdown file: no markup or front matter, links with their address.

    `password` is never needed. Raises EmptyFile and UnsupportedFile.
    """
    from markdown_it import MarkdownIt

    text, problems = decode(data, name)
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": DEEPEST})
        .enable("table")
        .disable("code")
        .parse(FRONT_MATTER.sub("", text))
    )
    pieces = [piece for piece in walk(tokens) if piece.words]
    if not pieces:
        raise EmptyFile(f"'{name}' holds no words: choose a file with text in it")
    words, blocks = lay_out(pieces)
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown",
        text=words,
        blocks=blocks,
        problems=(*problems, *_too_deep(tokens)),
    )


def _too_deep(tokens: Sequence[Token]) -> tuple[Problem, ...]:
    if max(token.level for token in tokens) < DEEPEST - 1:
        return ()
    return (Problem("limit", f"lists nested more than {DEEPEST // 2} deep were left out"),)
