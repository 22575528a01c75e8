"""From spans back to the runs that print them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Document, Span
from clausekit.documents.word import from_docx, passages, word_file
from clausekit.documents.word.place import places
from clausekit.documents.word.runs import passage_pieces

Build = Callable[..., bytes]


def located(document: Document, data: bytes, span: Span) -> list[str]:
    return [stretch.words for stretch in places(document, word_file(data, "x")).locate(span)]


def test_a_span_over_paragraphs_is_located_in_each(word_bytes: Build, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    data = word_bytes(
        xml.para("First words", num=(1, 0)) + xml.para("Second", num=(1, 0)), numbering=numbering
    )
    document = from_docx(data, "x")
    assert document.text == "1.\tFirst words\n2.\tSecond"
    assert located(document, data, Span(9, 20)) == ["words", "Se"]
    assert located(document, data, Span(0, 2)) == ["First"]
    assert located(document, data, Span(9, 17)) == ["words"]


def test_merged_paragraphs_are_one_place(word_bytes: Build, xml: Any) -> None:
    data = word_bytes(xml.para("One ", mark='<w:del w:id="1" w:author="A"/>') + xml.para("two"))
    document = from_docx(data, "x")
    assert located(document, data, Span(2, 6)) == ["e tw"]


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.text("ab \u00adé\u2011", max_size=6), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    data=st.data(),
)
def test_what_is_located_is_what_is_quoted(
    word_bytes: Build, xml: Any, texts: list[list[str]], data: st.DataObject
) -> None:
    body = "".join(f"<w:p>{''.join(xml.run(text) for text in runs)}</w:p>" for runs in [*texts, ["end"]])
    file = word_bytes(body)
    document = from_docx(file, "x")
    start = data.draw(st.integers(0, len(document.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(document.text))))
    assert "\n".join(located(document, file, span)).strip("\n") == document.quote(span).strip("\n")


@pytest.mark.data
def test_pieces_join_to_every_block_of_real_files(data_dir: Path) -> None:
    for path in sorted((data_dir / "contracts").glob("*.docx")):
        data = path.read_bytes()
        document, file = from_docx(data, path.name), word_file(data, path.name)
        assert [document.quote(block.span) for block in document.blocks] == [
            p.text for p in passages(file)
        ], path
        for passage in passages(file):
            pieces = passage_pieces(passage.members, passage.part, file)
            assert "".join(piece.text for piece in pieces) == passage.words
