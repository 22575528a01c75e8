"""Documents and clauses made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Clause, Document, Span
from clausekit.documents.from_text import document_from_string

MakeClauses = Callable[..., tuple[Document, tuple[Clause, ...]]]


@pytest.fixture
def make_clauses() -> MakeClauses:
    """Builds a document of flat clauses from (heading, body) pairs."""

    def make(*pairs: tuple[str, str]) -> tuple[Document, tuple[Clause, ...]]:
        text, spans = "", []
        for heading, body in pairs:
            start = len(text)
            text += f"{heading}\n{body}\n\n"
            spans.append((heading, Span(start, len(text) - 2), Span(start + len(heading) + 1, len(text) - 2)))
        clauses = tuple(
            Clause(id=str(place), number=str(place), heading=heading, span=span, body=body)
            for place, (heading, span, body) in enumerate(spans, 1)
        )
        return document_from_string(text), clauses

    return make
