"""Helpers for tests of facts: tables of words, and contracts written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Block, Document, Span


@pytest.fixture(scope="session")
def contract() -> Callable[..., Document]:
    """A Document of the given paragraphs; a pair (kind, words) makes a block of that kind."""

    def build(*paragraphs: str | tuple[str, str]) -> Document:
        blocks, text = [], ""
        for paragraph in paragraphs:
            kind, words = ("paragraph", paragraph) if isinstance(paragraph, str) else paragraph
            text += "\n" if text else ""
            blocks.append(Block(Span(len(text), len(text) + len(words)), kind))
            text += words
        return Document("test", "", "text/plain", text, tuple(blocks))

    return build
